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

  void enter(std::uint32_t word, bool exact) { change(word, exact, 1); }
  void leave(std::uint32_t word, bool exact) { change(word, exact, -1); }

  [[nodiscard]] double weight() const { return weight_; }

 private:
  static constexpr double kOtherForm = 0.85;

  struct Count {
    std::int32_t exact = 0;
    std::int32_t other = 0;
  };

  [[nodiscard]] double worth(std::uint32_t word) const {
    const Count& count = counts_[word];
    if (count.exact > 0) return weights_[word];
    return count.other > 0 ? weights_[word] * kOtherForm : 0.0;
  }

  void change(std::uint32_t word, bool exact, std::int32_t by) {
    Count& count = counts_[word];
    weight_ -= worth(word);
    (exact ? count.exact : count.other) += by;
    weight_ += worth(word);
  }

  std::span<const double> weights_;
  std::vector<Count> counts_;
  double weight_ = 0;
};

}  // namespace telusur::search
