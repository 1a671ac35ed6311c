// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ties.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace telusur::search {
namespace {

constexpr double kSameScore = 1e-9;

/// So many articles are read at most to tell those of one time apart.
constexpr std::ptrdiff_t kMostOfOneTime = 20;

struct Tied {
  std::int64_t published = std::numeric_limits<std::int64_t>::max();  ///< undated: after all
  std::string id{};  ///< where a few others were published at the same time
  RankedDocument document;
};

/// Orders documents of one score.
void settle(const PageArticles& articles, const Documents& documents,
            std::span<RankedDocument> same) {
  std::vector<Tied> tied;
  for (const RankedDocument& document : same) {
    Tied& one = tied.emplace_back(Tied{.document = document});
    const auto published = documents.published(document.docid);
    if (published) one.published = std::int64_t{published->time_since_epoch().count()};
  }
  for (Tied& one : tied) {
    const auto count = std::ranges::count(tied, one.published, &Tied::published);
    if (count == 1 || count > kMostOfOneTime) continue;
    if (auto article = articles.article(one.document.docid)) one.id = std::move(article->id);
  }
  std::ranges::stable_sort(tied, [](const Tied& a, const Tied& b) {
    return std::tie(a.published, a.id) < std::tie(b.published, b.id);
  });
  std::ranges::transform(tied, same.begin(), &Tied::document);
}

}  // namespace

void settle_ties(const PageArticles& articles, const Documents& documents,
                 std::span<RankedDocument> ranked) {
  for (std::size_t first = 0; first < ranked.size();) {
    std::size_t end = first + 1;
    while (end < ranked.size() && ranked[end - 1].score - ranked[end].score <= kSameScore)
      ++end;
    if (end - first > 1) settle(articles, documents, ranked.subspan(first, end - first));
    first = end;
  }
}

}  // namespace telusur::search
