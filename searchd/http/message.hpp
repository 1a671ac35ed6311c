// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "http/target.hpp"
#include "support/language.hpp"

namespace telusur::http {

struct Header {
  std::string name;
  std::string value;
};

/// A key that a client sent along.
struct Credential {
  std::string secret;     ///< empty: none
  bool in_query = false;  ///< `?key=`, not `Authorization: Bearer`
};

/// One request as the API sees it: read whole, target decoded. Its key is in `credential` and
/// nowhere else, so that nothing else can tell it.
struct Request {
  std::string method;      ///< as sent: `GET`
  std::string raw_target;  ///< as sent, without `key=`
  Target target;
  std::vector<Header> headers;
  std::string body;
  std::string id;       ///< the client's X-Request-Id if it is a decent one, else ours
  std::string peer;     ///< address of the client, without port
  bool secure = false;  ///< it came by TLS, to us or to a trusted proxy
  Credential credential;
  Language language = Language::indonesian;
  std::chrono::steady_clock::time_point received;

  /// Value of the first header of that name (any case); empty when there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// One answer. The session adds the headers that every answer has (README) and, for HEAD, leaves
/// the body out.
struct Response {
  unsigned status = 200;
  std::vector<Header> headers;
  std::string body;

  // For the access log and metrics; never sent.
  std::string route;    ///< pattern of the route that answered; empty for none
  std::string summary;  ///< what the handler wants in the log, such as `hits=42`
  std::string query;    ///< what was searched for; empty: what the target has as `q`

  Response& with(std::string_view name, std::string_view value) & {
    constexpr std::size_t kUsual = 8;  // so that they are moved but once
    if (headers.empty()) headers.reserve(kUsual);
    headers.push_back({std::string(name), std::string(value)});
    return *this;
  }
  Response&& with(std::string_view name, std::string_view value) && {
    return std::move(with(name, value));
  }

  /// As Request::header.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

}  // namespace telusur::http
