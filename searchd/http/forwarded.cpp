// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/forwarded.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <boost/beast/core/string.hpp>
#include <optional>

namespace telusur::http {
namespace {

namespace ip = boost::asio::ip;
namespace beast = boost::beast;

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// The address of a node (RFC 7239 §6): `192.0.2.1`, `192.0.2.1:80`, `[2001:db8::1]:80`, and
/// `2001:db8::1`, which X-Forwarded-For has. Nothing for `unknown`, `_hidden` and nonsense.
std::optional<std::string> address_in(std::string_view node) {
  if (node.starts_with('[')) {
    node = node.substr(1, node.find(']') == std::string_view::npos ? 0 : node.find(']') - 1);
  } else if (std::ranges::count(node, ':') == 1) {
    node = node.substr(0, node.find(':'));
  }
  boost::system::error_code failure;
  const auto address = ip::make_address(std::string(node), failure);
  if (failure) return std::nullopt;
  return address.to_string();
}

/// A parameter of one element of Forwarded: `for="[2001:db8::1]";proto=https`; empty without it.
std::string_view parameter_of(std::string_view element, beast::string_view wanted) {
  while (!element.empty()) {
    const std::string_view pair = element.substr(0, element.find(';'));
    element.remove_prefix(std::min(element.size(), pair.size() + 1));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view name = trimmed(pair.substr(0, equals));
    if (!beast::iequals(beast::string_view(name.data(), name.size()), wanted)) continue;
    std::string_view value = trimmed(pair.substr(std::min(equals + 1, pair.size())));
    if (value.size() >= 2 && value.starts_with('"') && value.ends_with('"')) {
      value = value.substr(1, value.size() - 2);
    }
    return value;
  }
  return {};
}

/// Several headers of a name are one list (RFC 9110 §5.3).
std::string all_of(const Request& request, beast::string_view name) {
  std::string list;
  for (const Header& header : request.headers) {
    if (!beast::iequals(header.name, name)) continue;
    if (!list.empty()) list += ',';
    list += header.value;
  }
  return list;
}

template <class Network, class Address>
bool any_has(const std::vector<Network>& networks, const Address& address) {
  return std::ranges::any_of(networks, [&](const Network& network) {
    return Network(address, network.prefix_length()).canonical() == network;
  });
}

}  // namespace

Result<TrustedProxies> TrustedProxies::parse(const std::vector<std::string>& ranges,
                                             HeaderName header) {
  TrustedProxies proxies;
  proxies.header_ = header;
  for (const std::string& range : ranges) {
    if (range == "unix") {
      proxies.unix_ = true;
      continue;
    }
    const bool v6 = range.find(':') != std::string::npos;
    const bool lone = range.find('/') == std::string::npos;
    const std::string text = lone ? range + (v6 ? "/128" : "/32") : range;
    boost::system::error_code failure;
    if (v6) {
      proxies.v6_.push_back(ip::make_network_v6(text, failure).canonical());
    } else {
      proxies.v4_.push_back(ip::make_network_v4(text, failure).canonical());
    }
    if (failure) {
      return Error{ErrorCode::invalid_parameter, "--trusted-proxy",
                   fmt::format("`{}` is no network", range),
                   "such as 10.0.0.0/8, 192.0.2.1, fd00::/8 or unix"};
    }
  }
  return proxies;
}

bool TrustedProxies::contains(std::string_view address) const {
  if (address == "unix") return unix_;
  if (v4_.empty() && v6_.empty()) return false;
  boost::system::error_code failure;
  const auto parsed = ip::make_address(std::string(address), failure);
  if (failure) return false;
  return parsed.is_v4() ? any_has(v4_, parsed.to_v4()) : any_has(v6_, parsed.to_v6());
}

std::optional<bool> TrustedProxies::told_secure(const Request& request,
                                                std::string_view peer) const {
  if (!contains(peer)) return std::nullopt;
  const bool standard = header_ == HeaderName::forwarded;
  const std::string list = all_of(request, standard ? "Forwarded" : "X-Forwarded-Proto");
  // The last element is what the proxy before us has added.
  const std::string_view last =
      trimmed(std::string_view(list).substr(list.rfind(',') + 1));  // npos + 1 is 0
  const std::string_view proto = standard ? parameter_of(last, "proto") : last;
  if (proto.empty()) return std::nullopt;
  return beast::iequals(beast::string_view(proto.data(), proto.size()), "https");
}

std::string TrustedProxies::client_of(const Request& request, std::string peer) const {
  if (!contains(peer)) return peer;
  const bool standard = header_ == HeaderName::forwarded;
  const std::string list = all_of(request, standard ? "Forwarded" : "X-Forwarded-For");
  std::string client = std::move(peer);
  std::string_view rest = list;
  while (!rest.empty() && contains(client)) {
    const std::size_t comma = rest.rfind(',');
    const std::size_t begin = comma == std::string_view::npos ? 0 : comma + 1;
    const std::string_view element = trimmed(rest.substr(begin));
    const auto address = address_in(standard ? parameter_of(element, "for") : element);
    if (!address) break;
    client = *address;
    rest = rest.substr(0, begin == 0 ? 0 : begin - 1);
  }
  return client;
}

}  // namespace telusur::http
