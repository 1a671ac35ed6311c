// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/related.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "index/stored_article.hpp"
#include "search/documents.hpp"
#include "search/opening.hpp"
#include "search/telling_stems.hpp"

namespace telusur::search {
namespace {

constexpr double kLeastLikeness = 0.15;
constexpr Xapian::doccount kSpare = 40;  ///< for near-copies, which are left out

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
                                               const index::IndexReader& reader,
                                               Xapian::docid docid, std::uint32_t limit,
                                               const Ranking& ranking) {
  std::vector<RelatedArticle> related;
  const std::vector<TellingStem> stems = telling_stems(db, docid, reader.is_sharded());
  if (stems.empty()) return related;
  const Xapian::MSet matches = matches_of(db, stems, limit + kSpare, ranking, reader.is_sharded());
  Documents documents(db);
  if (reader.is_sharded()) documents.bring(matches);
  const double full = score_of(matches, docid);
  std::vector<std::vector<index::ShingleHash>> shown{shingles_of(documents, docid)};
  for (auto match = matches.begin(); match != matches.end() && related.size() < limit; ++match) {
    if (*match == docid) continue;
    const double likeness = std::min(1.0, match.get_weight() / full);
    if (likeness < kLeastLikeness) break;
    auto shingles = shingles_of(documents, *match);
    const bool copy = std::ranges::any_of(
        shown, [&](const auto& other) { return index::near_copies(other, shingles); });
    if (copy) continue;
    auto article = index::read_article(db, reader.decoder(), *match);
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
    return related_to(db, reader, docid, limit, ranking);
  });
}

}  // namespace telusur::search
