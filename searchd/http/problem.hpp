// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"
#include "support/error.hpp"

namespace telusur::http {

/// Every way a request can fail; the table in problem.cpp gives each its status, code and title.
enum class ProblemKind : unsigned char {
  malformed_request,
  invalid_parameter,
  unknown_parameter,
  invalid_body,
  missing_key,
  invalid_key,
  key_not_allowed,
  not_found,
  method_not_allowed,
  request_timeout,
  conflict,
  etag_mismatch,
  body_too_large,
  uri_too_long,
  unsupported_media_type,
  precondition_required,
  rate_limited,
  headers_too_large,
  internal,
  not_implemented,
  index_unavailable,
  overloaded,
  version_not_supported,
};

/// A sentence in both languages.
struct Bilingual {
  std::string indonesian;
  std::string english;

  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::indonesian ? indonesian : english;
  }
};

/// One failed request, before its language is chosen.
struct Problem {
  ProblemKind kind = ProblemKind::internal;
  Bilingual detail;                         ///< what was wrong and what would be right
  std::vector<boost::json::object> errors;  ///< one per parameter: parameter, code, bounds
  std::optional<std::chrono::seconds> retry_after;
};

unsigned status_of(ProblemKind kind);

/// Stable machine name: `invalid_parameter`.
std::string_view code_of(ProblemKind kind);

/// What kind of problem it is, in a few words.
std::string_view title_of(ProblemKind kind, Language language);

/// The problem as `application/problem+json` (RFC 9457) in the language of the request; what is
/// about keys with the challenge of RFC 6750 §3.
Response to_response(const Problem& problem, const Request& request);

/// What a failure of the search engine means to a client: paths and details of our disk stay here.
Problem problem_of(const Error& error);

/// Both in one, with the failure itself left for the log.
Response problem(const Error& error, const Request& request);

}  // namespace telusur::http
