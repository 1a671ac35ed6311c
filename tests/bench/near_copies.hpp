// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <utility>
#include <vector>

#include "index/story_sketch.hpp"

namespace telusur::bench {

/// An article of the index: what decides by its words, and what the engine has of it.
struct SketchedArticle {
  Xapian::docid docid = 0;
  std::vector<std::uint64_t> words;          ///< shingles of the folded words of the body
  std::vector<index::ShingleHash> shingles;  ///< those of the token stream
  index::StorySketch sketch;
};

/// Every article of an index that make_index() made, by docid.
std::vector<SketchedArticle> read_sketched(const std::filesystem::path& db);

/// Two articles by their place in the collection, the lower first.
using Pair = std::pair<std::uint32_t, std::uint32_t>;

/// Pairs that are near-copies by the words themselves; ascending. Complete: by an inverted index
/// of all shingles.
std::vector<Pair> true_near_copies(const std::vector<SketchedArticle>& articles);

/// Pairs that share a hash of their sketches and whose estimated containment is at least `least`;
/// ascending.
std::vector<Pair> proposed_pairs(const std::vector<SketchedArticle>& articles, double least);

/// How well found pairs agree with the true ones.
struct Agreement {
  double true_pairs = 0;
  double found = 0;
  double right = 0;

  [[nodiscard]] double precision() const { return found > 0 ? right / found : 1; }
  [[nodiscard]] double recall() const { return true_pairs > 0 ? right / true_pairs : 1; }
  [[nodiscard]] double f1() const {
    return found + true_pairs > 0 ? 2 * right / (found + true_pairs) : 1;
  }
  Agreement& operator+=(const Agreement& other);
};

/// Both ascending.
Agreement agreement(const std::vector<Pair>& truth, const std::vector<Pair>& found);

}  // namespace telusur::bench
