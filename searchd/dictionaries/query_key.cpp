// SPDX-License-Identifier: GPL-2.0-or-later
#include "dictionaries/query_key.hpp"

#include "analysis/characters.hpp"
#include "support/utf8.hpp"

namespace telusur::searchd {

std::string query_key(std::string_view query) {
  std::string folded;
  analysis::append_folded(folded, utf8::repaired(query));
  std::string key;
  for (const char c : folded) {
    const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
    if (!blank) {
      key += c;
    } else if (!key.empty() && key.back() != ' ') {
      key += ' ';
    }
  }
  if (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

}  // namespace telusur::searchd
