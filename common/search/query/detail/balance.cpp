// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/detail/balance.hpp"

#include <cstddef>
#include <string>

#include "search/query/query.hpp"

namespace telusur::search::detail {
namespace {

bool is_binary(LexemeKind kind) {
  return kind == LexemeKind::either || kind == LexemeKind::both || kind == LexemeKind::near;
}

bool ends_operand(LexemeKind kind) {
  return kind == LexemeKind::text || kind == LexemeKind::phrase || kind == LexemeKind::filter ||
         kind == LexemeKind::close;
}

bool begins_operand(LexemeKind kind) {
  return !is_binary(kind) && kind != LexemeKind::close;
}

bool is_prefix(LexemeKind kind) {
  return kind == LexemeKind::minus || kind == LexemeKind::negate || kind == LexemeKind::field;
}

std::vector<Lexeme> match_parentheses(const std::vector<Lexeme>& lexemes, NoticeList& notices) {
  std::vector<bool> keep(lexemes.size(), true);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    if (lexemes[i].kind == LexemeKind::open) open.push_back(i);
    if (lexemes[i].kind != LexemeKind::close) continue;
    if (open.empty()) {
      keep[i] = false;
      notices.add(NoticeCode::unbalanced_parenthesis, lexemes[i].range);
    } else {
      open.pop_back();
    }
  }
  for (const std::size_t i : open) {
    keep[i] = false;
    notices.add(NoticeCode::unbalanced_parenthesis, lexemes[i].range);
  }
  std::vector<Lexeme> matched;
  std::size_t depth = 0;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    if (!keep[i]) continue;
    const Lexeme& lexeme = lexemes[i];
    const bool opens = lexeme.kind == LexemeKind::open;
    if (opens && ++depth == kMaxDepth + 1)
      notices.add(NoticeCode::too_deep, lexeme.range, std::to_string(kMaxDepth));
    const bool dropped = (opens || lexeme.kind == LexemeKind::close) && depth > kMaxDepth;
    if (lexeme.kind == LexemeKind::close) --depth;
    if (!dropped) matched.push_back(lexeme);
  }
  return matched;
}

/// Right to left, so that each prefix knows whether an operand follows: `NOT OR b`, `judul:)`.
std::vector<Lexeme> check_prefixes(std::vector<Lexeme> lexemes, NoticeList& notices) {
  for (std::size_t i = lexemes.size(); i-- > 0;) {
    Lexeme& lexeme = lexemes[i];
    if (!is_prefix(lexeme.kind)) continue;
    const Lexeme* const next = i + 1 < lexemes.size() ? &lexemes[i + 1] : nullptr;
    const bool operand = next != nullptr && begins_operand(next->kind);
    if (lexeme.kind == LexemeKind::field) {
      const bool nested =
          operand && (next->kind == LexemeKind::field || next->kind == LexemeKind::filter);
      if (operand && !nested) continue;
      notices.add(NoticeCode::empty_field, lexeme.range);
      lexeme.kind = LexemeKind::text;
    } else if (!operand) {
      // A minus without its operand is punctuation, which text without words is as well.
      if (lexeme.kind == LexemeKind::negate) notices.add(NoticeCode::lonely_operator, lexeme.range);
      lexeme.kind = LexemeKind::text;
    }
  }
  return lexemes;
}

std::vector<Lexeme> check_operators(const std::vector<Lexeme>& lexemes, NoticeList& notices) {
  std::vector<Lexeme> checked;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    Lexeme lexeme = lexemes[i];
    if (is_binary(lexeme.kind)) {
      std::size_t next = i + 1;
      while (next < lexemes.size() && is_binary(lexemes[next].kind))
        ++next;
      const bool operands = !checked.empty() && ends_operand(checked.back().kind) &&
                            next < lexemes.size() && begins_operand(lexemes[next].kind);
      if (operands) {
        for (std::size_t extra = i + 1; extra < next; ++extra)
          notices.add(NoticeCode::repeated_operator, lexemes[extra].range);
        i = next - 1;
      } else {
        notices.add(NoticeCode::lonely_operator, lexeme.range);
        lexeme.kind = LexemeKind::text;
      }
    }
    checked.push_back(lexeme);
  }
  return checked;
}

}  // namespace

std::vector<Lexeme> balance(const std::vector<Lexeme>& lexemes, NoticeList& notices) {
  return check_operators(check_prefixes(match_parentheses(lexemes, notices), notices), notices);
}

}  // namespace telusur::search::detail
