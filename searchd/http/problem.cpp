// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/problem.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "messages/message.hpp"
#include "support/utf8.hpp"

namespace telusur::http {
namespace {

struct Kind {
  ProblemKind kind;
  unsigned status;
  std::string_view code;
  std::string_view title_id;
  std::string_view title_en;
};

using enum ProblemKind;

constexpr std::array kKinds = {
    Kind{malformed_request, 400, "malformed_request", "Permintaan rusak", "Malformed request"},
    Kind{invalid_parameter, 400, "invalid_parameter", "Parameter tidak valid", "Invalid parameter"},
    Kind{unknown_parameter, 400, "unknown_parameter", "Parameter tidak dikenal",
         "Unknown parameter"},
    Kind{invalid_body, 400, "invalid_body", "Isi permintaan tidak valid", "Invalid request body"},
    Kind{missing_key, 401, "missing_key", "Perlu kunci", "Key required"},
    Kind{invalid_key, 401, "invalid_key", "Kunci tidak berlaku", "Invalid key"},
    Kind{key_not_allowed, 403, "key_not_allowed", "Tidak diizinkan", "Forbidden"},
    Kind{not_found, 404, "not_found", "Tidak ditemukan", "Not found"},
    Kind{method_not_allowed, 405, "method_not_allowed", "Metode tidak diizinkan",
         "Method not allowed"},
    Kind{request_timeout, 408, "request_timeout", "Permintaan terlalu lambat", "Request timeout"},
    Kind{conflict, 409, "conflict", "Berbenturan", "Conflict"},
    Kind{etag_mismatch, 412, "etag_mismatch", "Sudah berubah", "Precondition failed"},
    Kind{body_too_large, 413, "body_too_large", "Isi permintaan terlalu besar",
         "Request body too large"},
    Kind{uri_too_long, 414, "uri_too_long", "URI terlalu panjang", "URI too long"},
    Kind{unsupported_media_type, 415, "unsupported_media_type", "Jenis media tidak didukung",
         "Unsupported media type"},
    Kind{precondition_required, 428, "precondition_required", "Perlu If-Match",
         "Precondition required"},
    Kind{rate_limited, 429, "rate_limited", "Terlalu banyak permintaan", "Too many requests"},
    Kind{headers_too_large, 431, "headers_too_large", "Kepala permintaan terlalu besar",
         "Request headers too large"},
    Kind{internal, 500, "internal", "Kesalahan di server", "Internal error"},
    Kind{not_implemented, 501, "not_implemented", "Belum didukung", "Not implemented"},
    Kind{index_unavailable, 503, "index_unavailable", "Indeks tidak tersedia", "Index unavailable"},
    Kind{overloaded, 503, "overloaded", "Server sedang sibuk", "Server overloaded"},
    Kind{version_not_supported, 505, "version_not_supported", "Versi HTTP tidak didukung",
         "HTTP version not supported"},
};

const Kind& lookup(ProblemKind kind) {
  return *std::ranges::find(kKinds, kind, &Kind::kind);
}

/// WWW-Authenticate; empty for problems that are not about keys.
std::string_view challenge_of(ProblemKind kind) {
  switch (kind) {
    case missing_key:
      return R"(Bearer realm="telusur")";
    case invalid_key:
      return R"(Bearer realm="telusur", error="invalid_token")";
    case key_not_allowed:
      return R"(Bearer realm="telusur", error="insufficient_scope")";
    default:
      return {};
  }
}

std::string type_of(const Kind& kind) {
  std::string type = "/problems/" + std::string(kind.code);
  std::ranges::replace(type, '_', '-');
  return type;
}

}  // namespace

unsigned status_of(ProblemKind kind) {
  return lookup(kind).status;
}

std::string_view code_of(ProblemKind kind) {
  return lookup(kind).code;
}

std::string_view title_of(ProblemKind kind, Language language) {
  const Kind& known = lookup(kind);
  return in(language, known.title_id, known.title_en);
}

Response to_response(const Problem& problem, const Request& request) {
  const Kind& kind = lookup(problem.kind);
  boost::json::object body{{"type", type_of(kind)},
                           {"title", title_of(problem.kind, request.language)},
                           {"status", kind.status},
                           {"code", kind.code}};
  if (const std::string& detail = problem.detail.in(request.language); !detail.empty()) {
    body["detail"] = detail;
  }
  if (!request.raw_target.empty()) body["instance"] = utf8::repaired(request.raw_target);
  if (!problem.errors.empty()) {
    boost::json::array& errors = body["errors"].emplace_array();
    for (const boost::json::object& error : problem.errors)
      errors.emplace_back(error);
  }
  body["request_id"] = request.id;

  Response response;
  response.status = kind.status;
  response.summary = std::string("problem=") + std::string(kind.code);
  response.with("Content-Type", "application/problem+json")
      .with("Content-Language", in(request.language, "id", "en"))
      .with("Cache-Control", "no-store");
  if (const auto challenge = challenge_of(problem.kind); !challenge.empty()) {
    response.with("WWW-Authenticate", challenge);
  }
  if (problem.retry_after) {
    response.with("Retry-After", std::to_string(problem.retry_after->count()));
  }
  response.body = boost::json::serialize(body) + "\n";
  return response;
}

Problem problem_of(const Error& error) {
  constexpr std::chrono::seconds kRetrySoon{1};
  constexpr std::chrono::seconds kRetryLater{10};
  switch (error.code) {
    case ErrorCode::invalid_parameter:
      return {invalid_parameter,
              {message(error, Language::indonesian), message(error, Language::english)},
              {{{"parameter", error.where}, {"code", "invalid"}}},
              {}};
    case ErrorCode::not_found:
      return {not_found,
              {message(error, Language::indonesian), message(error, Language::english)},
              {},
              {}};
    case ErrorCode::overloaded:
      return {overloaded,
              {"Terlalu banyak pencarian bersamaan; coba lagi sebentar lagi",
               "Too many searches at once; try again in a moment"},
              {},
              kRetrySoon};
    case ErrorCode::index_missing:
    case ErrorCode::index_incompatible:
    case ErrorCode::index_busy:
    case ErrorCode::index_damaged:
    case ErrorCode::network:  // a shard of it is on another machine
      return {index_unavailable,
              {"Indeks sedang tidak dapat dibaca", "The index cannot be read right now"},
              {},
              kRetryLater};
    default:
      return {internal,
              {"Permintaan ini tidak dapat dijawab; request_id tercatat di log server",
               "This request cannot be answered; the server's log has its request_id"},
              {},
              {}};
  }
}

Response problem(const Error& error, const Request& request) {
  Response response = to_response(problem_of(error), request);
  if (response.status >= 500) response.summary += " error=" + to_string(error);
  return response;
}

}  // namespace telusur::http
