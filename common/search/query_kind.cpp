// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_kind.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace telusur::search {
namespace {

constexpr std::array<std::string_view, 28> kQuestionWords = {
    "apa",       "apakah",  "bagaimana", "bagaimanakah", "berapa",   "berapakah", "dimana",
    "dimanakah", "gimana",  "how",       "kapan",        "kapankah", "kemana",    "kenapa",
    "mana",      "manakah", "mengapa",   "mengapakah",   "sajakah",  "siapa",     "siapakah",
    "what",      "when",    "where",     "which",        "who",      "whose",     "why",
};
static_assert(std::ranges::is_sorted(kQuestionWords));

}  // namespace

QueryKind kind_of(const Query& query) {
  bool asks = query.text.find('?') != std::string::npos;
  visit_leaves(query.root, [&](const auto& leaf, bool excluded) {
    if constexpr (std::is_same_v<std::decay_t<decltype(leaf)>, Word>) {
      asks = asks || (!excluded && std::ranges::binary_search(kQuestionWords, leaf.surface));
    }
  });
  return asks ? QueryKind::question : QueryKind::keywords;
}

}  // namespace telusur::search
