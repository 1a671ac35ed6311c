// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// Letters and digits of ASCII, whatever the locale; any other byte is none and stays as it is.
namespace telusur::ascii {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_letter(char c) {
  return is_upper(c) || is_lower(c);
}
constexpr char lowered(char c) {
  return is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}

}  // namespace telusur::ascii
