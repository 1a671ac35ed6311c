// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "readers/formats.hpp"
#include "support/language.hpp"

namespace telusur::indexer {

enum class ProgressChoice : unsigned char { automatic, never };

/// Everything a command line of telusur-indexer says.
struct Options {
  std::string db;
  std::vector<std::string> inputs;   ///< files, folders, "-"
  std::vector<std::string> deletes;  ///< ids
  ReaderOptions reader;              ///< formats and field names
  std::string rejects;               ///< file for the records not indexed; empty: none
  analysis::AnalyzerOptions analyzer;
  std::size_t shards = 0;   ///< parts of a new index; 0: one, or those there are
  std::size_t reshard = 0;  ///< split what there is into so many parts anew; 0: no
  bool full = false;
  bool watch = false;           ///< stay, and index what lands in the folders named
  bool compact = false;         ///< write the index anew without unused room; no inputs
  bool delete_missing = false;  ///< remove the articles of files that are gone
  bool dry_run = false;
  bool json = false;
  bool clean = true;
  bool explain_cleaning = false;  ///< print what cleaning takes; no index
  ProgressChoice progress = ProgressChoice::automatic;
  std::uint64_t max_memory = std::uint64_t{512} << 20U;  ///< bytes
  Language language = Language::indonesian;
};

constexpr int kExitAllIndexed = 0;
constexpr int kExitSomeRejected = 1;
constexpr int kExitFatal = 2;
constexpr int kExitInterrupted = 130;

/// Either the options, or the status to exit with at once because help, the version or a usage
/// error has been printed.
struct Parsed {
  Options options;
  std::optional<int> exit_status;
};

Parsed parse_options(int argc, const char* const* argv);

}  // namespace telusur::indexer
