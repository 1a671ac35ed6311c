// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>
#include <vector>

#include "analysis/lexicon.hpp"
#include "support/result.hpp"

namespace telusur::analysis {

/// A user's own roots and exceptions, laid over the lexicon: they win over it, and the rules go on
/// working on everything else, now with the new roots.
///
/// The file is UTF-8 text. `#` starts a comment; a line is
///   one word              a root: stands alone and takes affixes ("metaverse")
///   two words             an exception: the first is stemmed to the second ("mendikti dikti");
///                         the same word twice leaves it alone and keeps affixes off
/// Words are lower-case, without spaces, at most kMaxWordBytes bytes.
class UserDictionary {
 public:
  /// Errors (`unsupported_format`) name `name` and the line.
  static Result<UserDictionary> parse(std::string_view text, std::string_view name);
  /// Reads the file; `unreadable` when it cannot.
  static Result<UserDictionary> load(const std::filesystem::path& path);

  /// Views this dictionary: keep it alive, it may be moved.
  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }

 private:
  std::vector<std::byte> bytes_;
  Lexicon lexicon_;
};

}  // namespace telusur::analysis
