// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/public_url.hpp"

#include <fmt/format.h>

namespace telusur::searchd {

std::string public_url(const Context& context, const http::Request& request) {
  if (!context.public_url.empty()) return context.public_url;
  const std::string_view host = request.header("Host");
  return fmt::format("{}://{}", request.secure ? "https" : "http",
                     host.empty() ? "localhost" : host);
}

}  // namespace telusur::searchd
