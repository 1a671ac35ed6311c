// SPDX-License-Identifier: GPL-2.0-or-later
#include <chrono>

#include "feed/detail/xml.hpp"
#include "feed/feed.hpp"

namespace telusur::feed {
namespace {

using detail::add;
using detail::add_attribute;

void add_link(pugi::xml_node parent, std::string_view relation, std::string_view url) {
  pugi::xml_node link = parent.append_child("link");
  add_attribute(link, "rel", relation);
  add_attribute(link, "href", url);
}

/// For what has no time of its own: the same all day, or every entry would be news at each reading.
article::Timestamp today() {
  return {std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()),
          std::chrono::minutes{0}};
}

void add_entry(pugi::xml_node feed, const search::Hit& hit) {
  const article::Article& article = hit.article;
  const std::string link = detail::link_of(article);
  pugi::xml_node entry = feed.append_child("entry");
  add(entry, "id", detail::id_of(article));
  add(entry, "title", detail::title_of(hit));
  if (!link.empty()) add_attribute(entry.append_child("link"), "href", link);
  add(entry, "updated", to_rfc3339(detail::changed(article).value_or(today())));
  if (article.published) add(entry, "published", to_rfc3339(*article.published));
  for (const std::string& author : detail::authors_of(article))
    add(entry.append_child("author"), "name", author);
  for (const std::string& term : detail::categories_of(article))
    add_attribute(entry.append_child("category"), "term", term);
  if (hit.snippets.empty()) return;
  add_attribute(add(entry, "summary", detail::summary_of(hit)), "type", "html");
}

}  // namespace

std::string to_atom(const search::SearchResults& results, const FeedAddress& address) {
  pugi::xml_document document;
  pugi::xml_node feed = document.append_child("feed");
  add_attribute(feed, "xmlns", "http://www.w3.org/2005/Atom");
  add(feed, "id", address.self.empty() ? detail::urn("search", results.query) : address.self);
  add(feed, "title", "Telusur: " + results.query);
  if (!address.self.empty()) add_link(feed, "self", address.self);
  if (!address.page.empty()) add_link(feed, "alternate", address.page);
  add(feed, "updated", to_rfc3339(detail::newest(results.hits).value_or(today())));
  add(feed.append_child("author"), "name", "Telusur");
  add_attribute(add(feed, "generator", "telusur"), "version", TELUSUR_VERSION);
  for (const search::Hit& hit : results.hits)
    add_entry(feed, hit);
  return detail::serialized(document);
}

}  // namespace telusur::feed
