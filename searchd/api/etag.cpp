// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/etag.hpp"

#include <fmt/compile.h>
#include <xxhash.h>

#include "http/accept.hpp"

namespace telusur::searchd {

namespace {

bool is_safe(const http::Request& request) {
  return request.method == "GET" || request.method == "HEAD";
}

}  // namespace

std::string etag_of(std::string_view revision, const http::Request& request) {
  return fmt::format(FMT_COMPILE("W/\"{}-{:016x}\""), revision,
                     XXH3_64bits(request.raw_target.data(), request.raw_target.size()));
}

std::optional<http::Response> not_modified(std::string_view revision,
                                           const http::Request& request) {
  const std::string_view known = request.header("If-None-Match");
  // `*` is any state of what exists, which is not known yet.
  if (known.empty() || known == "*" || !is_safe(request) ||
      !http::matches_etag(known, etag_of(revision, request))) {
    return std::nullopt;
  }
  http::Response response;
  response.status = 304;
  add_validators(response, revision, request);
  return response;
}

void add_validators(http::Response& response, std::string_view revision,
                    const http::Request& request) {
  if (!is_safe(request)) return;  // the target alone does not tell what was asked
  // Kept by the browser alone, and asked about each time: the index may change any moment, and
  // asking is cheap.
  response.with("ETag", etag_of(revision, request)).with("Cache-Control", "private, no-cache");
}

}  // namespace telusur::searchd
