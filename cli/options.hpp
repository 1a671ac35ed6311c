// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "analysis/analyzers.hpp"
#include "search/expansion.hpp"
#include "search/results.hpp"
#include "search/suggest/suggester.hpp"
#include "support/language.hpp"
#include "terminal.hpp"

namespace telusur::cli {

enum class Command : unsigned char { search, stem, analyze, eval, acronyms, suggest };
enum class Output : unsigned char { text, json, jsonl, urls, ids, count };

/// Everything a command line says.
struct Options {
  Command command = Command::search;
  std::string db;
  search::SearchRequest request;
  Output output = Output::text;
  bool zero_separated = false;  ///< with urls and ids: end each with a zero byte
  bool stems_only = false;      ///< stem: leave the words out
  bool quiet = false;           ///< print nothing, only the exit status
  ColorChoice color = ColorChoice::automatic;
  Language language = Language::indonesian;
  std::uint32_t suggestions = search::Suggester::kDefaultLimit;  ///< suggest: most to print
  std::string text;  ///< for suggest; for analyze (empty: standard input); file of queries for eval
  analysis::AnalyzerOptions analyzer;
  search::ExpanderOptions expander;
  std::uint32_t min_count = 1;  ///< acronyms: fewest sightings to list
};

constexpr int kExitFound = 0;
constexpr int kExitNothingFound = 1;
constexpr int kExitError = 2;

/// Either the options, or the status to exit with at once because help, the version or a usage
/// error has been printed.
struct Parsed {
  Options options;
  std::optional<int> exit_status;
};

Parsed parse_options(int argc, const char* const* argv);

}  // namespace telusur::cli
