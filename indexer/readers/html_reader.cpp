// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/html_reader.hpp"

#include <chrono>
#include <filesystem>
#include <utility>

#include "readers/detail/html/page_article.hpp"
#include "readers/detail/markup.hpp"
#include "readers/detail/whole_input.hpp"

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

class HtmlReader final : public Reader {
 public:
  HtmlReader(ByteSource source, Input input)
      : source_(std::move(source)), input_(std::move(input)) {}

  std::optional<Record> next() override {
    if (std::exchange(done_, true)) return std::nullopt;
    const Origin origin{source_.name(), 0};
    const auto bytes = detail::whole(source_, kMaxHtmlBytes);
    if (!bytes) return Record{origin, bytes.error()};
    auto page = detail::article_of_page(
        *bytes, {.path = detail::page_path(input_), .fetched = fetched(input_), .charset = {}});
    if (!page) return Record{origin, located(origin, page.error())};
    return Record{origin, std::move(page->article), std::move(page->removed)};
  }

  [[nodiscard]] std::uint64_t bytes_read() const override { return source_.bytes_read(); }

 private:
  ByteSource source_;
  Input input_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<Reader> open_html(ByteSource source, const Input& input,
                                  const ReaderOptions& /*options*/) {
  return std::make_unique<HtmlReader>(std::move(source), input);
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
