// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/lexicon.hpp"

namespace telusur::analysis {

/// Collects words and writes the bytes of a Lexicon: at build for the one in the program, at run
/// time for a user's words. The bytes depend on what was added, not on the order.
class LexiconBuilder {
 public:
  /// Adds a root, or adds `licence` to it.
  void add_root(std::string_view word, const Licence& licence = {});
  /// `word` is stemmed to `stem`, whatever the rules say; replaces an earlier exception.
  void add_exception(std::string_view word, std::string_view stem);
  /// `form` is an affixed word that the rules stem to `stem`, a word of this lexicon: saves doing
  /// it again. Forms with a low `rank` are stored together with frequent roots.
  void add_form(std::string_view form, std::string_view stem, int rank);
  /// Forgets a root.
  void remove_root(std::string_view word);
  /// Cost of a root in tenths of a nat; roots without one get kUnseenPrior. Ignored for others.
  void set_prior(std::string_view word, std::uint8_t prior);
  void add_pair(std::string_view word, PairPrior pair);

  [[nodiscard]] bool has_root(std::string_view word) const;
  [[nodiscard]] std::size_t size() const { return words_.size(); }

  /// At most 65,534 words and 100,000 forms of at most kMaxWordBytes bytes: longer ones are left
  /// out.
  [[nodiscard]] std::vector<std::byte> build() const;

  static constexpr std::uint8_t kUnseenPrior = 48;
  static constexpr std::size_t kMaxWords = 65'534;
  static constexpr std::size_t kMaxForms = 100'000;

 private:
  struct Word {
    bool root = false;
    Licence licence;
    std::uint8_t prior = kUnseenPrior;
    std::vector<PairPrior> pairs;
    std::string stem;  ///< not empty for an exception
  };

  std::map<std::string, Word, std::less<>> words_;
  struct Form {
    std::string stem;
    int rank;
  };
  std::map<std::string, Form, std::less<>> forms_;
};

}  // namespace telusur::analysis
