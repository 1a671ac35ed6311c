// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/interpretation.hpp"

#include <algorithm>
#include <type_traits>

#include "article/timestamp.hpp"
#include "search/query/print.hpp"

namespace telusur::search {
namespace {

std::string_view name(Field field) {
  switch (field) {
    case Field::title:
      return "title";
    case Field::body:
      return "body";
    case Field::any:
      break;
  }
  return "any";
}

std::string_view name(ExpansionKind kind) {
  if (kind == ExpansionKind::slang) return "slang";
  return kind == ExpansionKind::acronym ? "acronym" : "synonym";
}

void add_overlays(InterpretedTerm& term, const Word& word) {
  for (const Overlay& overlay : word.overlays)
    term.joined.push_back(overlay.surface);
}

void describe(InterpretedTerm& term, const Word& word) {
  term.as = "word";
  term.text = word.surface;
  if (word.stem != word.surface) term.stem = word.stem;
  term.stopword = word.stopword;
  add_overlays(term, word);
  for (const Expansion& expansion : word.expansions)
    term.expanded.push_back({expansion.text, name(expansion.kind), expansion.span});
}

void describe(InterpretedTerm& term, const Phrase& phrase) {
  term.as = "phrase";
  for (const Word& word : phrase.words) {
    if (!term.text.empty()) term.text += ' ';
    term.text += word.surface;
    add_overlays(term, word);
  }
}

void describe(InterpretedTerm& term, const Prefix& prefix) {
  term.as = "prefix";
  term.text = prefix.surface;
  for (const ExpansionWord& word : prefix.words)
    term.forms.push_back(word.surface);
}

std::string rfc3339(const std::optional<Moment>& moment) {
  return moment ? article::to_rfc3339({*moment, article::kJakartaOffset}) : "";
}

}  // namespace

Interpretation interpret(const Query& query) {
  Interpretation result;
  visit_leaves(query.root, [&](const auto& leaf, bool excluded) {
    InterpretedTerm term;
    describe(term, leaf);
    term.field = name(leaf.field);
    term.excluded = excluded;
    term.range = leaf.range;
    result.terms.push_back(std::move(term));
  });
  std::ranges::stable_sort(result.terms, {}, [](const auto& term) { return term.range.begin; });
  for (std::size_t i = 0; i < kFilterFields; ++i) {
    const auto field = static_cast<FilterField>(i);
    for (const std::string& value : query.filters[field].include)
      result.filters.push_back({name(field), value, false});
    for (const std::string& value : query.filters[field].exclude)
      result.filters.push_back({name(field), value, true});
  }
  result.since = rfc3339(query.filters.published.since);
  result.until = rfc3339(query.filters.published.until);
  result.tree = to_string(query.root);
  result.notices = query.notices;
  for (const SuggestedDate& date : query.suggested_dates) {
    if (date.applied) continue;
    result.suggested_dates.push_back(
        {query.text.substr(date.range.begin, date.range.end - date.range.begin),
         rfc3339(date.period.since), rfc3339(date.period.until)});
  }
  return result;
}

}  // namespace telusur::search
