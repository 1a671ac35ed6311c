// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "analysis/stemmer.hpp"
#include "analysis/token.hpp"

namespace telusur::analysis {

/// The one way from text to terms: indexing, querying and highlighting all use it, so that they
/// cannot disagree. Immutable and thread-safe; cheap to copy.
class Analyzer {
 public:
  explicit Analyzer(std::shared_ptr<const Stemmer> stemmer) : stemmer_(std::move(stemmer)) {}

  [[nodiscard]] const Stemmer& stemmer() const { return *stemmer_; }

  /// Changes whenever the tokens of some text may change: the tokenizer's own version and the
  /// stemmer's. An index made with another version must be rebuilt.
  [[nodiscard]] std::string version() const;

 private:
  std::shared_ptr<const Stemmer> stemmer_;
};

constexpr std::size_t kMaxSurfaceBytes = 64;  ///< longer words are cut: junk such as base64

/// Splits `text` (< 4 GiB) into tokens and stems them. Words come in the order of the text; an
/// overlay comes after the last word it covers. Total: ill-formed UTF-8 separates words and never
/// throws. Linear in text.size(). Thread-safe, with all scratch memory in `buffer`.
void analyze(const Analyzer& analyzer, std::string_view text, TokenBuffer& buffer);

/// Whether the stem of the word at a position is of interest; empty: every one is.
using WantsStem = std::function<bool(std::uint32_t position)>;

/// The same where few stems are wanted: other words have an empty one, which saves looking for it.
/// Overlays have theirs.
void analyze(const Analyzer& analyzer, std::string_view text, const WantsStem& wants_stem,
             TokenBuffer& buffer);

}  // namespace telusur::analysis
