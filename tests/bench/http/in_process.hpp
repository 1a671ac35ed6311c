// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <string>
#include <vector>

#include "analysis/analyzer.hpp"
#include "api/parameters.hpp"
#include "http/rounds.hpp"
#include "search/searcher.hpp"

namespace telusur::bench {

/// The engine without HTTP: threads, each with its own index handle, make the very bodies that
/// searchd would send for the queries in turn, prepared and warmed up as its workers are.
class InProcess {
 public:
  /// For up to so many threads; goes through `queries` once.
  InProcess(const std::filesystem::path& db, const std::vector<std::string>& queries,
            unsigned threads);

  /// On so many of the handles, for that long, the query at `first` first.
  Measured run(unsigned threads, std::chrono::seconds duration, std::size_t first);

  /// Of the answers of the last run, on average.
  [[nodiscard]] std::size_t body_bytes() const { return body_bytes_; }

 private:
  std::size_t answer(search::Searcher& searcher, std::size_t query) const;

  std::vector<searchd::Arguments> arguments_;  ///< of each query
  std::vector<search::SearchRequest> requests_;
  analysis::Analyzer analyzer_;
  std::size_t body_bytes_ = 0;
  std::deque<search::Searcher> searchers_;  // a searcher does not move once it is in use
};

/// Processor time of this process so far, in seconds.
double own_cpu_seconds();

}  // namespace telusur::bench
