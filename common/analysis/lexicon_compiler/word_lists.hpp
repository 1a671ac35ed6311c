// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

#include "analysis/lexicon_builder.hpp"
#include "support/result.hpp"

namespace telusur::analysis {

/// The dictionary's lower-case words without hyphens, with what their flags allow.
Result<void> add_hunspell(LexiconBuilder& builder, const std::filesystem::path& affixes,
                          const std::filesystem::path& dictionary);

/// Our lists in `folder`: roots.txt, names.txt, derived_headwords.txt, exceptions.txt, priors.txt.
/// Each has its format in its first lines. Errors name the file and line.
Result<void> add_word_lists(LexiconBuilder& builder, const std::filesystem::path& folder);

}  // namespace telusur::analysis
