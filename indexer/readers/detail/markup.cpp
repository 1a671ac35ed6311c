// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/detail/markup.hpp"

#include <algorithm>
#include <string>

#include "readers/detail/ascii.hpp"
#include "readers/detail/text_encoding.hpp"

namespace telusur::indexer::detail {
namespace {

/// Takes `opening … closing` from the front of `text`; all of it when the end is not in sight.
bool take(std::string_view& text, std::string_view opening, std::string_view closing) {
  if (!text.starts_with(opening)) return false;
  const std::size_t end = text.find(closing, opening.size());
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + closing.size());
  return true;
}

void skip_space(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

Markup of_element(std::string_view name, bool declared) {
  if (name == "html" || name == "head" || name == "body") return Markup::html;
  if (name == "rss" || name == "rdf:rdf") return Markup::rss;
  if (name == "feed" || name == "atom:feed") return Markup::atom;
  if (name == "urlset" || name == "sitemapindex") return Markup::sitemap;
  return declared ? Markup::xml : Markup::other;
}

}  // namespace

Markup markup_of(std::string_view head) {
  if (looks_binary(head)) return Markup::none;
  const std::string text = lowered(decode_text(head.substr(0, 2048)));
  std::string_view rest = text;
  bool declared = false;
  for (;;) {
    skip_space(rest);
    if (rest.starts_with("<!doctype")) {
      const std::string_view name = rest.substr(9, 16);
      if (name.find("html") != std::string_view::npos) return Markup::html;
      // A document type with declarations of its own in brackets, before an element.
      const std::size_t bracket = rest.find_first_of("[>");
      const bool own = bracket != std::string_view::npos && rest[bracket] == '[';
      take(rest, "<!doctype", own ? "]>" : ">");
      declared = true;
    } else if (rest.starts_with("<?xml ")) {
      declared = true;
      take(rest, "<?", "?>");
    } else if (!take(rest, "<?", "?>") && !take(rest, "<!--", "-->")) {
      break;
    }
  }
  if (rest.size() < 2 || rest[0] != '<' || !is_letter(rest[1])) {
    return declared ? Markup::xml : Markup::none;
  }
  rest.remove_prefix(1);
  return of_element(rest.substr(0, rest.find_first_of(" \t\r\n/>")), declared);
}

}  // namespace telusur::indexer::detail
