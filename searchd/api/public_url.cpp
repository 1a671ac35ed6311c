// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/public_url.hpp"

#include <algorithm>

namespace telusur::searchd {
namespace {

/// A name or address, maybe with a port: nothing that could end a URL's host.
bool is_host(std::string_view text) {
  constexpr std::size_t kLongest = 255;
  return !text.empty() && text.size() <= kLongest && std::ranges::all_of(text, [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    return letter || digit || c == '.' || c == '-' || c == ':' || c == '[' || c == ']' || c == '_';
  });
}

}  // namespace

std::string public_url(const Context& context, const http::Request& request) {
  if (!context.public_url.empty()) return context.public_url;
  const std::string_view host = request.header("Host");
  return "http://" + std::string(is_host(host) ? host : "localhost");
}

}  // namespace telusur::searchd
