// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "http/message.hpp"

namespace telusur::http {

/// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7), of this second. Good until the next call on
/// this thread.
const std::string& http_date();

/// True for answers that never have a body.
constexpr bool is_bodiless(unsigned status) {
  constexpr unsigned kNoContent = 204;
  constexpr unsigned kNotModified = 304;
  return status == kNoContent || status == kNotModified;
}

/// Status line and headers, up to where the body begins (RFC 9112 §2.1): the headers every answer
/// has, unless the handler set its own, those of `response`, and how long its body is, also where
/// HEAD leaves it out. A string rather than a message of Beast's, which takes an allocation for
/// each header and as long to serialise as all else that an answer needs.
std::string response_head(const Response& response, const Request& request, bool keep_alive);

}  // namespace telusur::http
