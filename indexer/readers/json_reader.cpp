// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/json_reader.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <deque>
#include <utility>

#include "article/json_record.hpp"

namespace telusur::indexer {
namespace {

namespace json = boost::json;

constexpr std::string_view kBlank = " \t\r\n";

Error invalid(std::string what, std::string hint) {
  return Error{ErrorCode::invalid_document, "", std::move(what), std::move(hint)};
}

/// One value cut out of a stream of JSON.
struct Piece {
  std::string text;
  bool object = false;
  bool too_long = false;
  bool in_list = false;
};

/// Cuts a stream into the objects of its top level and of lists there, by counting brackets outside
/// strings. What is between them (commas, the list's own brackets) is passed over.
class Splitter {
 public:
  explicit Splitter(ByteSource source) : source_(std::move(source)) {}

  /// The next value, or nothing at the end. Errors: unreadable; invalid_document for an end in the
  /// middle of a value.
  Result<std::optional<Piece>> next() {
    Piece piece;
    bool started = false;
    for (;;) {
      if (block_.empty()) {
        const auto read = source_.read();
        if (!read) return read.error();
        block_ = *read;
        if (block_.empty()) return finish(std::move(piece), started);
      }
      if (take(piece, started)) return std::optional(std::move(piece));
    }
  }

  [[nodiscard]] const ByteSource& source() const { return source_; }

 private:
  Result<std::optional<Piece>> finish(Piece piece, bool started) {
    if (!started && !list_) return std::optional<Piece>();
    const bool scalar = started && depth_ == 0 && !in_string_;
    if (scalar && !list_) return std::optional(std::move(piece));
    list_ = false;
    depth_ = 0;
    in_string_ = false;
    Error error = invalid("the JSON ends in the middle", "the file is cut short; fetch it again");
    error.where = source_.name();
    return error;
  }

  /// Takes bytes of the block; true once a value is whole.
  bool take(Piece& piece, bool& started) {
    for (std::size_t i = 0; i < block_.size(); ++i) {
      const char c = block_[i];
      if (!started) {
        started = begins(piece, c);
        if (!started) continue;
      } else if (depth_ == 0 && !in_string_) {
        // A number or a word ends where something else begins.
        if (c == ',' || c == ']' || kBlank.find(c) != std::string_view::npos) {
          block_.remove_prefix(i);
          return true;
        }
      }
      append(piece, c);
      if (closes(c)) {
        block_.remove_prefix(i + 1);
        return true;
      }
    }
    block_ = {};
    return false;
  }

  /// Follows what is between values; true at the first byte of one.
  bool begins(Piece& piece, char c) {
    if (c == ',' || kBlank.find(c) != std::string_view::npos) return false;
    if (c == ']' || (c == '[' && !list_)) {
      list_ = c == '[';
      return false;
    }
    piece.object = c == '{';
    piece.in_list = list_;
    return true;
  }

  void append(Piece& piece, char c) {
    if (piece.text.size() < article::kMaxJsonRecordBytes) {
      piece.text += c;
    } else {
      piece.too_long = true;
    }
  }

  /// Follows strings and brackets; true at the end of a string or of the outermost bracket.
  bool closes(char c) {
    if (in_string_) {
      if (std::exchange(escaped_, false)) return false;
      escaped_ = c == '\\';
      in_string_ = c != '"';
      return !in_string_ && depth_ == 0;
    }
    in_string_ = c == '"';
    if (c == '{' || c == '[') ++depth_;
    if (c != '}' && c != ']') return false;
    if (depth_ > 0) --depth_;  // a stray one ends what it is
    return depth_ == 0;
  }

  ByteSource source_;
  std::string_view block_;
  bool list_ = false;  ///< within a list of the top level
  bool in_string_ = false;
  bool escaped_ = false;
  std::size_t depth_ = 0;
};

class JsonReader final : public Reader {
 public:
  JsonReader(ByteSource source, const article::FieldNames& names)
      : pieces_(std::move(source)), parser_(names), names_(names) {}

  std::optional<Record> next() override {
    if (!unwrapped_.empty()) {
      const json::value value = std::move(unwrapped_.front());
      unwrapped_.pop_front();
      return of_value(value);
    }
    if (failed_) return std::nullopt;
    auto piece = pieces_.next();
    if (!piece) {
      failed_ = true;
      return Record{{pieces_.source().name(), 0}, piece.error()};
    }
    if (!*piece) return std::nullopt;
    if (!(*piece)->in_list && !(*piece)->too_long && unwrap((*piece)->text)) return next();
    return of_piece(**piece);
  }

  [[nodiscard]] std::uint64_t bytes_read() const override { return pieces_.source().bytes_read(); }

 private:
  Record of(Result<article::Article> article) {
    const Origin origin{pieces_.source().name(), ++number_};
    if (!article) return Record{origin, located(origin, article.error())};
    return Record{origin, std::move(*article)};
  }

  Record of_piece(const Piece& piece) {
    if (piece.too_long) {
      return of(invalid("the object is too long",
                        fmt::format("at most {} bytes", article::kMaxJsonRecordBytes)));
    }
    if (!piece.object) return of(invalid("is no object", "expected one JSON object an article"));
    return of(parser_.parse(piece.text));
  }

  Record of_value(const json::value& value) {
    const auto* object = value.if_object();
    if (object == nullptr) {
      return of(invalid("is no object", "expected one JSON object an article"));
    }
    return of(article::article_of(*object, names_));
  }

  /// Takes the list of objects out of an object that is around one and has no text of its own.
  bool unwrap(std::string_view text) {
    if (!text.starts_with('{')) return false;
    json::error_code error;
    json::parse_options options;
    options.allow_invalid_utf8 = true;
    json::value value = json::parse(text, error, {}, options);
    auto* object = error ? nullptr : value.if_object();
    if (object == nullptr) return false;
    for (const article::FieldNames::Names* names : {&names_.title, &names_.body}) {
      for (const std::string& name : *names) {
        if (object->contains(name) && !object->at(name).is_array()) return false;
      }
    }
    json::array* list = nullptr;
    for (auto& [key, member] : *object) {
      auto* found = member.if_array();
      if (found != nullptr && !found->empty() && found->front().is_object()) {
        if (list != nullptr) return false;  // of two lists nobody can tell which
        list = found;
      }
    }
    if (list == nullptr) return false;
    std::move(list->begin(), list->end(), std::back_inserter(unwrapped_));
    return true;
  }

  Splitter pieces_;
  article::JsonRecordParser parser_;
  article::FieldNames names_;
  std::deque<json::value> unwrapped_;
  std::uint64_t number_ = 0;
  bool failed_ = false;
};

}  // namespace

std::unique_ptr<Reader> open_json(ByteSource source, const Input& /*input*/,
                                  const ReaderOptions& options) {
  return std::make_unique<JsonReader>(std::move(source), options.fields);
}

Match match_json(std::string_view head) {
  if (head.find('\0') != std::string_view::npos) return Match::never;
  const std::size_t start = head.find_first_not_of(kBlank);
  if (start == std::string_view::npos) return Match::possible;
  const std::size_t next = head.find_first_not_of(kBlank, start + 1);
  const char after = next == std::string_view::npos ? '\0' : head[next];
  if (head[start] == '[') {
    return after == '{' || after == ']' ? Match::certain : Match::possible;
  }
  if (head[start] != '{') return Match::never;
  return after == '"' || after == '}' ? Match::certain : Match::never;
}

}  // namespace telusur::indexer
