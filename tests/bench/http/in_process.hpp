// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "latencies.hpp"

namespace telusur::bench {

struct InProcessReport {
  Latencies latencies;
  double per_second = 0;
  double cpu_ms = 0;  ///< processor time of one answer
  double mean_body_bytes = 0;
};

/// The engine without HTTP: `threads` threads, each with its own index handle, make the JSON that
/// searchd would send for the queries in turn, prepared and warmed up as its workers are.
InProcessReport run_in_process(const std::filesystem::path& db,
                               const std::vector<std::string>& queries, unsigned threads,
                               std::chrono::seconds duration);

/// Processor time of this process so far, in seconds.
double own_cpu_seconds();

}  // namespace telusur::bench
