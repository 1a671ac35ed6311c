// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/detail/ascii.hpp"

#include <algorithm>

namespace telusur::indexer::detail {

std::string lowered(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return lowered(c); });
  return lower;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_space(text.back()))
    text.remove_suffix(1);
  return text;
}

std::string slug(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80) {
      out += lowered(c);
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  if (out.ends_with('-')) out.pop_back();
  return out;
}

std::string primary_subtag(std::string_view language) {
  const std::string_view tag = language.substr(0, language.find_first_of("-_"));
  const bool letters = std::all_of(tag.begin(), tag.end(), is_letter);
  return letters && (tag.size() == 2 || tag.size() == 3) ? lowered(tag) : std::string();
}

}  // namespace telusur::indexer::detail
