// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace telusur::analysis {

/// Maps a word to the form its inflections share. Thread-safe: const, scratch memory belongs to
/// the caller.
class Stemmer {
 public:
  virtual ~Stemmer() = default;

  /// `word` is one token's surface: case-folded, NFC, diacritics folded, perhaps with hyphens.
  /// Total; never empty for a word that is not. The result views `word`, storage of the stemmer or
  /// `scratch`, and holds until the next call with that scratch.
  virtual std::string_view stem(std::string_view word, std::string& scratch) const = 0;

  /// Names the rules and their data: changes whenever a stem may change. Stored in the index.
  [[nodiscard]] virtual std::string version() const = 0;
};

}  // namespace telusur::analysis
