// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/warc_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "readers/detail/ascii.hpp"
#include "readers/detail/byte_cursor.hpp"
#include "readers/detail/html/page_article.hpp"
#include "readers/detail/http_response.hpp"
#include "readers/detail/news_time.hpp"
#include "readers/detail/whole_input.hpp"
#include "readers/html_reader.hpp"

namespace telusur::indexer {
namespace {

constexpr std::size_t kMostLine = 16U << 10U;  ///< bytes of a header line that are kept
constexpr std::size_t kMostLines = 200;        ///< header lines of a record
constexpr std::size_t kPrefix = 64U << 10U;    ///< bytes in which an HTTP header ends

struct RecordHeader {
  std::string type;
  std::string url;
  std::string date;
  std::string content_type;
  std::uint64_t length = 0;
};

Error damaged(std::string what) {
  return Error{ErrorCode::unreadable, "", std::move(what),
               "the file is cut short or damaged; fetch it again"};
}

/// WARC 1.0 wrote addresses in angle brackets; wget still does.
std::string_view without_brackets(std::string_view url) {
  const bool bracketed = url.size() > 2 && url.front() == '<' && url.back() == '>';
  return bracketed ? url.substr(1, url.size() - 2) : url;
}

bool is_html(const detail::HttpResponse& response) {
  return response.media_type == "text/html" || response.media_type == "application/xhtml+xml";
}

class WarcReader final : public Reader {
 public:
  explicit WarcReader(ByteSource source) : bytes_(std::move(source)) {}

  std::optional<Record> next() override {
    while (!done_) {
      auto header = read_header();
      if (!header) return fail(header.error());
      if (!*header) break;
      ++number_;
      auto page = read_block(**header);
      if (!page) {
        const Error& error = page.error();
        if (error.code == ErrorCode::unreadable) return fail(error);
        return Record{origin(), located(origin(), error)};
      }
      if (*page) return Record{origin(), std::move((*page)->article), std::move((*page)->removed)};
    }
    return std::nullopt;
  }

  [[nodiscard]] std::uint64_t bytes_read() const override { return bytes_.source().bytes_read(); }

 private:
  [[nodiscard]] Origin origin() const { return {bytes_.source().name(), number_}; }

  Record fail(Error error) {
    done_ = true;
    const Origin whole{bytes_.source().name(), 0};
    if (error.where.empty()) error = located(whole, std::move(error));
    return Record{whole, std::move(error)};
  }

  /// The header of the next record; nothing at the end of the file.
  Result<std::optional<RecordHeader>> read_header() {
    std::optional<std::string> line;
    do {  // empty lines divide records
      auto read = bytes_.line(kMostLine);
      if (!read) return read.error();
      if (!*read) return std::optional<RecordHeader>();
      line = std::move(*read);
    } while (line->empty());
    if (!line->starts_with("WARC/")) return damaged("a record does not begin with its version");
    RecordHeader header;
    bool has_length = false;
    for (std::size_t count = 0; count < kMostLines; ++count) {
      auto read = bytes_.line(kMostLine);
      if (!read) return read.error();
      if (!*read) return damaged("the file ends within a record's header");
      if ((*read)->empty()) {
        if (!has_length) return damaged("a record does not say how long it is");
        return std::optional(std::move(header));
      }
      has_length = take_field(**read, header) || has_length;
    }
    return damaged("a record's header does not end");
  }

  /// True for the length.
  static bool take_field(std::string_view line, RecordHeader& header) {
    const std::size_t colon = std::min(line.find(':'), line.size());
    const std::string name = detail::lowered(line.substr(0, colon));
    std::string_view value = line.substr(std::min(colon + 1, line.size()));
    while (value.starts_with(' '))
      value.remove_prefix(1);
    if (name == "warc-type") header.type = detail::lowered(value);
    if (name == "warc-target-uri") header.url = without_brackets(value);
    if (name == "warc-date") header.date = value;
    if (name == "content-type") header.content_type = detail::lowered(value);
    if (name != "content-length") return false;
    const auto [end, error] =
        std::from_chars(value.data(), value.data() + value.size(), header.length);
    return error == std::errc() && end == value.data() + value.size();
  }

  using Page = std::optional<detail::PageArticle>;

  /// The page in a record's block, all of which is taken; nothing when there is none.
  Result<Page> read_block(const RecordHeader& header) {
    const bool response =
        header.type == "response" && header.content_type.starts_with("application/http");
    const bool resource = header.type == "resource";
    detail::HttpResponse found;
    std::string block;
    if (response || resource) {
      auto prefix =
          bytes_.take(static_cast<std::size_t>(std::min<std::uint64_t>(header.length, kPrefix)));
      if (!prefix) return prefix.error();
      block = std::move(*prefix);
      if (resource) {
        detail::read_content_type(header.content_type, found);
      } else if (auto parsed = detail::parse_response(block, false)) {
        found = std::move(*parsed);
      }
    }
    const bool wanted = is_html(found) && (resource || found.status == 200);
    const bool fits = header.length <= kMaxHtmlBytes + kPrefix;
    if (!wanted || !fits) {
      if (auto passed = pass(header.length, block.size()); !passed) return passed.error();
      if (!wanted) return Page();
      return Error{ErrorCode::invalid_document, header.url, "the page is too long",
                   fmt::format("at most {} bytes", kMaxHtmlBytes)};
    }
    auto rest = bytes_.take(static_cast<std::size_t>(header.length) - block.size());
    if (!rest) return rest.error();
    block += *rest;
    if (block.size() < header.length) return damaged("the file ends within a record");
    return read_page(header, response, std::move(block), std::move(found));
  }

  Result<void> pass(std::uint64_t length, std::size_t taken) {
    const auto skipped = bytes_.skip(length - taken);
    if (!skipped) return skipped.error();
    if (*skipped + taken < length) return damaged("the file ends within a record");
    return {};
  }

  static Result<Page> read_page(const RecordHeader& header, bool response, std::string block,
                                detail::HttpResponse found) {
    if (response) {
      auto parsed = detail::parse_response(block, true);
      if (!parsed) return parsed.error();
      found = std::move(*parsed);
      block = std::move(found.body);
    }
    if (!found.coding.empty() && found.coding != "identity" && found.coding != "gzip" &&
        found.coding != "x-gzip") {
      return Error{ErrorCode::invalid_document, header.url,
                   fmt::format("the page is coded as {}", found.coding), "only gzip is undone"};
    }
    auto source = ByteSource::from_memory(header.url, std::move(block));
    if (!source) return source.error();
    auto bytes = detail::whole(*source, kMaxHtmlBytes);
    if (!bytes) {
      // A page that does not inflate is the page's fault; the archive goes on.
      Error error = bytes.error();
      error.code = ErrorCode::invalid_document;
      return error;
    }
    auto page = detail::article_of_page(*bytes, {.path = detail::page_path_of_url(header.url),
                                                 .fetched = detail::read_time(header.date),
                                                 .charset = found.charset});
    if (page) return Page(std::move(*page));
    return located({header.url, 0}, page.error());
  }

  detail::ByteCursor bytes_;
  std::uint64_t number_ = 0;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<Reader> open_warc(ByteSource source, const Input& /*input*/,
                                  const ReaderOptions& /*options*/) {
  return std::make_unique<WarcReader>(std::move(source));
}

Match match_warc(std::string_view head) {
  return head.starts_with("WARC/0.") || head.starts_with("WARC/1.") ? Match::certain : Match::never;
}

}  // namespace telusur::indexer
