// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace telusur::analysis {

/// True for an Indonesian or English function word (folded). Stopwords are indexed like any word;
/// this only tells which may be skipped to save time, or bind nothing to their neighbour.
bool is_stopword(std::string_view word);

}  // namespace telusur::analysis
