// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "index/token_stream.hpp"
#include "search/answers/answer_kind.hpp"

namespace telusur::search {

/// The words that may answer a question: for a time months, days of the week, years and the numbers
/// of dates; for an amount other numbers and numerals; for a place its name; for who and what words
/// that are no roots of the language, as names mostly are: streams keep no capital letters. By
/// hashes, so a word in some hundreds is taken for one by chance, and every third name for a root;
/// most names are of two words. Fills `positions`, in ascending order, with those in the text of
/// `stream`, its title aside. Thread-safe; allocates only as `positions` grows.
void find_answers(AnswerKind kind, const index::TokenStreamView& stream,
                  std::vector<std::uint32_t>& positions);

/// Names of countries, provinces and large cities, or the telling word of one: `york`. Folded, each
/// its own stem.
std::span<const std::string_view> place_words();

}  // namespace telusur::search
