// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/spelling/correction.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>

#include "analysis/stopwords.hpp"
#include "index/form_counts.hpp"
#include "index/schema.hpp"
#include "search/spelling/detail/article_counts.hpp"

namespace telusur::search {
namespace {

/// Nats for a blank that was left out, beside the cost of edits in error_model.cpp.
constexpr double kBlankLost = 2.0;
/// Both halves of a word must be in the same articles this much more often than by chance.
constexpr double kFewestTogether = 0.4;
/// Two words are meant as one when so many times more articles have the one.
constexpr std::uint32_t kTimesAsOne = 3;
/// Candidates this near to the best (nats) are judged by the query's other words, too.
constexpr double kClose = 4.0;
/// Share of that judgement; the rest is the frequency of the word by itself.
constexpr double kContext = 0.7;

/// The words an article must or may have, once each, in the order of the text.
std::vector<const Word*> words_of(const Query& query) {
  std::vector<const Word*> words;
  visit_leaves(query.root, [&](const auto& leaf, bool excluded) {
    if (excluded) return;
    using Leaf = std::decay_t<decltype(leaf)>;
    if constexpr (std::is_same_v<Leaf, Word>) {
      words.push_back(&leaf);
    } else if constexpr (std::is_same_v<Leaf, Phrase>) {
      for (const Word& word : leaf.words)
        words.push_back(&word);
    }
  });
  std::ranges::stable_sort(words, {}, [](const Word* word) { return word->range.begin; });
  const auto overlap = [](const Word* a, const Word* b) { return b->range.begin < a->range.end; };
  words.erase(std::unique(words.begin(), words.end(), overlap), words.end());
  return words;
}

bool is_plain(const Word& word) {
  return word.kind == analysis::TokenKind::word && Vocabulary::holds(word.surface);
}

/// How many articles have a word in this form.
using ArticlesWith = std::function<std::uint32_t(std::string_view)>;

bool is_suspicious(const analysis::Analyzer& analyzer, const Word& word,
                   const ArticlesWith& articles_with) {
  return is_plain(word) && SpellingModel::is_doubtful(analyzer, word.surface) &&
         articles_with(word.surface) < SpellingModel::kOftenArticles;
}

/// Whether two words with only blanks between them are meant as one: `block chain`.
bool are_one(const Query& query, const Word& first, const Word& second, const Xapian::Database& db,
             const ArticlesWith& articles_with) {
  if (!is_plain(first) || !is_plain(second)) return false;
  if (first.range.end >= second.range.begin) return false;
  const auto between =
      std::string_view(query.text).substr(first.range.end, second.range.begin - first.range.end);
  if (between.find_first_not_of(' ') != std::string_view::npos) return false;
  const std::uint32_t as_one = articles_with(first.surface + second.surface);
  if (as_one < 2) return false;
  // As two words in less than a third of the articles.
  return !detail::have_both(db, index::stem_term(first.stem), index::stem_term(second.stem),
                            (as_one + kTimesAsOne - 1) / kTimesAsOne);
}

class Corrector {
 public:
  Corrector(const SpellingModel& model, const Query& query, const Xapian::Database& db)
      : model_(model), query_(query), db_(db), words_(words_of(query)) {}

  std::optional<Correction> run() {
    std::vector<Doubt> doubts;
    const ArticlesWith in_model = [this](std::string_view form) {
      return model_.words().articles(form);
    };
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const Word& word = *words_[i];
      if (i + 1 < words_.size() && are_one(query_, word, *words_[i + 1], db_, in_model)) {
        join(word, *words_[++i]);
      } else if (is_suspicious(model_.analyzer(), word, in_model)) {
        doubts.push_back({&word, ways_to_spell(word)});
        if (!doubts.back().candidates.empty()) continue;
        doubts.pop_back();
        context_.push_back(index::stem_term(word.stem));
      } else if (is_plain(word) && !word.stopword) {
        context_.push_back(index::stem_term(word.stem));
      }
    }
    // The surest first: they help to decide about the others.
    std::ranges::stable_sort(doubts, std::ranges::greater{}, &Doubt::lead);
    for (const Doubt& doubt : doubts)
      replace(*doubt.word, doubt.word->range, chosen(doubt));
    return finished();
  }

 private:
  struct Doubt {
    const Word* word = nullptr;
    std::vector<SpellingCandidate> candidates;

    /// By how much the first is better than the second.
    [[nodiscard]] double lead() const {
      return candidates.size() == 1 ? kClose : candidates[0].score - candidates[1].score;
    }
  };

  std::vector<SpellingCandidate> ways_to_spell(const Word& word) const {
    std::vector<SpellingCandidate> ways = model_.candidates(word.surface);
    const double as_typed = model_.score_as_typed(word.surface);
    for (SpellingCandidate& split : model_.splits(word.surface)) {
      const std::size_t blank = split.text.find(' ');
      const std::string first = split.text.substr(0, blank);
      const std::string second = split.text.substr(blank + 1);
      const std::string first_term = stem_term_of(first);
      const std::string second_term = stem_term_of(second);
      const double together = detail::articles_with_both(db_, first_term, second_term);
      const double by_chance = double(db_.get_termfreq(first_term)) *
                               db_.get_termfreq(second_term) /
                               std::max<double>(1, double(model_.articles()));
      if (together == 0 || std::log(together / by_chance) < kFewestTogether) continue;
      split.score = std::log(together) - kBlankLost;
      if (split.score > as_typed) ways.push_back(std::move(split));
    }
    std::ranges::stable_sort(ways, std::ranges::greater{}, &SpellingCandidate::score);
    return ways;
  }

  const std::string& chosen(const Doubt& doubt) {
    const std::vector<SpellingCandidate>& candidates = doubt.candidates;
    const SpellingCandidate* best = &candidates.front();
    if (!context_.empty() && doubt.lead() < kClose) {
      double best_score = -1e9;
      for (const SpellingCandidate& candidate : candidates) {
        if (candidate.score < candidates.front().score - kClose) break;
        const double score = candidate.score + kContext * fit(candidate.text);
        if (score > best_score) {
          best_score = score;
          best = &candidate;
        }
      }
    }
    context_.push_back(stem_term_of(best->text));
    return best->text;
  }

  /// How much likelier the word is beside the others of the query than by itself, in nats: of the
  /// articles with the word, the share that has the context as well.
  double fit(const std::string& text) const {
    const std::string term = stem_term_of(text);
    const double alone = db_.get_termfreq(term);
    const double together = detail::articles_with_both(db_, term, context_.front());
    return std::log((together + 0.5) / (alone + 0.5));
  }

  /// Of a split the first half.
  [[nodiscard]] std::string stem_term_of(std::string_view text) const {
    std::string scratch;
    const std::string_view word = text.substr(0, text.find(' '));
    return index::stem_term(model_.analyzer().stemmer().stem(word, scratch));
  }

  void join(const Word& first, const Word& second) {
    unseen_ = unseen_ || !detail::is_in_any_article(db_, second);
    replace(first, {first.range.begin, second.range.end}, first.surface + second.surface);
  }

  void replace(const Word& word, ByteRange range, std::string text) {
    const char initial = query_.text[word.range.begin];
    if (initial >= 'A' && initial <= 'Z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    unseen_ = unseen_ || !detail::is_in_any_article(db_, word);
    replaced_.push_back({range, std::move(text)});
  }

  std::optional<Correction> finished() {
    if (replaced_.empty()) return std::nullopt;
    std::ranges::sort(replaced_, {}, [](const Replacement& part) { return part.range.begin; });
    Correction correction;
    correction.unseen = unseen_;
    std::uint32_t at = 0;
    for (const Replacement& part : replaced_) {
      correction.text.append(query_.text, at, part.range.begin - at);
      correction.text += part.text;
      at = part.range.end;
    }
    correction.text.append(query_.text, at);
    correction.replaced = std::move(replaced_);
    if (correction.text == query_.text || correction.text.size() > kMaxQueryBytes) {
      return std::nullopt;
    }
    return correction;
  }

  const SpellingModel& model_;
  const Query& query_;
  const Xapian::Database& db_;
  std::vector<const Word*> words_;
  std::vector<std::string> context_;  ///< stem terms of the words that are decided
  std::vector<Replacement> replaced_;
  bool unseen_ = false;
};

}  // namespace

bool may_be_misspelt(const analysis::Analyzer& analyzer, const Query& query,
                     const Xapian::Database& db, std::span<const index::ListSource> shards) {
  const std::vector<const Word*> words = words_of(query);
  const ArticlesWith in_index = [shards](std::string_view form) {
    return index::articles_with_form(shards, form);
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_suspicious(analyzer, *words[i], in_index)) return true;
    if (i + 1 < words.size() && are_one(query, *words[i], *words[i + 1], db, in_index)) return true;
  }
  return false;
}

std::optional<Correction> correct(const SpellingModel& model, const Query& query,
                                  const Xapian::Database& db) {
  return Corrector(model, query, db).run();
}

}  // namespace telusur::search
