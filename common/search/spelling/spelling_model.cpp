// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/spelling/spelling_model.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/stopwords.hpp"
#include "index/form_counts.hpp"
#include "search/spelling/detail/affixed.hpp"
#include "search/spelling/error_model.hpp"

namespace telusur::search {
namespace {

/// What a word of the lexicon, or affixes on one, is likelier than another by (nats).
constexpr double kKnownStem = 0.7;
/// Nats for a second slip in one word, on top of its own cost: one is the rule (Damerau 1964).
constexpr double kSecondEdit = 5.0;
/// Score of a word as typed that no article has: of what the lexicon explains, and of others.
constexpr double kUnseenKnown = -4.0;
constexpr double kUnseenUnknown = -13.0;
/// The first candidates, whose stems are looked up; the rest cannot win by that.
constexpr std::size_t kLookedUp = 12;
constexpr std::size_t kMinSplitLetters = 3;
/// Articles with a word from which on it is frequent.
constexpr std::uint32_t kFrequent = 64;

bool has_known_stem(const analysis::Analyzer& analyzer, std::string_view word) {
  return analyzer.stemmer().explain(word).chosen.known;
}

bool is_known_whole(const analysis::Analyzer& analyzer, std::string_view word) {
  const analysis::Explanation chosen = analyzer.stemmer().explain(word).chosen;
  return chosen.known && chosen.path.empty();
}

void keep_best(std::vector<SpellingCandidate>& candidates, std::size_t most) {
  std::ranges::sort(candidates, [](const SpellingCandidate& a, const SpellingCandidate& b) {
    return a.score != b.score ? a.score > b.score : a.text < b.text;
  });
  if (candidates.size() > most) candidates.resize(most);
}

}  // namespace

Result<std::shared_ptr<const SpellingModel>> SpellingModel::build(
    index::IndexReader& reader, const analysis::Analyzer& analyzer) {
  return reader.read(
      [&](const Xapian::Database& db) -> Result<std::shared_ptr<const SpellingModel>> {
        Vocabulary words;
        for (const index::FormCount& count : index::forms_beginning(reader.lists(), "")) {
          if (Vocabulary::holds(count.form)) words.add(count.form, count.articles);
        }
        return std::make_shared<const SpellingModel>(std::move(words), db.get_doccount(), analyzer);
      });
}

SpellingModel::SpellingModel(Vocabulary words, std::uint64_t articles,
                             const analysis::Analyzer& analyzer)
    : words_(std::move(words)), articles_(articles), analyzer_(analyzer) {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::uint32_t with = words_.articles(i);
    if (with >= fewest_articles())
      (with >= kFrequent ? frequent_ : rarer_).add(words_.word(i), with);
  }
  words_.finish(false);
  for (Vocabulary* part : {&frequent_, &rarer_})
    part->finish(true);
}

bool SpellingModel::is_doubtful(const analysis::Analyzer& analyzer, std::string_view word) {
  return word.size() >= kMinLetters && Vocabulary::holds(word) && !analysis::is_stopword(word) &&
         !is_known_whole(analyzer, word);
}

double SpellingModel::score_as_typed(std::string_view word) const {
  const std::uint32_t articles = words_.articles(word);
  const bool known = has_known_stem(analyzer_, word);
  if (articles == 0) return known ? kUnseenKnown : kUnseenUnknown;
  return std::log(articles) + (known ? kKnownStem : 0);
}

/// Adds the words that may be likelier than `word` itself.
void SpellingModel::add_near(std::string_view word, const Vocabulary& among, unsigned edits,
                             double as_typed, std::vector<SpellingCandidate>& found) const {
  std::vector<Vocabulary::Near> nearest;
  among.near(word, edits, fewest_articles(), nearest);
  for (const Vocabulary::Near& near : nearest) {
    const std::string_view other = among.word(near.index);
    if (near.edits == 0 || other.size() + 1 < kMinLetters) continue;
    const double score = std::log(among.articles(near.index)) - error_cost(word, other) -
                         (near.edits > 1 ? kSecondEdit : 0);
    if (score + kKnownStem > as_typed) found.push_back({std::string(other), score});
  }
}

std::vector<SpellingCandidate> SpellingModel::candidates(std::string_view word) const {
  std::vector<SpellingCandidate> found;
  if (!is_suspicious(word)) return found;
  const double as_typed = score_as_typed(word);
  const unsigned edits = word.size() < kTwoEditLetters ? 1 : 2;
  add_near(word, frequent_, edits, as_typed, found);
  const bool second_pays = std::log(kFrequent) - kSecondEdit + kKnownStem > as_typed;
  add_near(word, rarer_, second_pays ? edits : 1, as_typed, found);
  keep_best(found, kLookedUp);
  if (found.empty() && as_typed == kUnseenUnknown) {
    found = detail::affixed_candidates(words_, analyzer_.stemmer(), word, fewest_articles());
  }
  for (SpellingCandidate& candidate : found) {
    if (has_known_stem(analyzer_, candidate.text)) candidate.score += kKnownStem;
  }
  std::erase_if(found, [&](const auto& candidate) { return candidate.score <= as_typed; });
  keep_best(found, kMaxCandidates);
  return found;
}

std::vector<SpellingCandidate> SpellingModel::splits(std::string_view word) const {
  std::vector<SpellingCandidate> found;
  if (!is_suspicious(word)) return found;
  for (std::size_t at = kMinSplitLetters; at + kMinSplitLetters <= word.size(); ++at) {
    const std::uint32_t first = words_.articles(word.substr(0, at));
    const std::uint32_t second = words_.articles(word.substr(at));
    if (std::min(first, second) < fewest_articles()) continue;
    std::string text(word.substr(0, at));
    text += ' ';
    text += word.substr(at);
    found.push_back({std::move(text), std::log(std::min(first, second))});
  }
  keep_best(found, kMaxCandidates);
  return found;
}

}  // namespace telusur::search
