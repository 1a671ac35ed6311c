// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdlib>

#include "feed/detail/xml.hpp"
#include "feed/feed.hpp"

namespace telusur::feed {
namespace {

using detail::add;
using detail::add_attribute;

/// `Thu, 20 Jul 2023 09:10:00 +0700` (RFC 822 with four digits of the year), in the article's zone.
std::string rfc822(const article::Timestamp& time) {
  constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed",
                                                     "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto local = time.moment + time.utc_offset;
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(local - day);
  const long offset = time.utc_offset.count();
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} {}{:02}{:02}",
                     kDays[std::chrono::weekday(day).c_encoding()], unsigned(date.day()),
                     kMonths[unsigned(date.month()) - 1], int(date.year()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count(), offset < 0 ? '-' : '+',
                     std::abs(offset) / 60, std::abs(offset) % 60);
}

void add_item(pugi::xml_node channel, const search::Hit& hit) {
  const article::Article& article = hit.article;
  const std::string link = detail::link_of(article);
  pugi::xml_node item = channel.append_child("item");
  add(item, "title", detail::title_of(hit));
  if (!link.empty()) add(item, "link", link);
  add_attribute(add(item, "guid", detail::id_of(article)), "isPermaLink",
                link.empty() ? "false" : "true");
  if (article.published) add(item, "pubDate", rfc822(*article.published));
  for (const std::string& author : detail::authors_of(article))
    add(item, "dc:creator", author);
  for (const std::string& term : detail::categories_of(article))
    add(item, "category", term);
  if (!hit.snippets.empty()) add(item, "description", detail::summary_of(hit));
}

}  // namespace

std::string to_rss(const search::SearchResults& results, const FeedAddress& address) {
  pugi::xml_document document;
  pugi::xml_node rss = document.append_child("rss");
  add_attribute(rss, "version", "2.0");
  add_attribute(rss, "xmlns:atom", "http://www.w3.org/2005/Atom");
  add_attribute(rss, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
  pugi::xml_node channel = rss.append_child("channel");
  const std::string title = "Telusur: " + results.query;
  add(channel, "title", title);
  add(channel, "link", address.page.empty() ? detail::urn("search", results.query) : address.page);
  add(channel, "description", title);
  if (!address.self.empty()) {
    pugi::xml_node self = channel.append_child("atom:link");
    add_attribute(self, "rel", "self");
    add_attribute(self, "type", "application/rss+xml");
    add_attribute(self, "href", address.self);
  }
  if (const auto newest = detail::newest(results.hits))
    add(channel, "lastBuildDate", rfc822(*newest));
  add(channel, "generator", std::string("telusur ") + TELUSUR_VERSION);
  for (const search::Hit& hit : results.hits)
    add_item(channel, hit);
  return detail::serialized(document);
}

}  // namespace telusur::feed
