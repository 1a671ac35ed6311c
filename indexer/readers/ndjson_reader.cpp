// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/ndjson_reader.hpp"

#include <fmt/format.h>

#include "article/json_record.hpp"
#include "readers/line_reader.hpp"

namespace telusur::indexer {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

class NdjsonReader final : public Reader {
 public:
  NdjsonReader(ByteSource source, const article::FieldNames& names)
      : lines_(std::move(source), kMaxNdjsonLineBytes), parser_(names) {}

  std::optional<Record> next() override {
    while (!failed_) {
      const auto line = lines_.next();
      if (!line) {
        failed_ = true;
        const Origin origin{lines_.source().name(), 0};
        return Record{origin, line.error()};
      }
      if (!*line) return std::nullopt;
      if ((*line)->too_long) {
        return reject(**line, {ErrorCode::invalid_document, "", "the line is too long",
                               fmt::format("at most {} bytes", kMaxNdjsonLineBytes)});
      }
      if ((*line)->text.find_first_not_of(kBlank) == std::string_view::npos) continue;
      return parse(**line);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::uint64_t bytes_read() const override { return lines_.source().bytes_read(); }

 private:
  [[nodiscard]] Record reject(const Line& line, Error error) const {
    const Origin origin{lines_.source().name(), line.number};
    return Record{origin, located(origin, std::move(error))};
  }

  Record parse(const Line& line) {
    auto article = parser_.parse(line.text);
    if (!article) return reject(line, article.error());
    return Record{{lines_.source().name(), line.number}, std::move(*article)};
  }

  LineReader lines_;
  bool failed_ = false;
  article::JsonRecordParser parser_;
};

}  // namespace

std::unique_ptr<Reader> open_ndjson(ByteSource source, const Input& /*input*/,
                                    const ReaderOptions& options) {
  return std::make_unique<NdjsonReader>(std::move(source), options.fields);
}

Match match_ndjson(std::string_view head) {
  if (head.find('\0') != std::string_view::npos) return Match::never;
  const std::size_t start = head.find_first_not_of(kBlank);
  if (start == std::string_view::npos) return Match::possible;
  if (head[start] == '[' || head[start] == '<') return Match::never;
  if (head[start] != '{') return Match::possible;
  const std::size_t next = head.find_first_not_of(" \t", start + 1);
  if (next == std::string_view::npos) return Match::possible;
  if (head[next] != '"' && head[next] != '}') return Match::never;
  // A line that stops after a comma or an opening bracket goes on: JSON, but not a line an object.
  const std::size_t line = head.find('\n', start);
  if (line == std::string_view::npos) return Match::certain;
  constexpr std::string_view kGoesOn = ",{[:";
  const char last = head[head.find_last_not_of(kBlank, line)];
  return kGoesOn.find(last) == std::string_view::npos ? Match::certain : Match::never;
}

}  // namespace telusur::indexer
