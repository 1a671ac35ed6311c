// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "workspace.hpp"

namespace telusur::bench {

/// What wrk saw.
struct WrkReport {
  double per_second = 0;  ///< answers of status 200
  double p50_ms = 0;      ///< of all answers
  double p99_ms = 0;
  double p999_ms = 0;
  double refused = 0;  ///< answers of another status
  double failed = 0;   ///< connections and requests that came to nothing
  double answers = 0;
};

/// Asks the targets in turn, over and over, the one at `first` first, from one thread and
/// `connections` connections, each with one request at a time.
WrkReport run_wrk(const Workspace& workspace, std::uint16_t port,
                  const std::vector<std::string>& targets, unsigned connections, unsigned seconds,
                  std::size_t first = 0);

}  // namespace telusur::bench
