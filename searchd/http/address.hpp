// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "support/result.hpp"

namespace telusur::http {

/// Where to listen: an IP address and port, or a Unix socket.
struct Address {
  std::string host{};      ///< an IP address, without brackets; empty for a Unix socket
  std::uint16_t port = 0;  ///< 0: any free port
  std::string path{};      ///< of the Unix socket; empty for TCP
  bool tls = false;
  unsigned mode = 0;  ///< of the Unix socket's file; 0: as the umask says

  [[nodiscard]] bool is_unix() const { return !path.empty(); }
  bool operator==(const Address&) const = default;
};

/// Reads `127.0.0.1:7331`, `[::1]:7331`, `localhost:0` (127.0.0.1), `:7331` (127.0.0.1), each also
/// after `http://`, or after `https://` for TLS; and `unix:/path`.
/// Errors: invalid_parameter, `where` empty, for the caller to fill.
Result<Address> parse_address(std::string_view text);

/// `http://HOST:PORT`, with brackets around IPv6, `https://…` or `unix:/path`.
std::string url_of(const Address& address);

}  // namespace telusur::http
