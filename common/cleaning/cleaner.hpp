// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "article/removed_text.hpp"
#include "cleaning/rule.hpp"

namespace telusur::cleaning {

/// One rule about boilerplate, under the name that reports give it.
struct BoilerplateRule {
  std::string_view name;
  FindBoilerplate find;
};

constexpr std::size_t kBoilerplateRules = 8;

/// The rules in the order in which they are applied.
std::span<const BoilerplateRule, kBoilerplateRules> boilerplate_rules();

/// What cleaning did to one article.
struct CleaningReport {
  std::array<std::uint32_t, kBoilerplateRules> removed{};  ///< parts each rule took, in rule order
  std::size_t removed_bytes = 0;                           ///< of all of them
  bool repaired = false;  ///< encoding, references or invisible characters were put right
  std::vector<article::RemovedText> pieces = {};  ///< each part, if asked for

  bool operator==(const CleaningReport&) const = default;
};

struct Cleaned {
  article::Article article;
  CleaningReport report;
};

/// The article as its author wrote it: every text repaired (text_repair.hpp), titles and short
/// fields on one line, paragraphs without empty lines, boilerplate taken out of lead and body. Id
/// and URL keep their bytes but for white space around the URL. A rule that would leave nothing of
/// a text is not applied to it, so a body that had text still has. Total, linear, thread-safe.
/// With `keep_removed` the report holds what was taken out.
Cleaned clean(article::Article article, bool keep_removed = false);

}  // namespace telusur::cleaning
