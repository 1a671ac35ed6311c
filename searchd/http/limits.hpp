// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace telusur::http {

/// What one client may cost. The defaults suit a public server.
struct Limits {
  std::size_t header_bytes = 16U << 10U;  ///< request line and headers together
  std::size_t uri_bytes = 8U << 10U;
  std::size_t body_bytes = 64U << 10U;
  std::size_t connections = 1024;
  std::size_t connections_per_address = 0;          ///< or /64 of IPv6; 0: no limit of its own
  std::chrono::milliseconds header_timeout{5'000};  ///< for all of a header; also of a handshake
  std::chrono::milliseconds body_timeout{10'000};
  std::chrono::milliseconds idle_timeout{60'000};  ///< between requests, and before the first
  std::chrono::milliseconds write_timeout{10'000};
};

}  // namespace telusur::http
