// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace telusur::bench {

/// Makes texts of the sentences of other texts, shuffled with a fixed seed: the same every time,
/// and no two are near-copies. Caveat: the vocabulary does not grow as that of more news would, and
/// words that belong together are torn apart.
class ShuffledSentences {
 public:
  /// The texts must outlive this.
  explicit ShuffledSentences(std::span<const std::string_view> texts);

  /// A text of as many sentences as the text of this number has; each sentence comes once before
  /// any comes again.
  std::string text_like(std::size_t number);

 private:
  std::vector<std::string_view> pool_;
  std::vector<std::size_t> lengths_;  ///< per text: its sentences
  std::size_t next_ = 0;              ///< in pool_
  std::mt19937 random_{2023};         // NOLINT: the same texts every time
};

}  // namespace telusur::bench
