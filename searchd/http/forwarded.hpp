// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"
#include "support/result.hpp"

namespace telusur::http {

/// The proxies whose word about a client's address is taken, and the one header they write it in:
/// a proxy that writes X-Forwarded-For passes on a Forwarded that anybody made up.
class TrustedProxies {
 public:
  enum class HeaderName : unsigned char { x_forwarded_for, forwarded };

  TrustedProxies() = default;

  /// `ranges`: networks such as `10.0.0.0/8`, `fd00::/8`, addresses, or `unix` for every peer on a
  /// Unix socket. Errors: invalid_parameter.
  static Result<TrustedProxies> parse(const std::vector<std::string>& ranges, HeaderName header);

  /// `address`: as Request::peer.
  [[nodiscard]] bool contains(std::string_view address) const;

  /// Whether `peer`, if it is one of the proxies, says that the request came to it by TLS
  /// (`proto=`, X-Forwarded-Proto); nothing where nobody who is trusted says so.
  [[nodiscard]] std::optional<bool> told_secure(const Request& request,
                                                std::string_view peer) const;

  /// The client that sent `request` to `peer`: the last address in the chain that is none of the
  /// proxies. What cannot be read as an address ends the chain, for nobody vouches for the rest.
  [[nodiscard]] std::string client_of(const Request& request, std::string peer) const;

 private:
  HeaderName header_ = HeaderName::x_forwarded_for;
  std::vector<boost::asio::ip::network_v4> v4_;
  std::vector<boost::asio::ip::network_v6> v6_;
  bool unix_ = false;
};

}  // namespace telusur::http
