// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/message.hpp"

#include <algorithm>
#include <boost/beast/core/string.hpp>

namespace telusur::http {
namespace {

std::string_view find(const std::vector<Header>& headers, std::string_view name) {
  const auto same = [name](const Header& header) {
    return boost::beast::iequals(header.name, name);
  };
  const auto found = std::ranges::find_if(headers, same);
  return found == headers.end() ? std::string_view() : std::string_view(found->value);
}

}  // namespace

std::string_view Request::header(std::string_view name) const {
  return find(headers, name);
}

std::string_view Response::header(std::string_view name) const {
  return find(headers, name);
}

}  // namespace telusur::http
