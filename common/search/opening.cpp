// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/opening.hpp"

#include <algorithm>

#include "support/utf8.hpp"

namespace telusur::search {

std::string opening(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  text = text.substr(0, text.find('\n'));
  text = text.substr(0, text.find_last_not_of(kBlanks) + 1);
  std::string out;
  std::size_t word_end = 0;  // of `out`, after the last whole word
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const utf8::Decoded next = utf8::decode(text, at);
    const bool blank = next.length == 1 && kBlanks.find(text[at]) != std::string_view::npos;
    if (blank) word_end = out.size();
    if (count == kMaxOpening) {
      if (word_end > 0) out.resize(word_end);
      return out + "…";
    }
    utf8::append(out, blank ? U' ' : next.code_point);
    at += next.length;
  }
  return out;
}

}  // namespace telusur::search
