// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/detail/grammar.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <variant>

#include "search/query/detail/operands.hpp"
#include "search/query/query.hpp"
#include "support/utf8.hpp"

namespace telusur::search::detail {
namespace {

/// Where an operand stands.
struct Context {
  Field field = Field::any;
  bool excluded = false;  ///< below an odd number of exclusions
};

/// Recursive descent over balanced lexemes, one function a rule of the grammar in README.md.
/// Depth of the stack is bounded by kMaxDepth parentheses.
class Parser {
 public:
  Parser(std::string_view text, const std::vector<Lexeme>& lexemes, WordReader& words,
         FilterReader& filters, NoticeList& notices)
      : text_(text), lexemes_(lexemes), words_(words), filters_(filters), notices_(notices) {}

  All run() {
    All all;
    append(all, sequence(Context{}));
    return all;
  }

 private:
  [[nodiscard]] bool at(LexemeKind kind, std::size_t ahead = 0) const {
    return at_ + ahead < lexemes_.size() && lexemes_[at_ + ahead].kind == kind;
  }

  /// A text that is no operand of an operator, so that it belongs to its neighbours.
  [[nodiscard]] bool at_plain_text() const {
    return at(LexemeKind::text) && !at(LexemeKind::either, 1) && !at(LexemeKind::both, 1) &&
           !at(LexemeKind::near, 1);
  }

  /// sequence = { plain text | alternatives }
  Operand sequence(Context context) {
    All all;
    while (at_ < lexemes_.size() && !at(LexemeKind::close)) {
      if (!at_plain_text()) {
        alternatives(all, context);
        continue;
      }
      ByteRange range = lexemes_[at_].range;
      for (; at_plain_text(); ++at_)
        range.end = lexemes_[at_].range.end;
      for (Node& word : words_.plain(range, context.field))
        all.operands.push_back(std::move(word));
    }
    return collapsed(std::move(all));
  }

  /// alternatives = conjunction { either conjunction }
  void alternatives(All& into, Context context) {
    const std::uint32_t begin = lexemes_[at_].range.begin;
    const std::size_t first_filter = applied_.size();
    std::vector<Operand> operands;
    bool all_filters = true;
    for (bool more = true; more; more = skip(LexemeKind::either)) {
      operands.push_back(conjunction(context));
      all_filters = all_filters && !operands.back().node;
    }
    if (operands.size() > 1) check_filters(first_filter, all_filters);
    join_alternatives(into, std::move(operands), {begin, lexemes_[at_ - 1].range.end});
  }

  /// Filters hold for the whole query. That is what `sumber:a OR sumber:b` means anyway, values of
  /// one filter being alternatives; of anything else it has to be said.
  void check_filters(std::size_t first, bool all_filters) {
    const auto here = std::span(applied_).subspan(first);
    const bool same = all_filters && std::ranges::all_of(here, [&](const Lexeme* lexeme) {
                        return lexeme->role == here.front()->role &&
                               std::holds_alternative<FilterField>(lexeme->role);
                      });
    if (same) return;
    for (const Lexeme* lexeme : here)
      notices_.add(NoticeCode::filter_in_alternative, lexeme->range);
  }

  void join_alternatives(All& into, std::vector<Operand> operands, ByteRange range) {
    if (operands.size() == 1) {
      append(into, std::move(operands.front()));
      return;
    }
    Any any;
    for (Operand& operand : operands) {
      if (!operand.node) continue;
      if (operand.excluded) {
        notices_.add(NoticeCode::exclusion_in_alternative, range);
        append(into, std::move(operand));
      } else {
        append(any, std::move(operand));
      }
    }
    append(into, collapsed(std::move(any)));
  }

  /// conjunction = nearness { both nearness }
  Operand conjunction(Context context) {
    Operand first = nearness(context);
    if (!at(LexemeKind::both)) return first;
    All all;
    all.required = true;
    append(all, std::move(first));
    while (skip(LexemeKind::both))
      append(all, nearness(context));
    return collapsed(std::move(all));
  }

  /// nearness = unary { near unary }
  Operand nearness(Context context) {
    Operand first = unary(context, at(LexemeKind::near, 1));
    if (!at(LexemeKind::near)) return first;
    std::vector<Operand> operands;
    operands.push_back(std::move(first));
    std::uint32_t distance = 0;
    const ByteRange range = lexemes_[at_].range;
    while (at(LexemeKind::near)) {
      const Lexeme& lexeme = lexemes_[at_++];
      const std::uint32_t used = std::clamp(lexeme.distance, 1U, kMaxNear);
      if (used != lexeme.distance)
        notices_.add(NoticeCode::near_distance, lexeme.range, std::to_string(used));
      distance = std::max(distance, used);
      operands.push_back(unary(context, true));
    }
    return join_near(std::move(operands), distance, range);
  }

  Operand join_near(std::vector<Operand> operands, std::uint32_t distance, ByteRange range) {
    std::erase_if(operands, [](const Operand& operand) { return !operand.node; });
    if (operands.size() == 1) return std::move(operands.front());
    if (operands.empty()) return {};
    if (std::ranges::all_of(operands, has_places)) {
      Near near;
      near.distance = distance;
      for (Operand& operand : operands)
        near.operands.push_back(std::move(*operand.node));
      return Operand{Node{std::move(near)}, false};
    }
    notices_.add(NoticeCode::near_operand, range);
    All all;
    all.required = true;
    for (Operand& operand : operands)
      append(all, std::move(operand));
    return collapsed(std::move(all));
  }

  /// unary = { minus | negate | field } ( text | phrase | filter | "(" sequence ")" )
  Operand unary(Context context, bool narrow) {
    bool excluded = false;
    for (; at_ < lexemes_.size(); ++at_) {
      const Lexeme& lexeme = lexemes_[at_];
      if (lexeme.kind == LexemeKind::field) {
        context.field = std::get<Field>(lexeme.role);
      } else if (lexeme.kind == LexemeKind::minus || lexeme.kind == LexemeKind::negate) {
        excluded = !excluded;
        context.excluded = !context.excluded;
      } else {
        break;
      }
    }
    if (at_ == lexemes_.size()) return {};
    Operand operand = primary(context, narrow || excluded);
    if (!operand.node) return operand;
    operand.excluded = operand.excluded != excluded;
    return operand;
  }

  Operand primary(Context context, bool narrow) {
    const Lexeme& lexeme = lexemes_[at_];
    switch (lexeme.kind) {
      case LexemeKind::open: {
        ++at_;
        Operand group = sequence(context);
        skip(LexemeKind::close);
        return group;
      }
      case LexemeKind::phrase:
        ++at_;
        return phrase(lexeme, context);
      case LexemeKind::filter:
        ++at_;
        return filter(lexeme, context);
      default:
        ++at_;
        return words(lexeme.range, context, narrow);
    }
  }

  Operand phrase(const Lexeme& lexeme, Context context) {
    Phrase phrase = words_.phrase(lexeme.inner, context.field, context.excluded);
    if (phrase.words.empty()) {
      if (!words_.full()) notices_.add(NoticeCode::empty_phrase, lexeme.range);
      return {};
    }
    phrase.range = lexeme.range;
    return Operand{Node{std::move(phrase)}, false};
  }

  /// The words of a text that an operator binds. Several, as in `e-commerce`, count as all of
  /// them; where their place or a narrow meaning matters (`narrow`), as a phrase.
  Operand words(ByteRange range, Context context, bool narrow) {
    const bool wildcard =
        text_.substr(range.begin, range.end - range.begin).find('*') != std::string_view::npos;
    if (narrow && !wildcard) {
      Phrase phrase = words_.phrase(range, context.field, context.excluded);
      if (phrase.words.empty()) return {};
      if (phrase.words.size() > 1) return Operand{Node{std::move(phrase)}, false};
      return Operand{Node{std::move(phrase.words.front())}, false};
    }
    All all;
    all.operands = words_.plain(range, context.field);
    return collapsed(std::move(all));
  }

  /// A filter leaves no node; a malformed one is words. Saved queries were put in before: what is
  /// left of them has no name that is known.
  Operand filter(const Lexeme& lexeme, Context context) {
    if (std::holds_alternative<FilterField>(lexeme.role)) {
      if (filters_.add_values(lexeme, context.excluded)) {
        applied_.push_back(&lexeme);
        return {};
      }
      notices_.add(NoticeCode::empty_field, lexeme.range);
    } else if (std::holds_alternative<SavedField>(lexeme.role)) {
      notices_.add(
          NoticeCode::unknown_saved, lexeme.range,
          utf8::repaired(text_.substr(lexeme.inner.begin, lexeme.inner.end - lexeme.inner.begin)));
    } else if (context.excluded) {
      notices_.add(NoticeCode::date_not_excludable, lexeme.range);
    } else if (date(lexeme)) {
      applied_.push_back(&lexeme);
      return {};
    } else {
      notices_.add(NoticeCode::unknown_date, lexeme.range);
    }
    return words(lexeme.range, context, context.excluded);
  }

  /// A date may go on after a blank, `tanggal:20 Juli 2023`: the longest that is one counts.
  bool date(const Lexeme& lexeme) {
    constexpr std::size_t kMostMore = 3;
    const auto field = std::get<DateField>(lexeme.role);
    const std::size_t first = at_;
    while (lexeme.form == ValueForm::bare && at_ < first + kMostMore && at_plain_text())
      ++at_;
    for (; at_ > first; --at_) {
      const ByteRange longer{lexeme.inner.begin, lexemes_[at_ - 1].range.end};
      if (filters_.add_date(field, longer)) return true;
    }
    return filters_.add_date(field, lexeme.inner);
  }

  bool skip(LexemeKind kind) {
    if (!at(kind)) return false;
    ++at_;
    return true;
  }

  std::string_view text_;
  const std::vector<Lexeme>& lexemes_;
  WordReader& words_;
  FilterReader& filters_;
  NoticeList& notices_;
  std::size_t at_ = 0;
  std::vector<const Lexeme*> applied_;  ///< filters that took effect so far
};

}  // namespace

All parse_lexemes(std::string_view text, const std::vector<Lexeme>& lexemes, WordReader& words,
                  FilterReader& filters, NoticeList& notices) {
  return Parser(text, lexemes, words, filters, notices).run();
}

}  // namespace telusur::search::detail
