// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/story_page.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "index/schema.hpp"
#include "search/story_groups.hpp"

namespace telusur::search {
namespace {

/// A group where it will stand in the list.
struct Placed {
  std::size_t group = 0;
  std::uint32_t lead = 0;   ///< document
  std::uint32_t place = 0;  ///< the document in whose place it stands
};

class Page {
 public:
  Page(const Documents& read, const SearchRequest& request,
       std::span<const RankedDocument> documents, std::span<const index::StorySketch> sketches)
      : read_(read),
        request_(request),
        documents_(documents),
        sketches_(sketches),
        grouper_([this](std::uint32_t document, std::vector<index::ShingleHash>& shingles) {
          index::find_shingles(tokens_of(document), shingles);
        }) {}

  std::vector<Story> stories(std::size_t depth, const std::function<bool()>& late) {
    constexpr std::size_t kBlock = 64;  // documents between two looks at the clock
    for (std::size_t i = 0; i < std::min(depth, documents_.size()); ++i)
      grouper_.add(sketch_of(i));
    std::vector<Placed> placed;
    placed.reserve(grouper_.groups().size());
    for (std::size_t group = 0; group < grouper_.groups().size(); ++group)
      placed.push_back(place(group));
    std::ranges::sort(placed, {}, &Placed::place);
    const std::size_t end = std::size_t{request_.offset} + request_.limit;
    for (std::size_t i = depth; i < documents_.size() && placed.size() < end; ++i) {
      if (i % kBlock == 0 && late()) break;
      const std::size_t group = grouper_.add(sketch_of(i));
      const auto number = static_cast<std::uint32_t>(i);
      if (group == placed.size()) placed.push_back({group, number, number});
    }
    std::vector<Story> stories;
    stories.reserve(request_.limit);
    for (std::size_t i = request_.offset; i < std::min(end, placed.size()); ++i)
      stories.push_back(story(placed[i]));
    return stories;
  }

 private:
  const index::StorySketch& sketch_of(std::size_t document) {
    const std::uint32_t sketch = documents_[document].sketch;
    if (sketch < sketches_.size()) return sketches_[sketch];
    read_sketch_ = *tokens_of(document).sketch;
    return read_sketch_;
  }

  /// Until it is asked for another.
  index::TokenStreamView tokens_of(std::size_t document) {
    return read_.tokens(documents_[document].docid, stream_).value_or(index::TokenStreamView());
  }

  /// Sorts like the times, undated documents last.
  [[nodiscard]] std::int64_t published(std::uint32_t document) const {
    const auto time = read_.published(documents_[document].docid);
    return time ? std::int64_t{time->time_since_epoch().count()}
                : std::numeric_limits<std::int64_t>::max();
  }

  [[nodiscard]] bool is_lone(std::size_t group) const {
    return grouper_.groups()[group].members.size() == 1;
  }

  /// Members by time of publication, then by rank.
  [[nodiscard]] std::vector<std::uint32_t> by_time(std::size_t group) const {
    std::vector<std::pair<std::int64_t, std::uint32_t>> timed;
    for (const std::uint32_t member : grouper_.groups()[group].members)
      timed.emplace_back(published(member), member);
    std::ranges::sort(timed);
    std::vector<std::uint32_t> members(timed.size());
    std::ranges::transform(timed, members.begin(), [](const auto& pair) { return pair.second; });
    return members;
  }

  [[nodiscard]] Placed place(std::size_t group) const {
    const std::uint32_t best = grouper_.groups()[group].members.front();
    // Of its copies, the one to show is the one that was asked for.
    const bool as_ranked = documents_[best].promoted || is_lone(group);
    const std::uint32_t lead = as_ranked ? best : by_time(group).front();
    return {group, lead, request_.sort == Sort::relevance ? best : lead};
  }

  [[nodiscard]] Story story(const Placed& placed) const {
    Story story{documents_[placed.lead], {}};
    story.lead.score = documents_[placed.place].score;
    if (is_lone(placed.group)) return story;
    for (const std::uint32_t member : by_time(placed.group)) {
      if (member != placed.lead) story.similar.push_back(documents_[member].docid);
    }
    return story;
  }

  const Documents& read_;
  const SearchRequest& request_;
  std::span<const RankedDocument> documents_;
  std::span<const index::StorySketch> sketches_;
  index::TokenStream stream_;
  index::StorySketch read_sketch_;
  StoryGrouper grouper_;
};

}  // namespace

std::vector<Story> stories_on_page(const Documents& read, const SearchRequest& request,
                                   std::span<const RankedDocument> documents,
                                   std::span<const index::StorySketch> sketches, std::size_t depth,
                                   const std::function<bool()>& late) {
  if (request.limit == 0) return {};
  if (request.group) return Page(read, request, documents, sketches).stories(depth, late);
  const std::size_t first = std::min<std::size_t>(request.offset, documents.size());
  const std::size_t last = std::min<std::size_t>(first + request.limit, documents.size());
  std::vector<Story> stories;
  for (const RankedDocument& document : documents.subspan(first, last - first))
    stories.push_back({document, {}});
  return stories;
}

}  // namespace telusur::search
