// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <functional>
#include <span>
#include <vector>

#include "index/story_sketch.hpp"
#include "search/documents.hpp"
#include "search/searcher.hpp"

namespace telusur::search {

/// One entry of the result list: an article, and those that tell the same story.
struct Story {
  RankedDocument lead;
  std::vector<Xapian::docid> similar;  ///< by time of publication, undated ones last
};

/// The entries of the page that `request` asks for, out of `documents`, best first; fewer than its
/// limit when they do not suffice. With `request.group` near-copies are one entry, otherwise each
/// document is its own.
///
/// The first `depth` documents, those that are re-ranked, make the groups: the first published of
/// each leads it. By relevance it stands where the best of the group would, with that one's score;
/// by time where it stands itself, so that a list by time is in order. Documents below, looked at
/// only when the page reaches there, join a group without leading it. Every page of a query sees
/// the same groups in the same places.
///
/// When `late()` becomes true no documents below are looked at any more, and the page may be short.
/// `sketches`: those already read, by RankedDocument::sketch; others are read here. May throw
/// Xapian::Error.
std::vector<Story> stories_on_page(const Documents& read, const SearchRequest& request,
                                   std::span<const RankedDocument> documents,
                                   std::span<const index::StorySketch> sketches, std::size_t depth,
                                   const std::function<bool()>& late);

}  // namespace telusur::search
