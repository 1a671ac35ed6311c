// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>

#include "http/message.hpp"
#include "options.hpp"

namespace spdlog {
class logger;
}

namespace telusur::searchd {

/// One line per answer on standard error. Thread-safe. API keys never get here: headers are not
/// logged.
class AccessLog {
 public:
  AccessLog(AccessLogFormat format, bool queries);
  void write(const http::Request& request, const http::Response& response) const;

 private:
  AccessLogFormat format_;
  bool queries_;
  std::shared_ptr<spdlog::logger> logger_;
};

/// The line, without time and line end, for tests.
std::string access_line(AccessLogFormat format, bool queries, const http::Request& request,
                        const http::Response& response);

}  // namespace telusur::searchd
