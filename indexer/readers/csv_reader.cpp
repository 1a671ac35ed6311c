// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/csv_reader.hpp"

#include <csv.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cstdlib>
#include <deque>
#include <utility>
#include <vector>

#include "article/json_record.hpp"
#include "readers/detail/text_encoding.hpp"
#include "readers/detail/whole_input.hpp"

namespace telusur::indexer {
namespace {

namespace json = boost::json;

constexpr std::array kDelimiters = {',', ';', '\t'};

using Row = std::vector<std::string>;

Error invalid(std::string what, std::string hint) {
  return Error{ErrorCode::invalid_document, "", std::move(what), std::move(hint)};
}

std::string_view first_line(std::string_view head) {
  return head.substr(0, head.find_first_of("\r\n"));
}

char delimiter_of(std::string_view head) {
  const std::string_view line = first_line(head);
  return *std::max_element(kDelimiters.begin(), kDelimiters.end(), [&](char a, char b) {
    return std::count(line.begin(), line.end(), a) < std::count(line.begin(), line.end(), b);
  });
}

constexpr std::size_t kGrowth = std::size_t{64} << 10U;

/// What libcsv keeps of a field it is in; a longer field fails the parse with CSV_ENOMEM.
void* bounded_realloc(void* memory, std::size_t size) {
  return size > kMaxCsvFieldBytes ? nullptr : std::realloc(memory, size);
}

/// Rows out of a source, as many blocks of it being read as one row needs.
class Rows {
 public:
  Rows(ByteSource source, char delimiter) : source_(std::move(source)) {
    ::csv_init(&parser_, CSV_APPEND_NULL);
    ::csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
    ::csv_set_realloc_func(&parser_, bounded_realloc);
    ::csv_set_blk_size(&parser_, kGrowth);  // of its own accord it copies a field every 128 bytes
  }
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  ~Rows() { ::csv_free(&parser_); }

  /// The next row, or nothing at the end. Errors: unreadable; invalid_document for a field that is
  /// too long, after which there is no more.
  Result<std::optional<Row>> next() {
    while (rows_.empty() && !done_) {
      if (auto fed = feed(); !fed) {
        done_ = true;
        return fed.error();
      }
    }
    if (rows_.empty()) return std::optional<Row>();
    Row row = std::move(rows_.front());
    rows_.pop_front();
    return std::optional(std::move(row));
  }

  [[nodiscard]] const ByteSource& source() const { return source_; }

 private:
  Result<void> feed() {
    auto bytes = source_.read();
    if (!bytes) return bytes.error();
    if (bytes->empty()) {
      done_ = true;
      ::csv_fini(&parser_, end_field, end_row, this);
      return {};
    }
    if (!std::exchange(started_, true) && bytes->starts_with("\xEF\xBB\xBF")) {
      bytes->remove_prefix(3);
    }
    const std::size_t read =
        ::csv_parse(&parser_, bytes->data(), bytes->size(), end_field, end_row, this);
    if (read == bytes->size()) return {};
    return Error{
        ErrorCode::invalid_document, source_.name(), ::csv_strerror(::csv_error(&parser_)),
        fmt::format("a field has at most {} bytes; a quote may be missing", kMaxCsvFieldBytes)};
  }

  static void end_field(void* text, std::size_t size, void* self) {
    const std::string_view field(static_cast<const char*>(text), size);
    static_cast<Rows*>(self)->row_.push_back(detail::decode_text(field));
  }

  static void end_row(int /*character*/, void* self) {
    auto& rows = *static_cast<Rows*>(self);
    rows.rows_.push_back(std::exchange(rows.row_, {}));
  }

  ByteSource source_;
  ::csv_parser parser_{};
  Row row_;
  std::deque<Row> rows_;
  bool started_ = false;
  bool done_ = false;
};

class CsvReader final : public Reader {
 public:
  CsvReader(ByteSource source, char delimiter, article::FieldNames names)
      : rows_(std::move(source), delimiter), names_(std::move(names)) {}

  std::optional<Record> next() override {
    if (columns_.empty() && !done_) {
      if (auto failed = read_columns()) return fail(std::move(*failed));
    }
    if (done_) return std::nullopt;
    auto row = rows_.next();
    if (!row) return fail(row.error());
    if (!*row) return std::nullopt;
    const Origin origin{rows_.source().name(), ++number_};
    auto article = to_article(std::move(**row));
    if (!article) return Record{origin, located(origin, article.error())};
    return Record{origin, std::move(*article)};
  }

  [[nodiscard]] std::uint64_t bytes_read() const override { return rows_.source().bytes_read(); }

 private:
  std::optional<Error> read_columns() {
    auto row = rows_.next();
    if (!row) return row.error();
    if (!*row) return invalid("the table is empty", "a row of names, then a row an article");
    columns_ = std::move(**row);
    number_ = 1;
    for (const article::FieldNames::Names* names : {&names_.title, &names_.body, &names_.lead}) {
      for (const std::string& name : *names) {
        if (std::find(columns_.begin(), columns_.end(), name) != columns_.end()) {
          return std::nullopt;
        }
      }
    }
    return invalid(fmt::format("no column is a title or text: {}", fmt::join(columns_, ", ")), "");
  }

  Result<article::Article> to_article(Row row) const {
    if (row.size() > columns_.size()) {
      return invalid(fmt::format("the row has {} fields", row.size()),
                     fmt::format("the first row names {} columns", columns_.size()));
    }
    json::object object;
    for (std::size_t i = 0; i < row.size(); ++i)
      object[columns_[i]] = row[i];
    return article::article_of(object, names_);
  }

  Record fail(Error error) {
    done_ = true;
    const Origin origin{rows_.source().name(), 0};
    if (error.where.empty()) error = located(origin, std::move(error));
    return Record{origin, std::move(error)};
  }

  Rows rows_;
  article::FieldNames names_;
  Row columns_;
  std::uint64_t number_ = 0;
  bool done_ = false;
};

/// The one record of an input that cannot be opened as a table.
class FailedReader final : public Reader {
 public:
  FailedReader(std::string name, Error error) : name_(std::move(name)), error_(std::move(error)) {}

  std::optional<Record> next() override {
    if (!error_) return std::nullopt;
    return Record{{name_, 0}, *std::exchange(error_, std::nullopt)};
  }
  [[nodiscard]] std::uint64_t bytes_read() const override { return 0; }

 private:
  std::string name_;
  std::optional<Error> error_;
};

}  // namespace

std::unique_ptr<Reader> open_csv(ByteSource source, const Input& /*input*/,
                                 const ReaderOptions& options) {
  std::string name = source.name();
  auto head = source.peek(4096);
  if (!head) return std::make_unique<FailedReader>(std::move(name), head.error());
  if (!head->starts_with("\xFF\xFE") && !head->starts_with("\xFE\xFF")) {
    const char delimiter = delimiter_of(*head);
    return std::make_unique<CsvReader>(std::move(source), delimiter, options.fields);
  }
  const auto bytes = detail::whole(source, kMaxCsvFieldBytes);
  if (!bytes) return std::make_unique<FailedReader>(std::move(name), bytes.error());
  std::string text = detail::decode_text(*bytes);
  const char delimiter = delimiter_of(text);
  auto decoded = ByteSource::from_memory(name, std::move(text));
  if (!decoded) return std::make_unique<FailedReader>(std::move(name), decoded.error());
  return std::make_unique<CsvReader>(std::move(*decoded), delimiter, options.fields);
}

Match match_csv(std::string_view head) {
  if (detail::looks_binary(head)) return Match::never;
  const std::string text = detail::decode_text(head);
  const std::string_view line = first_line(text);
  const char delimiter = delimiter_of(line);
  if (line.empty() || line.find(delimiter) == std::string_view::npos) return Match::never;
  if (line.front() == '<' || line.front() == '{' || line.front() == '[') return Match::never;
  // Names of columns that articles have and running text does not put between commas.
  constexpr std::array<std::string_view, 12> kNames = {
      "id",        "title", "body",   "text",   "content", "lead",
      "published", "date",  "source", "author", "url",     "category"};
  std::size_t named = 0;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find(delimiter, at), line.size());
    std::string_view field = line.substr(at, end - at);
    if (field.size() > 1 && field.front() == '"' && field.back() == '"') {
      field = field.substr(1, field.size() - 2);
    }
    if (std::find(kNames.begin(), kNames.end(), field) != kNames.end()) ++named;
    at = end + 1;
  }
  return named >= 2 ? Match::certain : Match::possible;
}

}  // namespace telusur::indexer
