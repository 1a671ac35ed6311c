// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/html_reader.hpp"

#include <chrono>
#include <filesystem>
#include <utility>

#include "readers/detail/html/page_article.hpp"
#include "readers/detail/markup.hpp"
#include "readers/detail/whole_page_reader.hpp"

namespace telusur::indexer {
namespace {

/// When a page was fetched, for dates that are relative to it: the time of its file, which is when
/// it was written or, by `wget`, when the server says that it was last changed.
std::optional<article::Timestamp> fetched(const Input& input) {
  if (input.fetched) return input.fetched;
  std::error_code unknown;
  const auto written = std::filesystem::last_write_time(input.path, unknown);
  if (unknown) return std::nullopt;
  const auto moment = std::chrono::file_clock::to_sys(written);
  return article::Timestamp{std::chrono::floor<std::chrono::seconds>(moment)};
}

}  // namespace

std::unique_ptr<Reader> open_html(ByteSource source, const Input& input,
                                  const ReaderOptions& /*options*/) {
  const auto parse = [input](std::string_view bytes,
                             std::vector<RemovedText>& removed) -> Result<article::Article> {
    auto page = detail::article_of_page(
        bytes, {.path = detail::page_path(input), .fetched = fetched(input), .charset = {}});
    if (!page) return page.error();
    removed = std::move(page->removed);
    return std::move(page->article);
  };
  return std::make_unique<detail::WholePageReader>(std::move(source), kMaxHtmlBytes, parse);
}

Match match_html(std::string_view head) {
  switch (detail::markup_of(head)) {
    case detail::Markup::html:
      return Match::certain;
    case detail::Markup::other:
      return Match::possible;
    default:
      return Match::never;
  }
}

}  // namespace telusur::indexer
