// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/affix_matcher.hpp"
#include "analysis/lexicon.hpp"

namespace telusur::analysis {

/// Which of the forms stored with a lexicon must not be used, because a user's words may change
/// their analysis: those that can be taken apart to one of these words, in whatever way. No other
/// analysis is new, so the outcome of the others stands. Some of them keep their stem after all;
/// asking the rules finds that out.
class StaleForms {
 public:
  /// None.
  StaleForms() = default;

  /// Those that `overlay` may change in `base`. Looks at every form: some milliseconds.
  StaleForms(const AffixMatcher& matcher, const Lexicon& base, const Lexicon& overlay);

  /// Every form of `base`.
  static StaleForms all(const Lexicon& base);

  [[nodiscard]] bool empty() const { return bits_.empty(); }
  [[nodiscard]] std::size_t count() const;

  /// `place` is that of the form in its lexicon; this is not empty().
  [[nodiscard]] bool hold(std::size_t place) const {
    return (bits_[place / 64] >> (place % 64) & 1) != 0;
  }

 private:
  std::vector<std::uint64_t> bits_;  ///< by place
};

}  // namespace telusur::analysis
