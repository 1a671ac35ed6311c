// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/related.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "index/schema.hpp"
#include "index/stored_article.hpp"
#include "index/story_sketch.hpp"
#include "search/idf.hpp"

namespace telusur::search {
namespace {

constexpr std::size_t kTellingStems = 25;
constexpr double kLeastLikeness = 0.12;
constexpr Xapian::doccount kSpare = 40;  ///< for near-copies, which are left out
constexpr double kMinNormalisedLength = 0.5;

struct TellingStem {
  std::string term;
  double weight = 0;
};

/// The stems of an article's text that set it apart: often in it, seldom elsewhere.
std::vector<TellingStem> telling_stems(const Xapian::Database& db, Xapian::docid docid, double k1) {
  std::vector<TellingStem> stems;
  const std::string stem_prefix(index::prefix::kStem);
  const std::string title_prefix(index::prefix::kTitleStem);
  auto term = db.termlist_begin(docid);
  for (term.skip_to(stem_prefix); term != db.termlist_end(docid); ++term) {
    const std::string name = *term;
    if (!name.starts_with(stem_prefix)) break;
    // A stem that no other article has leads nowhere.
    if (name.starts_with(title_prefix) || term.get_termfreq() < 2) continue;
    const double often = term.get_wdf();
    stems.push_back({name, often / (often + k1) * idf(db.get_doccount(), term.get_termfreq())});
  }
  const std::size_t kept = std::min(kTellingStems, stems.size());
  std::ranges::partial_sort(stems, stems.begin() + static_cast<std::ptrdiff_t>(kept),
                            std::ranges::greater{}, &TellingStem::weight);
  stems.resize(kept);
  return stems;
}

std::vector<index::ShingleHash> shingles_of(const Xapian::Database& db, Xapian::docid docid) {
  index::TokenStream stream;
  std::vector<index::ShingleHash> shingles;
  if (index::read_tokens(db, docid, stream)) index::find_shingles(stream, shingles);
  return shingles;
}

Xapian::MSet matches_of(const Xapian::Database& db, const std::vector<TellingStem>& stems,
                        std::uint32_t limit, const Ranking& ranking) {
  std::vector<Xapian::Query> terms;
  terms.reserve(stems.size());
  for (const TellingStem& stem : stems)
    terms.emplace_back(stem.term);
  Xapian::Enquire enquire(db);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  enquire.set_weighting_scheme(
      Xapian::BM25Weight(ranking.k1, 0, 1, ranking.b, kMinNormalisedLength));
  return enquire.get_mset(0, limit + kSpare);
}

/// What a full score is: that of the article itself, which has all the stems.
double score_of(const Xapian::MSet& matches, Xapian::docid docid) {
  double best = 1e-9;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    if (*match == docid) return match.get_weight();
    best = std::max(best, match.get_weight());
  }
  return best;
}

Result<std::vector<RelatedArticle>> related_to(const Xapian::Database& db, Xapian::docid docid,
                                               std::uint32_t limit, const Ranking& ranking) {
  std::vector<RelatedArticle> related;
  const std::vector<TellingStem> stems = telling_stems(db, docid, ranking.k1);
  if (stems.empty()) return related;
  const Xapian::MSet matches = matches_of(db, stems, limit, ranking);
  const double full = score_of(matches, docid);
  std::vector<std::vector<index::ShingleHash>> shown{shingles_of(db, docid)};
  for (auto match = matches.begin(); match != matches.end() && related.size() < limit; ++match) {
    if (*match == docid) continue;
    const double likeness = std::min(1.0, match.get_weight() / full);
    if (likeness < kLeastLikeness) break;
    auto shingles = shingles_of(db, *match);
    const bool copy = std::ranges::any_of(
        shown, [&](const auto& other) { return index::near_copies(other, shingles); });
    if (copy) continue;
    auto article = index::decode_article(db.get_document(*match).get_data());
    if (!article) return article.error();
    article->lead.clear();
    article->body.clear();
    related.push_back({std::move(*article), likeness});
    shown.push_back(std::move(shingles));
  }
  return related;
}

}  // namespace

Result<std::vector<RelatedArticle>> related_articles(index::IndexReader& reader,
                                                     std::string_view id, std::uint32_t limit,
                                                     const Ranking& ranking) {
  if (limit > kMaxRelated) {
    return Error{ErrorCode::invalid_parameter, "limit",
                 fmt::format("{} is outside 0..{}", limit, kMaxRelated), ""};
  }
  return reader.read([&](const Xapian::Database& db) -> Result<std::vector<RelatedArticle>> {
    const Xapian::docid docid = index::find_article(db, id);
    if (docid == 0) return Error{ErrorCode::not_found, std::string(id), "no such article", ""};
    return related_to(db, docid, limit, ranking);
  });
}

}  // namespace telusur::search
