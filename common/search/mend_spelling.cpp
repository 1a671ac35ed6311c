// SPDX-License-Identifier: GPL-2.0-or-later
#include <utility>

#include "cleaning/page_phrase.hpp"
#include "search/searcher.hpp"

namespace telusur::search {
namespace {

/// From so many articles on, a query is taken to be spelt as it was meant.
constexpr std::uint64_t kEnoughArticles = SpellingModel::kOftenArticles;

/// Whether the corrected query finds more, or as much with all of its words.
bool is_better(const SearchResults& corrected, const SearchResults& typed) {
  if (corrected.total.value == 0 || typed.total.value == 0) return corrected.total.value > 0;
  if (corrected.relaxed != typed.relaxed) return typed.relaxed;
  return corrected.total.value > typed.total.value;
}

/// The query finds nothing, unless a word that no article has is left out.
bool finds_nothing(const SearchResults& typed, const Correction& correction) {
  return typed.total.value == 0 || (typed.relaxed && correction.unseen);
}

}  // namespace

Result<std::optional<Correction>> Searcher::correction_of(const SearchResults& results) {
  using Answer = Result<std::optional<Correction>>;
  const Query& query = results.interpreted;
  const auto corrected_by = [&](const SpellingModel& model) {
    return reader_.read(
        [&](const Xapian::Database& db) { return Answer(correct(model, query, db)); });
  };
  // A model at hand tells in less time than the index whether there is anything to correct.
  if (const auto ready = learnt_->spelling.current(reader_)) return corrected_by(*ready);
  const auto doubtful = reader_.read([&](const Xapian::Database& db) {
    return Result<bool>(may_be_misspelt(analyzer_, query, db, reader_.lists()));
  });
  if (!doubtful) return doubtful.error();
  if (!*doubtful) return std::optional<Correction>();
  const auto model = learnt_->spelling.get(reader_);
  if (!model) return model.error();
  return corrected_by(**model);
}

/// Sees to the spelling of a query that found little: replaces `results` or adds a suggestion.
Result<void> Searcher::mend_spelling(const SearchRequest& request, SearchResults& results) {
  if (request.typo == Typo::off || !request.cursor.empty()) return {};
  if (results.total.value >= kEnoughArticles && !results.relaxed) return {};
  const auto correction = correction_of(results);
  if (!correction) return correction.error();
  // Pages are spelt as they are; few queries get as far as to ask.
  if (!*correction || cleaning::is_page_phrase(request.query)) return {};
  const bool apply =
      request.typo == Typo::automatic && !request.exact && finds_nothing(results, **correction);
  SearchRequest again = request;
  again.query = (*correction)->text;
  if (!apply) {
    // Only how much it finds is of interest.
    again.limit = again.snippets = 0;
    again.facets.clear();
    again.timeline.reset();
  }
  auto corrected = search_as_typed(again);
  if (!corrected) return corrected.error();
  if (!is_better(*corrected, results)) return {};
  if (apply) {
    corrected->query = std::move(results.query);
    corrected->next_cursor.clear();  // it would be of the query that nobody typed
    results = std::move(*corrected);
  }
  results.did_you_mean = DidYouMean{std::move(again.query), apply};
  return {};
}

}  // namespace telusur::search
