// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/html.hpp"

#include <array>
#include <utility>

#include "support/utf8.hpp"

namespace telusur::searchd::web {
namespace {

constexpr std::string_view kMark = "<mark>";
constexpr std::string_view kMarkEnd = "</mark>";

std::string_view entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

/// What no HTML document may hold, whichever way it is written (HTML standard §13.1.7).
bool forbidden(char32_t c) {
  const bool control = (c < U' ' && c != U'\n' && c != U'\t') || (c >= 0x7F && c < 0xA0);
  const bool noncharacter = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFEU) == 0xFFFEU;
  return control || noncharacter;
}

/// The inverse of escaping, for what search::append_html_escaped() wrote.
std::string unescaped(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 5> kEntities = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
  std::string plain;
  while (!text.empty()) {
    std::size_t length = 1;
    char character = text.front();
    for (const auto& [name, meaning] : kEntities) {
      if (!text.starts_with(name)) continue;
      length = name.size();
      character = meaning;
    }
    plain += character;
    text.remove_prefix(length);
  }
  return plain;
}

}  // namespace

void Html::append_escaped(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (const std::string_view name = entity(c); !name.empty()) {
      out_ += name;
      ++at;
    } else if (c >= ' ' && c < 0x7F) {
      out_ += c;
      ++at;
    } else {
      const utf8::Decoded next = utf8::decode(text, at);
      utf8::append(out_, forbidden(next.code_point) ? utf8::kReplacement : next.code_point);
      at += next.length;
    }
  }
}

Html marked(std::string_view text) {
  Html html;
  for (;;) {
    const std::size_t begin = text.find(kMark);
    if (begin == std::string_view::npos) return html.add("{}", unescaped(text));
    html.add("{}", unescaped(text.substr(0, begin)));
    text.remove_prefix(begin + kMark.size());
    const std::size_t end = text.find(kMarkEnd);
    html.add("<mark>{}</mark>", unescaped(text.substr(0, end)));
    if (end == std::string_view::npos) return html;
    text.remove_prefix(end + kMarkEnd.size());
  }
}

}  // namespace telusur::searchd::web
