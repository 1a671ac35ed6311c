// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace spdlog {
class logger;
}

namespace telusur::searchd {

/// What the daemon says on standard error, while this lives. Nobody waits for whoever reads it: a
/// thread of its own writes, and what a reader does not take within a second, or 8,192 lines later,
/// is dropped and counted. One at a time in a process; thread-safe.
class Log {
 public:
  /// Also makes it spdlog's default.
  Log();
  /// Writes what a reader takes at once, and drops the rest.
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  /// One more logger onto standard error. `pattern`: of spdlog. Before others use this.
  [[nodiscard]] std::shared_ptr<spdlog::logger> logger(const std::string& name,
                                                       const std::string& pattern);

  /// Lines dropped so far.
  [[nodiscard]] std::uint64_t dropped() const;

 private:
  class Sink;
  std::vector<std::shared_ptr<Sink>> sinks_;  ///< one per logger
  /// Until the thread that writes, whose messages hold them too, has ended.
  std::vector<std::shared_ptr<spdlog::logger>> loggers_;
};

}  // namespace telusur::searchd
