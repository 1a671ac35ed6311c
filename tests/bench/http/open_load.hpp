// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "latencies.hpp"

namespace telusur::bench {

/// In which a server learns that a load is more than a burst.
constexpr std::chrono::seconds kOnset{1};

/// What became of requests that were sent at a rate.
struct LoadReport {
  Latencies onset;          ///< answers of status 200 in the first kOnset, as below
  Latencies accepted;       ///< those after it, from when each was due to be sent
  std::size_t refused = 0;  ///< 503 with Retry-After
  std::size_t failed = 0;   ///< anything else
  double sent_per_second = 0;
};

/// Sends `per_second` requests, the targets in turn, whether answers come or not, as a crowd of
/// people does; wrk waits for an answer before it asks again, so that a slow server sets its own
/// load. `connections` bounds how many can be under way.
LoadReport run_open_load(std::uint16_t port, const std::vector<std::string>& targets,
                         double per_second, unsigned connections, std::chrono::seconds duration);

}  // namespace telusur::bench
