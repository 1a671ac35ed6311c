// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/parser.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "article/timestamp.hpp"
#include "cleaning/page_phrase.hpp"
#include "search/query/detail/balance.hpp"
#include "search/query/detail/bare_dates.hpp"
#include "search/query/detail/filter_reader.hpp"
#include "search/query/detail/grammar.hpp"
#include "search/query/detail/operands.hpp"
#include "search/query/detail/word_reader.hpp"
#include "search/query/lexer.hpp"
#include "support/utf8.hpp"

namespace telusur::search {
namespace {

/// `2023-07-17..2023-07-23`, or one day: both ends included, for people.
std::string days_of(const Period& period) {
  const auto day = [](Moment moment) {
    return article::to_rfc3339({moment, article::kJakartaOffset}).substr(0, 10);
  };
  const std::string first = day(*period.since);
  const std::string last = day(*period.until - std::chrono::seconds{1});
  return first == last ? first : first + ".." + last;
}

bool has_date_field(const std::vector<Lexeme>& lexemes) {
  return std::ranges::any_of(lexemes, [](const Lexeme& lexeme) {
    return lexeme.kind == LexemeKind::filter && std::holds_alternative<DateField>(lexeme.role);
  });
}

/// Offers or applies the date at the end; an applied one is gone from `lexemes`.
void read_bare_date(Query& query, std::vector<Lexeme>& lexemes, const ParseOptions& options,
                    NoticeList& notices) {
  if (has_date_field(lexemes)) return;
  auto bare = detail::find_bare_date(query.text, lexemes, options.now);
  if (!bare) return;
  bare->date.applied = options.bare_dates == BareDates::always ||
                       (options.bare_dates == BareDates::clear && bare->clear);
  query.suggested_dates.push_back(bare->date);
  if (!bare->date.applied) return;
  lexemes.resize(lexemes.size() - bare->lexemes);
  narrow(query.filters, bare->date.period);
  notices.add(NoticeCode::date_recognized, bare->date.range, days_of(bare->date.period));
}

/// The words below `node`, or none where there is anything but a list of words or one phrase.
std::vector<Word> plain_words(const Node& node) {
  if (const auto* phrase = std::get_if<Phrase>(&node.as)) return phrase->words;
  const auto* all = std::get_if<All>(&node.as);
  if (all == nullptr || !all->excluded.empty()) return {};
  if (all->operands.size() == 1) return plain_words(all->operands.front());
  std::vector<Word> words;
  for (const Node& operand : all->operands) {
    const auto* word = std::get_if<Word>(&operand.as);
    if (word == nullptr) return {};
    words.push_back(*word);
  }
  return words;
}

/// What pages say to every reader is in no cleaned article; articles that have some of its words
/// are about something else. So it is looked for as it stands, or not at all.
void read_page_phrase(Query& query) {
  if (!cleaning::is_page_phrase(query.text)) return;
  std::vector<Word> words = plain_words(query.root);
  if (words.size() < 2) return;
  All exactly{.operands = {}, .excluded = {}, .required = true};
  const ByteRange range{words.front().range.begin, words.back().range.end};
  exactly.operands.push_back({Phrase{.words = std::move(words), .range = range}});
  query.root = {std::move(exactly)};
}

}  // namespace

Query parse_query(const analysis::Analyzer& analyzer, std::string_view text,
                  const ParseOptions& options, analysis::TokenBuffer& buffer) {
  Query query;
  std::string whole;
  if (options.saved != nullptr) {
    whole = options.saved->put_into(text);
    text = whole;
  }
  query.text = text.substr(
      0, text.size() <= kMaxQueryBytes ? text.size() : utf8::floor_boundary(text, kMaxQueryBytes));
  NoticeList notices(query.text);
  if (query.text.size() < text.size()) {
    const auto end = static_cast<std::uint32_t>(query.text.size());
    notices.add(NoticeCode::too_long, {end, end}, std::to_string(kMaxQueryBytes));
  }
  std::vector<Lexeme> lexemes = detail::balance(lex(query.text, notices), notices);
  read_bare_date(query, lexemes, options, notices);

  analysis::analyze(analyzer, query.text, buffer);
  detail::WordReader words(query.text, buffer.tokens(), notices);
  detail::FilterReader filters(query.text, options.now, query.filters, notices);
  All root = detail::parse_lexemes(query.text, lexemes, words, filters, notices);
  if (root.operands.empty() && !root.excluded.empty())
    notices.add(NoticeCode::only_exclusions, {0, static_cast<std::uint32_t>(query.text.size())});
  words.report();
  filters.report();
  query.root = detail::unwrapped(std::move(root));
  read_page_phrase(query);
  query.notices = notices.take();
  return query;
}

}  // namespace telusur::search
