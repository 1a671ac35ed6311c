// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/story.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "index/stored_article.hpp"
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

Member member(const Xapian::Database& db, Xapian::docid docid) {
  const auto time = index::published_at(db, docid);
  return {time ? std::int64_t{time->time_since_epoch().count()}
               : std::numeric_limits<std::int64_t>::max(),
          docid};
}

std::vector<Member> members_of(const Xapian::Database& db, Xapian::docid docid,
                               const Ranking& ranking) {
  std::vector<Member> members{member(db, docid)};
  const std::vector<TellingStem> stems = telling_stems(db, docid);
  if (stems.empty()) return members;
  const std::vector<index::ShingleHash> told = shingles_of(db, docid);
  const Xapian::MSet alike = matches_of(db, stems, kMaxStoryArticles + kSpare, ranking);
  for (auto other = alike.begin(); other != alike.end(); ++other) {
    if (*other == docid || !index::near_copies(told, shingles_of(db, *other))) continue;
    members.push_back(member(db, *other));
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
    for (const Member& one : members_of(db, docid, ranking)) {
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
