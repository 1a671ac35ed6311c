// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/address.hpp"

#include <fmt/format.h>
#include <sys/un.h>

#include <boost/asio/ip/address.hpp>
#include <charconv>

namespace telusur::http {
namespace {

template <class Wrong>
Result<Address> unix_address(std::string_view path, const Wrong& wrong) {
  if (!path.starts_with('/')) return wrong("the path of a Unix socket begins with /");
  if (path.size() >= sizeof(sockaddr_un::sun_path)) {
    return wrong(fmt::format("the path of a Unix socket has at most {} bytes",
                             sizeof(sockaddr_un::sun_path) - 1));
  }
  Address address;
  address.path = path;
  return address;
}

}  // namespace

Result<Address> parse_address(std::string_view text) {
  const auto wrong = [text](std::string_view what) {
    return Error{ErrorCode::invalid_parameter, std::string(text), std::string(what),
                 "such as 127.0.0.1:7331, [::1]:7331, https://0.0.0.0:443 or "
                 "unix:/run/telusur/searchd.sock"};
  };
  if (text.starts_with("unix:")) return unix_address(text.substr(5), wrong);
  Address address;
  address.tls = text.starts_with("https://");
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (text.starts_with(scheme)) text.remove_prefix(scheme.size());
  }
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return wrong("no port");
  std::string_view host = text.substr(0, colon);
  const std::string_view port = text.substr(colon + 1);
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
  if (address.is_unix()) return "unix:" + address.path;
  const std::string_view scheme = address.tls ? "https" : "http";
  return address.host.find(':') == std::string::npos
             ? fmt::format("{}://{}:{}", scheme, address.host, address.port)
             : fmt::format("{}://[{}]:{}", scheme, address.host, address.port);
}

}  // namespace telusur::http
