// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/text_lines.hpp"

#include <algorithm>

namespace telusur {
namespace {

constexpr std::string_view kBlanks = " \t\r";

}  // namespace

std::string_view trimmed_blanks(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

std::string_view without_comment(std::string_view line) {
  for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1)) {
    const bool begins = at == 0 || kBlanks.find(line[at - 1]) != std::string_view::npos;
    if (begins) return line.substr(0, at);
  }
  return line;
}

bool ContentLines::next() {
  while (!rest_.empty()) {
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    line_ = trimmed_blanks(without_comment(rest_.substr(0, end)));
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++number_;
    if (!line_.empty()) return true;
  }
  return false;
}

}  // namespace telusur
