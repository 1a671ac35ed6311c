// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/asio/generic/stream_protocol.hpp>
#include <cstdint>
#include <string>

namespace telusur::http {

/// A TCP or Unix stream socket: what serves a connection need not know which.
using StreamProtocol = boost::asio::generic::stream_protocol;
using Socket = StreamProtocol::socket;

/// The IP address (an IPv4-mapped IPv6 address as IPv4), `unix` for a Unix socket.
std::string address_of(const StreamProtocol::endpoint& endpoint);

/// The port; 0 for a Unix socket.
std::uint16_t port_of(const StreamProtocol::endpoint& endpoint);

/// Those whose limits are counted together: an IPv4 address, or the /64 of an IPv6 address, of
/// which every customer of a provider has at least one to choose from.
std::string network_of(const std::string& address);

}  // namespace telusur::http
