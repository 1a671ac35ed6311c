// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/beast/http/message.hpp>

#include "http/message.hpp"

namespace telusur::http {

/// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7), of this second.
std::string http_date();

/// True for answers that never have a body.
constexpr bool is_bodiless(unsigned status) {
  constexpr unsigned kNoContent = 204;
  constexpr unsigned kNotModified = 304;
  return status == kNoContent || status == kNotModified;
}

/// The headers every answer has, unless the handler set its own, and those of `response`.
template <class Body>
boost::beast::http::response<Body> response_head(const Response& response, const Request& request,
                                                 bool keep_alive) {
  constexpr unsigned kHttp11 = 11;
  boost::beast::http::response<Body> message(boost::beast::http::int_to_status(response.status),
                                             kHttp11);
  message.set(boost::beast::http::field::date, http_date());
  message.set("X-Request-Id", request.id);
  message.set("X-Content-Type-Options", "nosniff");
  if (response.header("Content-Security-Policy").empty()) {
    message.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }
  for (const Header& header : response.headers)
    message.insert(header.name, header.value);
  message.keep_alive(keep_alive);
  return message;
}

}  // namespace telusur::http
