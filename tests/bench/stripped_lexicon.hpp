// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "workspace.hpp"

namespace telusur::bench {

/// A lexicon compiled from hunspell-id and our word lists without certain words: how well the rules
/// do on words nobody listed.
class StrippedLexicon {
 public:
  /// Leaves `words` out of our lists of roots, names, derived headwords and exceptions; priors,
  /// learnt from text without labels, stay.
  StrippedLexicon(const Workspace& workspace, const std::set<std::string>& words);

  /// Lives as long as this.
  [[nodiscard]] std::span<const std::byte> bytes() const {
    return std::as_bytes(std::span(storage_)).first(size_);
  }
  /// Entries that were left out.
  [[nodiscard]] std::size_t removed() const { return removed_; }

 private:
  std::vector<std::uint64_t> storage_;  ///< a lexicon wants 8-byte alignment
  std::size_t size_ = 0;
  std::size_t removed_ = 0;
};

}  // namespace telusur::bench
