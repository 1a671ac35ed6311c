// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/address.hpp"

#include <fmt/format.h>

#include <boost/asio/ip/address.hpp>
#include <charconv>

namespace telusur::http {

Result<Address> parse_address(std::string_view text) {
  const auto wrong = [text](std::string_view what) {
    return Error{ErrorCode::invalid_parameter, "", fmt::format("`{}`: {}", text, what),
                 "such as 127.0.0.1:7331 or [::1]:7331"};
  };
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return wrong("no port");
  std::string_view host = text.substr(0, colon);
  const std::string_view port = text.substr(colon + 1);
  Address address;
  const auto [end, failure] = std::from_chars(port.data(), port.data() + port.size(), address.port);
  if (failure != std::errc{} || end != port.data() + port.size()) {
    return wrong("the port is not a number in 0..65535");
  }
  const bool bracketed = host.starts_with('[') && host.ends_with(']');
  if (bracketed) host = host.substr(1, host.size() - 2);
  if (host.empty() || host == "localhost") host = "127.0.0.1";
  boost::system::error_code bad_host;
  const auto ip = boost::asio::ip::make_address(std::string(host), bad_host);
  if (bad_host) return wrong("the host is not an IP address");
  if (ip.is_v6() != bracketed) return wrong("an IPv6 address, and only that, is put in brackets");
  address.host = host;
  return address;
}

std::string url_of(const Address& address) {
  return address.host.find(':') == std::string::npos
             ? fmt::format("http://{}:{}", address.host, address.port)
             : fmt::format("http://[{}]:{}", address.host, address.port);
}

}  // namespace telusur::http
