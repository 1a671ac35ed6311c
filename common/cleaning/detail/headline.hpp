// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace telusur::cleaning::detail {

/// Headlines in the news data: 99 in 100 are shorter.
constexpr std::size_t kLongestHeadline = 170;

/// True for a whole line that can be a headline: not empty, not too long, not ending in a full
/// stop and without a sentence end inside. Ellipses, question and exclamation marks may end it.
bool looks_like_headline(std::string_view line);

/// The same with seven words in ten capitalised or numbers, as kompas.com, detik.com and most
/// others write headlines.
bool looks_like_title_case(std::string_view line);

/// Length of the headline in Title Case that `text` starts with and a sentence follows without a
/// mark between them: `Kisah Cut Vivia, dari Ranking 40 di Kelas Menurut dia, …` -> up to
/// `Menurut`. The seam is certain only before an opening quote or a capitalised word that opens
/// sentences and is written small within headlines (`Menurut`, `Namun`, `Ia`), with ordinary small
/// words after it; 0 when there is no such seam. At most kLongestHeadline bytes are looked at.
std::size_t headline_before_sentence(std::string_view text);

}  // namespace telusur::cleaning::detail
