// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "search/phrase_source.hpp"
#include "search/query/tree.hpp"

namespace telusur::search {

/// Words that must stand together to count, as a PhraseSource finds them.
struct PhraseLeaf {
  std::vector<ExpansionWord> words;
  PhraseField field = PhraseField::body;
};

/// What a document may match by. Those that match have at least one leaf of every group.
struct MatchLeaf {
  std::variant<std::string, PhraseLeaf> what;  ///< a term, or a phrase
  double scale = 1;                            ///< of its weight, above 0
  std::uint32_t group = 0;                     ///< groups are numbered from 0, without gaps
};

}  // namespace telusur::search
