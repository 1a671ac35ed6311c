// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "support/result.hpp"

namespace telusur::analysis {

/// Each text of `from` may be met by each of `to`. A group whose terms find one another has the
/// same terms on both sides. Texts are NFC, without blanks around them, with single blanks between
/// words, cased as written, at most kMaxSynonymWords words and kMaxSynonymBytes bytes.
struct SynonymRule {
  std::vector<std::string> from;
  std::vector<std::string> to;
  bool one_way = false;  ///< `to` does not find `from`
};

constexpr std::size_t kMaxSynonymWords = 6;
constexpr std::size_t kMaxSynonymBytes = 100;
constexpr std::size_t kMaxSynonymRules = 10'000;

/// Words that mean the same, a line of UTF-8 text each (data/synonyms.md):
///   unduh, download      each finds the others
///   yg, yng => yang      what is left finds what is right, not the reverse
///   - download           takes the term out of every line before it, of the built-in ones too
/// `#` at the start of a line or after a blank begins a comment. Knows no analyzer: who uses the
/// rules stems their texts. Values; const use is thread-safe.
class Synonyms {
 public:
  /// The list that the program carries, data/synonyms.txt.
  static const Synonyms& built_in();

  /// Errors (`unsupported_format`) name `name` and the line.
  static Result<Synonyms> parse(std::string_view text, std::string_view name);

  /// Reads the file. Errors: unreadable; as parse().
  static Result<Synonyms> load(const std::filesystem::path& path);

  /// In the order of the text.
  [[nodiscard]] const std::vector<SynonymRule>& rules() const { return rules_; }

  /// As if `user`'s text followed this one's: takes out what it takes out, adds its rules.
  void overlay(const Synonyms& user);

 private:
  void take_out(std::string_view key);

  std::vector<SynonymRule> rules_;
  std::vector<std::string> taken_out_;  ///< folded
};

/// data/synonyms.txt as it was when the program was built.
std::string_view embedded_synonyms();

}  // namespace telusur::analysis
