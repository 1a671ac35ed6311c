// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/socket.hpp"

#include <netinet/in.h>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <cstring>

namespace telusur::http {
namespace {

namespace ip = boost::asio::ip;

/// The socket address as its own type: what the kernel gives is not aligned for it.
template <class Address>
Address as(const StreamProtocol::endpoint& endpoint) {
  Address address{};
  std::memcpy(&address, endpoint.data(), std::min(sizeof address, endpoint.size()));
  return address;
}

}  // namespace

std::string address_of(const StreamProtocol::endpoint& endpoint) {
  switch (endpoint.protocol().family()) {
    case AF_INET:
      return ip::address_v4(ntohl(as<sockaddr_in>(endpoint).sin_addr.s_addr)).to_string();
    case AF_INET6: {
      const auto address = as<sockaddr_in6>(endpoint);
      ip::address_v6::bytes_type bytes;
      std::memcpy(bytes.data(), &address.sin6_addr, bytes.size());
      const ip::address_v6 v6(bytes);
      return v6.is_v4_mapped() ? ip::make_address_v4(ip::v4_mapped, v6).to_string()
                               : v6.to_string();
    }
    default:
      return "unix";
  }
}

std::uint16_t port_of(const StreamProtocol::endpoint& endpoint) {
  switch (endpoint.protocol().family()) {
    case AF_INET:
      return ntohs(as<sockaddr_in>(endpoint).sin_port);
    case AF_INET6:
      return ntohs(as<sockaddr_in6>(endpoint).sin6_port);
    default:
      return 0;
  }
}

std::string network_of(const std::string& address) {
  constexpr unsigned short kPrefix = 64;
  boost::system::error_code not_v6;
  const auto v6 = ip::make_address_v6(address, not_v6);
  return not_v6 ? address : ip::make_network_v6(v6, kPrefix).canonical().to_string();
}

}  // namespace telusur::http
