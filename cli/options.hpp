// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "analysis/analyzers.hpp"
#include "search/expansion.hpp"
#include "search/query/saved_queries.hpp"
#include "search/ranking.hpp"
#include "search/related.hpp"
#include "search/results.hpp"
#include "search/suggest/suggester.hpp"
#include "support/language.hpp"
#include "terminal.hpp"

namespace telusur::cli {

enum class Command : unsigned char { search, stem, analyze, eval, acronyms, suggest, related };
enum class Output : unsigned char { text, json, jsonl, tsv, csv, urls, ids, atom, count };

/// Everything a command line says.
struct Options {
  Command command = Command::search;
  std::string db;
  std::string server;  ///< URL of a searchd to ask instead of an index; then `db` is empty
  search::SearchRequest request;
  Output output = Output::text;
  bool zero_separated = false;  ///< with urls and ids: end each with a zero byte
  bool stems_only = false;      ///< stem: leave the words out
  bool quiet = false;           ///< print nothing, only the exit status
  When color = When::automatic;
  When hyperlinks = When::automatic;
  bool pager = true;  ///< for text longer than the screen
  Language language = Language::indonesian;
  std::uint32_t suggestions = search::Suggester::kDefaultLimit;  ///< suggest: most to print
  std::uint32_t related = search::kDefaultRelated;               ///< related: most to print
  std::string text;  ///< for suggest; id for related; for analyze (empty: standard input); file of
                     ///< queries for eval
  analysis::AnalyzerOptions analyzer;
  search::ExpanderOptions expander;
  std::uint32_t min_count = 1;  ///< acronyms: fewest sightings to list
  search::Ranking ranking;
  std::shared_ptr<const search::SavedQueries> saved;
  std::string unseen;                  ///< file of the articles shown before; empty: show all
  std::optional<std::string> compare;  ///< eval: options of the second setting
  std::string since;                   ///< as typed, for a server
  std::string until;
};

constexpr int kExitFound = 0;
constexpr int kExitNothingFound = 1;
constexpr int kExitError = 2;

/// Either the options, or the status to exit with at once because help, the version or a usage
/// error has been printed.
struct Parsed {
  Options options;
  std::optional<Options> second{};  ///< eval --compare: the other setting
  std::optional<int> exit_status{};
};

Parsed parse_options(int argc, const char* const* argv);

}  // namespace telusur::cli
