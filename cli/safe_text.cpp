// SPDX-License-Identifier: GPL-2.0-or-later
#include "safe_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "support/ascii.hpp"
#include "support/utf8.hpp"

namespace telusur::cli {

std::string printable(std::string_view text, std::string_view kept) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded next = utf8::decode(text, at);
    const bool keep = !is_control(next.code_point) ||
                      (next.length == 1 && kept.find(text[at]) != std::string_view::npos);
    utf8::append(out, keep ? next.code_point : utf8::kReplacement);
    at += next.length;
  }
  return out;
}

std::string one_line(std::string_view text) {
  std::string out = printable(text, "\t\n\r");
  for (char& byte : out) {
    if (byte == '\t' || byte == '\n' || byte == '\r') byte = ' ';
  }
  return out;
}

bool is_web_address(std::string_view url) {
  return std::ranges::any_of(
      std::array<std::string_view, 2>{"http://", "https://"}, [url](std::string_view scheme) {
        return std::ranges::equal(url.substr(0, scheme.size()), scheme, {},
                                  [](char byte) { return ascii::lowered(byte); });
      });
}

std::string safe_address(std::string_view url) {
  std::string out;
  for (std::size_t at = 0; at < url.size();) {
    const utf8::Decoded next = utf8::decode(url, at);
    const std::string_view bytes = url.substr(at, next.length);
    if (is_control(next.code_point)) {
      for (const char byte : bytes) {
        fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(byte));
      }
    } else {
      out += bytes;
    }
    at += next.length;
  }
  return out;
}

}  // namespace telusur::cli
