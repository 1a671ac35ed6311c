// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/markdown_reader.hpp"

#include <cmark.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <utility>

#include "article/article_id.hpp"
#include "article/json_record.hpp"
#include "readers/detail/front_matter.hpp"
#include "readers/detail/html/page_article.hpp"
#include "readers/detail/news_time.hpp"
#include "readers/detail/page_path.hpp"
#include "readers/detail/text_encoding.hpp"
#include "readers/detail/whole_page_reader.hpp"

namespace telusur::indexer {
namespace {

using article::Article;

constexpr std::size_t kMaxMarkdownBytes = std::size_t{16} << 20U;

/// CommonMark as HTML, whose text is then what a reader of the page sees, captions and link lists
/// left out as on any other page.
std::string html_of(std::string_view markdown) {
  const std::unique_ptr<char, decltype(&std::free)> html(
      ::cmark_markdown_to_html(markdown.data(), markdown.size(), CMARK_OPT_UNSAFE), std::free);
  return html.get();
}

/// Takes a heading of the top level off the front of `text`; empty when there is none.
std::string take_title(std::string_view& text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \n"), text.size());
  std::string_view rest = text.substr(begin);
  if (!rest.starts_with("# ")) return {};
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view title = rest.substr(2, end - 2);
  while (title.ends_with('#') || title.ends_with(' '))
    title.remove_suffix(1);
  text = rest.substr(end);
  return std::string(title);
}

bool has_one_of(const boost::json::object& object, const article::FieldNames::Names& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return object.contains(name); });
}

void add_from_path(const Input& input, bool named, Article& article) {
  detail::PagePath path = detail::page_path(input);
  if (!named && !path.id.empty()) article.id = path.id;
  if (article.url.empty()) article.url = path.url;
  if (article.source.empty()) article.source = path.source;
  if (article.section.empty()) article.section = path.section;
  if (article.published) return;
  constexpr std::size_t kDateBytes = 10;  // of `2023-07-20-satgas.md`
  const std::string name = std::filesystem::path(input.path).filename().string();
  article.published = detail::read_time(name.substr(0, kDateBytes));
  if (!article.published && path.month) {
    article.published =
        article::Timestamp{std::chrono::sys_days{*path.month / 1} - article::kJakartaOffset};
  }
}

Result<Article> parse(std::string_view bytes, const Input& input, const article::FieldNames& names,
                      std::vector<RemovedText>& removed) {
  if (detail::looks_binary(bytes)) {
    return Error{ErrorCode::invalid_document, "", "the file is binary", "expected text"};
  }
  const std::string file = detail::decode_text(bytes);
  auto front = detail::divide(file);
  if (!front) return front.error();
  const bool named = has_one_of(front->fields, names.id) || has_one_of(front->fields, names.url);
  auto article = article::article_of(front->fields, names);
  if (!article) return article.error();
  std::string_view text = front->text;
  if (article->title.empty()) article->title = take_title(text);
  article->body = detail::text_of_fragment(html_of(text), removed);
  if (article->body.empty()) {
    return Error{ErrorCode::invalid_document, "body", "there is no text below the front matter",
                 ""};
  }
  add_from_path(input, named, *article);
  if (!named && article->url.empty() && input.path == "-") {
    article->id = article::content_id(*article);
  }
  return article;
}

}  // namespace

std::unique_ptr<Reader> open_markdown(ByteSource source, const Input& input,
                                      const ReaderOptions& options) {
  const auto parse_it = [input, names = options.fields](std::string_view bytes,
                                                        std::vector<RemovedText>& removed) {
    return parse(bytes, input, names, removed);
  };
  return std::make_unique<detail::WholePageReader>(std::move(source), kMaxMarkdownBytes, parse_it);
}

Match match_markdown(std::string_view head) {
  const bool front = head.starts_with("---\n") || head.starts_with("---\r\n") ||
                     head.starts_with("+++\n") || head.starts_with("+++\r\n");
  if (!front || detail::looks_binary(head)) return Match::never;
  // A fence may close further on than the head reaches; a rule across a text page has no names.
  const std::size_t line = head.find('\n') + 1;
  const std::string_view second = head.substr(line, head.find('\n', line) - line);
  return second.find_first_of(":=") != std::string_view::npos ? Match::certain : Match::possible;
}

}  // namespace telusur::indexer
