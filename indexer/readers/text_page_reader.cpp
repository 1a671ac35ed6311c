// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/text_page_reader.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <utility>
#include <vector>

#include "article/article_id.hpp"
#include "readers/detail/ascii.hpp"
#include "readers/detail/page_path.hpp"
#include "readers/detail/text_encoding.hpp"
#include "readers/detail/whole_page_reader.hpp"
#include "readers/detail/written_date.hpp"

namespace telusur::indexer {
namespace {

using article::Article;
using article::Timestamp;

constexpr std::size_t kLongestTitle = 300;     ///< bytes; a longer first line is a paragraph
constexpr std::size_t kLongestMetaLine = 300;  ///< bytes; a longer one is a sentence
/// A date in the text further than this from the month in the path is of something else.
constexpr std::chrono::days kDateSlack{45};

constexpr std::array<std::string_view, 3> kAuthorLabels = {"Penulis:", "Reporter:", "Pewarta:"};
constexpr std::array<std::string_view, 5> kTagLabels = {
    "Tag:", "Tags:", "Tagar:", "Topik:", "Kata kunci:"};

/// Takes one line from the front of `text`.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    const std::string_view part = detail::trimmed(text.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// What follows one of `labels` at the start of a line.
template <std::size_t N>
std::optional<std::string_view> after_label(std::string_view line,
                                            const std::array<std::string_view, N>& labels) {
  for (const std::string_view label : labels) {
    if (line.starts_with(label)) return detail::trimmed(line.substr(label.size()));
  }
  return std::nullopt;
}

/// Reads `Penulis: Sari Wulandari, Bima Aji | Editor: …` or `Tag: satgas, UMKM` into `article`;
/// false for any other line, a line that is a sentence and a second line of the kind.
bool take_metadata(std::string_view line, Article& article) {
  if (line.size() > kLongestMetaLine || line.ends_with('.') || line.find(';') != line.npos) {
    return false;
  }
  if (const auto tags = after_label(line, kTagLabels); tags && article.tags.empty()) {
    article.tags = split(*tags, ',');
    return !article.tags.empty();
  }
  if (const auto names = after_label(line, kAuthorLabels); names && article.authors.empty()) {
    article.authors = split(names->substr(0, names->find('|')), ',');
    return !article.authors.empty();
  }
  return false;
}

std::optional<Timestamp> publication(std::string_view body,
                                     const std::optional<std::chrono::year_month>& month) {
  const auto written = detail::first_written_date(body);
  if (!month) return written;
  const Timestamp first{std::chrono::sys_days{*month / 1} - article::kJakartaOffset};
  const bool near = written && written->moment >= first.moment - kDateSlack &&
                    written->moment <= first.moment + 2 * kDateSlack;
  return near ? written : first;
}

Error invalid(std::string_view field, std::string what, std::string hint) {
  return Error{ErrorCode::invalid_document, std::string(field), std::move(what), std::move(hint)};
}

Result<Article> parse_page(std::string_view bytes, const Input& input) {
  if (bytes.empty()) return invalid("", "the file is empty", "a title, an empty line, the body");
  if (detail::looks_binary(bytes)) return invalid("", "the file is binary", "expected text");
  const std::string decoded = detail::decode_text(bytes);
  std::string_view text = detail::trimmed(decoded);

  Article article;
  if (const std::string_view first = text.substr(0, text.find('\n'));
      first.size() <= kLongestTitle) {
    article.title = detail::trimmed(take_line(text));
  }
  while (!text.empty()) {
    const std::string_view line = detail::trimmed(take_line(text));
    if (take_metadata(line, article)) continue;
    article.body += line;
    article.body += '\n';
  }
  article.body = std::string(detail::trimmed(article.body));
  if (article.body.empty()) {
    return invalid("body", "there is no text after the title", "a title, an empty line, the body");
  }
  detail::PagePath path = detail::page_path(input);
  article.published = publication(article.body, path.month);
  article.source = std::move(path.source);
  article.section = std::move(path.section);
  article.url = std::move(path.url);
  article.id = path.id.empty() ? article::content_id(article) : std::move(path.id);
  return article;
}

}  // namespace

std::unique_ptr<Reader> open_text_page(ByteSource source, const Input& input,
                                       const ReaderOptions& /*options*/) {
  const auto parse = [input](std::string_view bytes, std::vector<RemovedText>& /*removed*/) {
    return parse_page(bytes, input);
  };
  return std::make_unique<detail::WholePageReader>(std::move(source), kMaxPageBytes, parse);
}

Match match_text_page(std::string_view head) {
  if (detail::looks_binary(head)) return Match::never;
  const std::size_t start = head.find_first_not_of(" \t\r\n");
  const bool markup = start != std::string_view::npos && head[start] == '<' &&
                      start + 1 < head.size() &&
                      (head[start + 1] == '!' || head[start + 1] == '?' ||
                       (head[start + 1] >= 'A' && head[start + 1] <= 'z'));
  return markup ? Match::never : Match::possible;
}

}  // namespace telusur::indexer
