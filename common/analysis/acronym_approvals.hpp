// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "support/result.hpp"

namespace telusur::analysis {

/// What people decided about acronyms, a line each of a UTF-8 text (data/acronyms.md):
///   + SHORT = long form    use this meaning, seen or not, and no other that is not approved too
///   - SHORT                never use this short form
///   - SHORT = long form    never use this meaning
/// `#` begins a comment. Long forms are compared by their stems, short forms folded.
class AcronymApprovals {
 public:
  struct Approved {
    std::string short_form;
    std::string long_form;
    std::string long_key;
  };

  struct Decision {
    bool refused = false;  ///< the short form altogether
    std::vector<Approved> approved;
    std::vector<Approved> refused_meanings;
  };

  /// Decisions by acronym_key().
  using Decisions = std::map<std::string, Decision, std::less<>>;

  /// Errors (`unsupported_format`) name `name` and the line.
  static Result<AcronymApprovals> parse(std::string_view text, std::string_view name,
                                        const Analyzer& analyzer);

  /// Reads the file. Errors: unreadable; as parse().
  static Result<AcronymApprovals> load(const std::filesystem::path& path, const Analyzer& analyzer);

  /// nullptr when nothing was decided.
  [[nodiscard]] const Decision* find(std::string_view short_key) const;

  [[nodiscard]] const Decisions& decisions() const { return decisions_; }

 private:
  Decisions decisions_;
};

}  // namespace telusur::analysis
