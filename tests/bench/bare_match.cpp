// SPDX-License-Identifier: GPL-2.0-or-later
#include "bare_match.hpp"

#include <algorithm>
#include <vector>

#include "analysis/stopwords.hpp"
#include "index/schema.hpp"
#include "search/bm25.hpp"

namespace telusur::bench {
namespace {

constexpr std::size_t kHits = 10;

}  // namespace

BareMatch::BareMatch(const std::filesystem::path& db, const analysis::Analyzer& analyzer)
    : analyzer_(analyzer), db_(db.string()) {}

std::size_t BareMatch::best_ten(const std::string& query) {
  analyze(analyzer_, query, tokens_);
  const auto words = tokens_.tokens();
  const bool only_stopwords = std::ranges::all_of(
      words, [](const auto& word) { return analysis::is_stopword(word.surface); });
  std::vector<Xapian::Query> parts;
  const auto add = [&](const std::string& term, double weight) {
    parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term), weight);
  };
  for (const analysis::Token& word : words) {
    if (analysis::is_stopword(word.surface) && !only_stopwords) continue;
    add(index::stem_term(word.stem), ranking_.stem_weight);
    add(index::title_stem_term(word.stem), ranking_.title_weight);
  }
  Xapian::Enquire enquire(db_);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end()));
  enquire.set_weighting_scheme(search::bm25_of(ranking_));
  const Xapian::MSet found = enquire.get_mset(0, kHits);
  std::size_t sum = 0;
  for (auto hit = found.begin(); hit != found.end(); ++hit)
    sum += *hit;
  return sum;
}

}  // namespace telusur::bench
