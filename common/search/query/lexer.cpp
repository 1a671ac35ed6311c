// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/lexer.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "search/query/query.hpp"
#include "support/ascii.hpp"
#include "support/utf8.hpp"

namespace telusur::search {
namespace {

constexpr std::uint32_t kMostDistance = 1'000'000;

bool is_blank(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

/// `"` and its typographic forms. Any of them closes any other: phones mix them freely.
bool is_quote(char32_t c) {
  return c == U'"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0x201F || c == 0xAB ||
         c == 0xBB || c == 0xFF02;
}

class Lexer {
 public:
  Lexer(std::string_view text, NoticeList& notices) : text_(text), notices_(notices) {}

  std::vector<Lexeme> run() {
    while (at_ < text_.size())
      step();
    return std::move(lexemes_);
  }

 private:
  [[nodiscard]] utf8::Decoded peek(std::uint32_t at) const { return utf8::decode(text_, at); }

  void step() {
    const auto [c, length] = peek(at_);
    if (is_blank(c)) {
      at_ += length;
      word_start_ = true;
    } else if (is_quote(c)) {
      quote(length);
    } else if (c == U'(' || c == U')') {
      emit(c == U'(' ? LexemeKind::open : LexemeKind::close, 1);
      word_start_ = c == U'(';
    } else if (c == U'|') {
      bar();
    } else if (c == U'-' && word_start_ && excludes()) {
      emit(LexemeKind::minus, 1);
    } else if (!word_start_ || !field()) {
      text();
    }
  }

  Lexeme& emit(LexemeKind kind, std::uint32_t length) {
    Lexeme lexeme;
    lexeme.kind = kind;
    lexeme.range = {at_, at_ + length};
    at_ += length;
    return lexemes_.emplace_back(lexeme);
  }

  void bar() {
    std::uint32_t length = 1;
    while (at_ + length < text_.size() && text_[at_ + length] == '|')
      ++length;
    emit(LexemeKind::either, length);
    word_start_ = true;
  }

  /// A minus excludes what directly follows; a dash or an arrow does not.
  [[nodiscard]] bool excludes() const {
    if (at_ + 1 >= text_.size()) return false;
    const char32_t next = peek(at_ + 1).code_point;
    return !is_blank(next) && std::u32string_view(U"-)|>=").find(next) == std::u32string_view::npos;
  }

  // --- phrases

  /// The quote at or after `from`, if there is one; after the first failure none is looked for.
  [[nodiscard]] std::optional<ByteRange> find_quote(std::uint32_t from) {
    if (no_more_quotes_) return std::nullopt;
    for (std::uint32_t at = from; at < text_.size();) {
      const auto [c, length] = peek(at);
      if (is_quote(c)) return ByteRange{at, at + length};
      at += length;
    }
    no_more_quotes_ = true;
    return std::nullopt;
  }

  /// The quotes from `from` on, at most `most` of them, without anything between.
  [[nodiscard]] std::pair<std::uint32_t, std::size_t> quotes_end(std::uint32_t from,
                                                                 std::size_t most) const {
    std::size_t count = 0;
    while (count < most && from < text_.size() && is_quote(peek(from).code_point)) {
      from += peek(from).length;
      ++count;
    }
    return {from, count};
  }

  void quote(std::uint32_t length) {
    const bool inches = at_ > 0 && !word_start_ && ascii::is_digit(text_[at_ - 1]);
    if (inches) {
      at_ += length;
      return;
    }
    // `""frasa""`, as copied from a table, opens and closes with all its quotes.
    auto [open_end, count] = quotes_end(at_, text_.size());
    if (open_end == text_.size() || is_blank(peek(open_end).code_point)) {
      open_end = at_ + length;
      count = 1;
    }
    const auto closing = find_quote(open_end);
    if (!closing) {
      notices_.add(NoticeCode::unbalanced_quote, {at_, static_cast<std::uint32_t>(text_.size())});
      at_ = open_end;
      return;
    }
    const std::uint32_t end = quotes_end(closing->begin, count).first;
    emit(LexemeKind::phrase, end - at_).inner = {open_end, closing->begin};
    word_start_ = false;
    skip_proximity();
  }

  /// `"a b"~5`, a habit from Lucene.
  void skip_proximity() {
    if (at_ >= text_.size() || text_[at_] != '~') return;
    std::uint32_t end = at_ + 1;
    while (end < text_.size() && ascii::is_digit(text_[end]))
      ++end;
    notices_.add(NoticeCode::proximity_ignored, {at_, end});
    at_ = end;
  }

  // --- fields

  bool field() {
    const auto match = match_field(text_.substr(at_));
    if (!match) return false;
    const std::uint32_t value_begin = at_ + match->length;
    const bool alone = value_begin == text_.size() || is_blank(peek(value_begin).code_point);
    if (!alone && std::holds_alternative<Field>(match->role)) {
      emit(LexemeKind::field, match->length).role = match->role;
      return true;
    }
    Lexeme filter;
    filter.kind = LexemeKind::filter;
    filter.role = match->role;
    const std::uint32_t end = alone ? value_begin : value(filter, value_begin);
    if (filter.inner.begin == filter.inner.end) {
      notices_.add(NoticeCode::empty_field, {at_, end});
      emit(LexemeKind::text, end - at_);
      word_start_ = false;
      return true;
    }
    filter.range = {at_, end};
    lexemes_.push_back(filter);
    at_ = end;
    word_start_ = false;
    return true;
  }

  /// Sets `inner` and `form` to the value that begins at `from`; returns where it ends.
  std::uint32_t value(Lexeme& filter, std::uint32_t from) {
    const auto [c, length] = peek(from);
    if (is_quote(c)) {
      const auto closing = find_quote(from + length);
      if (closing)
        return enclosed(filter, ValueForm::quoted, {from + length, closing->begin}, *closing);
      notices_.add(NoticeCode::unbalanced_quote, {from, static_cast<std::uint32_t>(text_.size())});
      from += length;
    } else if (c == U'(') {
      const auto closing = find_close(from + 1);
      if (closing) return enclosed(filter, ValueForm::list, {from + 1, closing->begin}, *closing);
      notices_.add(NoticeCode::unbalanced_parenthesis, {from, from + 1});
      from += 1;
    }
    filter.form = ValueForm::bare;
    filter.inner = {from, chunk_end(from, true)};
    return filter.inner.end;
  }

  static std::uint32_t enclosed(Lexeme& filter, ValueForm form, ByteRange inner,
                                ByteRange closing) {
    filter.form = form;
    filter.inner = inner;
    return closing.end;
  }

  [[nodiscard]] std::optional<ByteRange> find_close(std::uint32_t from) {
    if (no_more_closes_) return std::nullopt;
    const std::size_t close = text_.find(')', from);
    no_more_closes_ = close == std::string_view::npos;
    if (no_more_closes_) return std::nullopt;
    const auto at = static_cast<std::uint32_t>(close);
    return ByteRange{at, at + 1};
  }

  // --- words and operators

  /// Where the text without blanks ends that begins at `from`.
  [[nodiscard]] std::uint32_t chunk_end(std::uint32_t from, bool bars) const {
    std::uint32_t at = from;
    while (at < text_.size()) {
      const auto [c, length] = peek(at);
      const bool inches = at > from && ascii::is_digit(text_[at - 1]);
      if (is_blank(c) || c == U'(' || c == U')' || (c == U'|' && !bars)) break;
      if (is_quote(c) && !inches) break;
      at += length;
    }
    return at;
  }

  void text() {
    const std::uint32_t end = std::max(chunk_end(at_, false), at_ + peek(at_).length);
    const std::string_view chunk = text_.substr(at_, end - at_);
    std::uint32_t distance = kDefaultNear;
    const bool bound =
        !lexemes_.empty() && lexemes_.back().range.end == at_ &&
        (lexemes_.back().kind == LexemeKind::minus || lexemes_.back().kind == LexemeKind::field);
    LexemeKind kind = word_start_ && !bound ? operator_of(chunk, distance) : LexemeKind::text;
    const bool at_end = end == text_.size() || is_blank(peek(end).code_point) ||
                        text_[end] == '(' || text_[end] == ')' || is_quote(peek(end).code_point);
    if (!at_end) kind = LexemeKind::text;
    emit(kind, end - at_).distance = distance;
    word_start_ = false;
  }

  static LexemeKind operator_of(std::string_view chunk, std::uint32_t& distance) {
    if (chunk == "OR" || chunk == "ATAU") return LexemeKind::either;
    if (chunk == "AND" || chunk == "DAN") return LexemeKind::both;
    if (chunk == "NOT" || chunk == "BUKAN") return LexemeKind::negate;
    if (chunk == "NEAR") return LexemeKind::near;
    if (!chunk.starts_with("NEAR/") || chunk.size() == 5) return LexemeKind::text;
    std::uint32_t value = 0;
    for (const char c : chunk.substr(5)) {
      if (!ascii::is_digit(c)) return LexemeKind::text;
      value = std::min(value * 10 + static_cast<std::uint32_t>(c - '0'), kMostDistance);
    }
    distance = value;
    return LexemeKind::near;
  }

  std::string_view text_;
  NoticeList& notices_;
  std::vector<Lexeme> lexemes_;
  std::uint32_t at_ = 0;
  bool word_start_ = true;  ///< a minus, field or operator may begin here
  bool no_more_quotes_ = false;
  bool no_more_closes_ = false;
};

}  // namespace

std::vector<Lexeme> lex(std::string_view text, NoticeList& notices) {
  return Lexer(text, notices).run();
}

}  // namespace telusur::search
