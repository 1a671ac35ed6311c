// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/story.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "index/stored_article.hpp"
#include "search/documents.hpp"
#include "search/opening.hpp"
#include "search/telling_stems.hpp"

namespace telusur::search {
namespace {

/// Articles looked at beyond the most that are given: those about the matter in other words.
constexpr Xapian::doccount kSpare = 100;

struct Member {
  std::int64_t published;  ///< undated: after every time
  Xapian::docid docid;

  friend auto operator<=>(const Member&, const Member&) = default;
};

Member member(const Documents& documents, Xapian::docid docid) {
  const auto time = documents.published(docid);
  return {time ? std::int64_t{time->time_since_epoch().count()}
               : std::numeric_limits<std::int64_t>::max(),
          docid};
}

std::vector<Member> members_of(const Xapian::Database& db, Xapian::docid docid,
                               const Ranking& ranking, bool sharded) {
  Documents documents(db);
  std::vector<Member> members{member(documents, docid)};
  const std::vector<TellingStem> stems = telling_stems(db, docid, sharded);
  if (stems.empty()) return members;
  const std::vector<index::ShingleHash> told = shingles_of(documents, docid);
  const Xapian::MSet alike = matches_of(db, stems, kMaxStoryArticles + kSpare, ranking, sharded);
  if (sharded) documents.bring(alike);
  for (auto other = alike.begin(); other != alike.end(); ++other) {
    if (*other == docid || !index::near_copies(told, shingles_of(documents, *other))) continue;
    members.push_back(member(documents, *other));
  }
  std::ranges::sort(members);
  if (members.size() > kMaxStoryArticles) members.resize(kMaxStoryArticles);
  return members;
}

}  // namespace

Result<std::vector<StoryArticle>> story_of(index::IndexReader& reader, std::string_view id,
                                           const Ranking& ranking) {
  return reader.read([&](const Xapian::Database& db) -> Result<std::vector<StoryArticle>> {
    const Xapian::docid docid = index::find_article(db, id);
    if (docid == 0) return Error{ErrorCode::not_found, std::string(id), "no such article", ""};
    std::vector<StoryArticle> story;
    for (const Member& one : members_of(db, docid, ranking, reader.is_sharded())) {
      auto article = index::read_article(db, reader.decoder(), one.docid);
      if (!article) return article.error();
      StoryArticle& added = story.emplace_back();
      if (article->title.empty()) added.opening = opening(index::text_of(*article));
      article->lead.clear();
      article->body.clear();
      added.article = std::move(*article);
    }
    return story;
  });
}

}  // namespace telusur::search
