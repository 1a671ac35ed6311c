// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <utility>

#include "http/message.hpp"
#include "options.hpp"

namespace spdlog {
class logger;
}

namespace telusur::searchd {

/// One line per answer on standard error. Thread-safe. API keys never get here: http/parse takes
/// them out of the request.
class AccessLog {
 public:
  /// `logger`: writes a message as a line of its own.
  AccessLog(std::shared_ptr<spdlog::logger> logger, AccessLogFormat format, bool queries)
      : format_(format), queries_(queries), logger_(std::move(logger)) {}

  /// From now on.
  void set(AccessLogFormat format, bool queries);
  void write(const http::Request& request, const http::Response& response) const;

 private:
  std::atomic<AccessLogFormat> format_;
  std::atomic<bool> queries_;
  std::shared_ptr<spdlog::logger> logger_;
};

/// The line, without time and line end, for tests.
std::string access_line(AccessLogFormat format, bool queries, const http::Request& request,
                        const http::Response& response);

}  // namespace telusur::searchd
