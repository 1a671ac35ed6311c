// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/detail/html/page_article.hpp"

#include <algorithm>
#include <array>

#include "article/article_id.hpp"
#include "article/page_address.hpp"
#include "readers/detail/ascii.hpp"
#include "readers/detail/html/main_text.hpp"
#include "readers/detail/html/metadata.hpp"
#include "readers/detail/news_time.hpp"
#include "readers/detail/text_encoding.hpp"
#include "readers/detail/written_date.hpp"
#include "support/utf8.hpp"

namespace telusur::indexer::detail {
namespace {

using article::Article;
using article::Timestamp;

constexpr std::size_t kLeastVisible = 200;  ///< bytes of text below which `articleBody` may win

/// `Kominfo - NusaTekno` and `Kominfo | tekno.nusatekno.example` without the site.
std::string_view without_site(std::string_view title, std::string_view site) {
  constexpr std::array<std::string_view, 6> kSeparators = {" - ",      " | ", " \u2013 ",
                                                           " \u2014 ", " : ", " \u00BB "};
  std::size_t cut = std::string_view::npos;
  std::size_t length = 0;
  for (const std::string_view separator : kSeparators) {
    const std::size_t found = title.rfind(separator);
    if (found == std::string_view::npos || (cut != std::string_view::npos && found < cut)) continue;
    cut = found;
    length = separator.size();
  }
  if (cut == std::string_view::npos || site.empty()) return title;
  return title.substr(cut + length) == site ? title.substr(0, cut) : title;
}

bool agree(std::string_view heading, std::string_view title) {
  // Metadata ends long titles early, with or without an ellipsis.
  constexpr std::size_t kEnough = 20;
  std::string_view start = title;
  for (const std::string_view ellipsis : {"...", "\u2026"}) {
    if (start.ends_with(ellipsis)) start.remove_suffix(ellipsis.size());
  }
  return title.starts_with(heading) || title.ends_with(heading) ||
         (start.size() >= kEnough && heading.starts_with(start));
}

std::string title_of(const Metadata& metadata, const std::string& heading,
                     const std::string& source) {
  if (metadata.title.empty()) return heading;
  if (!heading.empty() && agree(heading, metadata.title)) return heading;
  const std::string_view named = without_site(metadata.title, metadata.publisher);
  return std::string(without_site(named, source));
}

std::string section_of(const Metadata& metadata, const PagePath& path) {
  if (metadata.section.empty()) return path.section;
  return slug(metadata.section) == path.section ? path.section : metadata.section;
}

std::optional<Timestamp> published(const Metadata& metadata, const MainText& text,
                                   const PageContext& context) {
  if (const auto stated = read_time(metadata.published, context.fetched)) return stated;
  for (const std::string& line : text.bylines) {
    if (const auto visible = read_time(line, context.fetched)) return visible;
  }
  if (context.path.day) {
    return Timestamp{std::chrono::sys_days{*context.path.day} - article::kJakartaOffset};
  }
  if (const auto told = first_written_date(text.body)) return told;
  if (!context.path.month) return std::nullopt;
  return Timestamp{std::chrono::sys_days{*context.path.month / 1} - article::kJakartaOffset};
}

/// A description that only repeats the start of the body is no summary of its own.
bool repeats_start(std::string_view description, std::string_view body) {
  constexpr std::size_t kCompared = 60;
  const std::string_view start = description.substr(0, kCompared);
  return body.substr(0, kCompared * 4).find(start) != std::string_view::npos;
}

std::string paragraphs_of(std::string_view json_body) {
  std::string text;
  for (const char c : json_body) {
    if (c == '\n' && text.ends_with('\n')) continue;
    text += c;
  }
  return text;
}

}  // namespace

Result<PageArticle> article_of_page(std::string_view bytes, const PageContext& context) {
  const std::string_view charset =
      context.charset.empty() ? declared_charset(bytes) : std::string_view(context.charset);
  auto document = HtmlDocument::parse(decode_text(bytes, charset));
  if (!document) return document.error();
  Metadata metadata = metadata_of(*document);
  MainText text = main_text(*document, metadata.title, metadata.authors);

  PageContext place = context;
  const auto found_at = article::page_address(context.path.url);
  const auto own = article::page_address(metadata.url, found_at);
  // A template that calls every page by the address of the home page would make them all one.
  if (own && !(own->is_home_page() && found_at)) {
    place.path = page_path_of(*own);
    // A mirror keeps the host and, where the address has none, the date in its folders.
    if (!place.path.month) place.path.month = context.path.month;
  }
  PageArticle page;
  page.removed = std::move(text.removed);
  Article& article = page.article;
  article.body = std::move(text.body);
  if (article.body.size() < kLeastVisible && metadata.body.size() > article.body.size()) {
    article.body = paragraphs_of(metadata.body);
  }
  if (article.body.empty()) {
    return Error{ErrorCode::invalid_document, "body", "there is no article text in the page", ""};
  }
  article.id = place.path.id;
  article.url = place.path.url;
  article.source = place.path.source.empty() ? metadata.publisher : place.path.source;
  article.title = title_of(metadata, text.title, article.source);
  article.section = section_of(metadata, place.path);
  article.published = published(metadata, text, place);
  article.updated = read_time(metadata.updated, context.fetched);
  article.authors = std::move(metadata.authors);
  article.tags = std::move(metadata.tags);
  if (!repeats_start(metadata.description, article.body)) article.lead = metadata.description;
  if (auto language = primary_subtag(metadata.language); !language.empty()) {
    article.language = std::move(language);
  }
  if (article.id.empty()) article.id = article::content_id(article);
  return page;
}

std::string text_of_fragment(std::string_view html, std::vector<RemovedText>& removed) {
  const auto document = HtmlDocument::parse(html);
  if (!document) return {};
  MainText text = fragment_text(*document);
  std::move(text.removed.begin(), text.removed.end(), std::back_inserter(removed));
  return std::move(text.body);
}

}  // namespace telusur::indexer::detail
