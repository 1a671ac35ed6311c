// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "analysis/analyzer.hpp"
#include "analysis/token.hpp"

namespace telusur::search {

/// True of a token that the stemmer explains: overlays are explained by what they were made of.
bool is_stemmed(const analysis::Token& token);

/// The word to explain a stemmed token of `text` by: a compound with its hyphens.
std::string explained_word(const analysis::Token& token, std::string_view text);

/// The analyzer's version and the tokens of `text`, each with its stem, the rules that led there
/// (`analysis`) and those thought of and refused (`refused`). Offsets are bytes of the text.
boost::json::object analysis_json(const analysis::Analyzer& analyzer, std::string_view text);

}  // namespace telusur::search
