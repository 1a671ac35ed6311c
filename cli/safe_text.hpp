// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace telusur::cli {

/// C0, DEL and C1: what a terminal may obey.
constexpr bool is_control(char32_t code_point) {
  return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
}

/// Well-formed UTF-8 with control characters as U+FFFD; those of `kept` stay.
std::string printable(std::string_view text, std::string_view kept = {});

/// printable(), but on one line and in one column: line ends and tabs become blanks.
std::string one_line(std::string_view text);

/// Percent-encodes the control characters of a URL or id: a terminal would obey them, a line end
/// would make two lines of one.
std::string safe_address(std::string_view url);

/// Whether it is http or https: anything else, such as `javascript:`, nobody may be led to.
bool is_web_address(std::string_view url);

}  // namespace telusur::cli
