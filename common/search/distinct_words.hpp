// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace telusur::search {

/// A query word met in a text. `word`: its number in the query; `exact`: in the very form typed.
struct Sighting {
  std::uint32_t position = 0;
  std::uint32_t word = 0;
  bool exact = false;
};

/// The weight of the distinct words within a passage that slides over a text: a word met in another
/// form than typed counts a little less.
class DistinctWords {
 public:
  /// `weights`, by the word's number, must live as long as this is used.
  void reset(std::span<const double> weights) {
    weights_ = weights;
    counts_.assign(weights.size(), {});
    weight_ = 0;
  }

  void enter(std::uint32_t word, bool exact) {
    Count& count = counts_[word];
    std::uint32_t& same = exact ? count.exact : count.other;
    if (same++ == 0) weight_ += weights_[word] * worth_of_first(count, exact);
  }

  void leave(std::uint32_t word, bool exact) {
    Count& count = counts_[word];
    std::uint32_t& same = exact ? count.exact : count.other;
    if (--same == 0) weight_ -= weights_[word] * worth_of_first(count, exact);
  }

  [[nodiscard]] double weight() const { return weight_; }

 private:
  static constexpr double kOtherForm = 0.85;

  struct Count {
    std::uint32_t exact = 0;
    std::uint32_t other = 0;
  };

  /// What the first sighting of a kind adds to those of the other kind.
  static double worth_of_first(const Count& count, bool exact) {
    if (exact) return count.other > 0 ? 1 - kOtherForm : 1;
    return count.exact > 0 ? 0 : kOtherForm;
  }

  std::span<const double> weights_;
  std::vector<Count> counts_;
  double weight_ = 0;
};

}  // namespace telusur::search
