// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/lexicon.hpp"
#include "support/result.hpp"

namespace telusur::analysis {

/// What each flag of an affix file lets a word take, in our patterns. Only the part of the format
/// that hunspell-id uses: FLAG long, PFX, SFX, circumfixes as continuation flags of a suffix.
class AffixFlags {
 public:
  /// `text` is the content of an .aff file called `name`.
  static Result<AffixFlags> parse(std::string_view text, std::string_view name);

  /// All patterns that the two-letter flags of a dictionary entry allow; unknown flags none.
  [[nodiscard]] Licence licence(std::string_view flags) const;

 private:
  std::map<std::string, Licence, std::less<>> licences_;
};

/// One line of a .dic file: the word in UTF-8, lower-case as written, and its flags.
struct DictionaryEntry {
  std::string word;
  std::string flags;
};

/// `text` is the content of a .dic file in ISO 8859-1. Never fails: a line is a word.
std::vector<DictionaryEntry> parse_dictionary(std::string_view text);

}  // namespace telusur::analysis
