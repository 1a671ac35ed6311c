// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/response_head.hpp"

#include <fmt/chrono.h>

#include <ctime>

namespace telusur::http {

std::string http_date() {
  // Formatting a date takes as long as all other headers together, and it changes once a second.
  thread_local std::time_t second = 0;
  thread_local std::string text;
  if (const std::time_t now = std::time(nullptr); now != second) {
    second = now;
    text = fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(now));
  }
  return text;
}

}  // namespace telusur::http
