// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/related.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_set>

#include "index/schema.hpp"
#include "index/stored_article.hpp"
#include "index/story_sketch.hpp"
#include "search/bm25.hpp"
#include "search/idf.hpp"
#include "search/opening.hpp"

namespace telusur::search {
namespace {

constexpr std::size_t kTellingStems = 15;
constexpr double kLeastLikeness = 0.15;
constexpr double kMostOften = 6;         ///< times that count: what an article is about, it repeats
constexpr double kInTitle = 2;           ///< a stem of the title counts so many times
constexpr Xapian::doccount kSpare = 40;  ///< for near-copies, which are left out

struct TellingStem {
  std::string term;
  double share = 0;   ///< of its BM25 weight, in the query
  double weight = 0;  ///< how telling it is
};

/// The stems of an article's text that set it apart: often in it, seldom elsewhere.
std::vector<TellingStem> telling_stems(const Xapian::Database& db, Xapian::docid docid) {
  std::vector<TellingStem> stems;
  const std::string stem_prefix(index::prefix::kStem);
  const std::string title_prefix(index::prefix::kTitleStem);
  std::unordered_set<std::string> in_title;
  auto term = db.termlist_begin(docid);
  for (term.skip_to(stem_prefix); term != db.termlist_end(docid); ++term) {
    const std::string name = *term;
    if (!name.starts_with(stem_prefix)) break;
    // Capitals sort first, so the title's stems come before those of the text.
    if (name.starts_with(title_prefix)) {
      in_title.insert(stem_prefix + name.substr(title_prefix.size()));
      continue;
    }
    // A stem that no other article has leads nowhere.
    if (term.get_termfreq() < 2) continue;
    double share = std::min(double(term.get_wdf()), kMostOften) / kMostOften;
    if (in_title.contains(name)) share *= kInTitle;
    stems.push_back({name, share, share * idf(db.get_doccount(), term.get_termfreq())});
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
    terms.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(stem.term), stem.share);
  Xapian::Enquire enquire(db);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  enquire.set_weighting_scheme(bm25_of(ranking));
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

Result<std::vector<RelatedArticle>> related_to(const Xapian::Database& db,
                                               const index::ArticleDecoder& decoder,
                                               Xapian::docid docid, std::uint32_t limit,
                                               const Ranking& ranking) {
  std::vector<RelatedArticle> related;
  const std::vector<TellingStem> stems = telling_stems(db, docid);
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
    auto article = index::read_article(db, decoder, *match);
    if (!article) return article.error();
    RelatedArticle& one = related.emplace_back();
    if (article->title.empty()) one.opening = opening(index::text_of(*article));
    article->lead.clear();
    article->body.clear();
    one.article = std::move(*article);
    one.likeness = likeness;
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
    return related_to(db, reader.decoder(), docid, limit, ranking);
  });
}

}  // namespace telusur::search
