// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/parse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>

#include "http/accept.hpp"

namespace telusur::http {
namespace {

namespace beast = boost::beast;
using Field = beast::http::field;

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

Problem malformed(std::string indonesian, std::string english) {
  return {ProblemKind::malformed_request,
          {std::move(indonesian), std::move(english)},
          {},
          std::nullopt};
}

Problem uri_too_long(const Limits& limits) {
  return {ProblemKind::uri_too_long,
          {fmt::format("URI paling panjang {} bita", limits.uri_bytes),
           fmt::format("a URI has at most {} bytes", limits.uri_bytes)},
          {},
          std::nullopt};
}

Problem body_too_large(std::size_t body_bytes) {
  return {ProblemKind::body_too_large,
          {fmt::format("Isi permintaan paling besar {} bita", body_bytes),
           fmt::format("a request body has at most {} bytes", body_bytes)},
          {},
          std::nullopt};
}

/// Whether a request line ends in a well-formed version (RFC 9112 §2.3), which then is not ours.
bool names_another_version(std::string_view text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  constexpr std::string_view kName = " HTTP/";
  const std::string_view line = text.substr(0, text.find("\r\n"));
  const std::size_t at = line.rfind(kName);
  if (at == std::string_view::npos) return false;
  const std::string_view version = line.substr(at + kName.size());
  const bool well_formed =
      version.size() == 3 && digit(version[0]) && version[1] == '.' && digit(version[2]);
  return well_formed && version != "1.1" && version != "1.0";
}

Problem unreadable_target(TargetFault fault) {
  switch (fault) {
    case TargetFault::bad_percent:
      return malformed("Setelah % di URI harus ada dua angka heksadesimal; tanda % sendiri: %25",
                       "% in a URI is followed by two hexadecimal digits; a % itself is %25");
    case TargetFault::nul:
      return malformed("URI tidak boleh memuat %00", "a URI may not contain %00");
    case TargetFault::not_a_path:
      break;
  }
  return malformed("URI harus diawali /", "a URI begins with /");
}

/// The key sent along (RFC 6750 §2.1, §2.3), which leaves the target. The header wins.
Credential take_credential(const Parser::value_type& message, std::string& target) {
  constexpr std::string_view kScheme = "Bearer ";
  Credential credential;
  if (auto key = take_parameter(target, "key")) credential = {std::move(*key), true};
  mask_secrets(target);
  std::string_view header = view(message[Field::authorization]);
  if (beast::iequals(header.substr(0, kScheme.size()), kScheme)) {
    header.remove_prefix(std::min(header.find_first_not_of(' ', kScheme.size()), header.size()));
    credential = {std::string(header), false};
  }
  return credential;
}

/// How many fields of a name there are.
std::size_t count(const Parser::value_type& message, Field name) {
  const auto [first, last] = message.equal_range(name);
  return static_cast<std::size_t>(std::distance(first, last));
}

constexpr unsigned kHttp11 = 11;

std::optional<Problem> check_host(const Parser::value_type& message) {
  const std::size_t hosts = count(message, Field::host);
  if (hosts > 1 || (hosts == 0 && message.version() >= kHttp11)) {
    return malformed("Permintaan harus memuat tepat satu kepala Host",
                     "a request has exactly one Host header");
  }
  const std::string_view host = view(message[Field::host]);
  if (!host.empty() && !is_host(host)) {
    return malformed("Host harus nama atau alamat, boleh dengan port",
                     "Host is a name or an address, maybe with a port");
  }
  return std::nullopt;
}

/// Where a body ends must be told once, and in a way that everybody between understands alike: else
/// one request may hide in another (RFC 9112 §6.1, §6.3, §11.2).
std::optional<Problem> check_length(const Parser::value_type& message) {
  const std::string_view length = view(message[Field::content_length]);
  if (count(message, Field::content_length) > 1 || length.find(',') != std::string_view::npos) {
    return malformed("Content-Length hanya boleh satu", "there may be one Content-Length only");
  }
  const beast::string_view coding = message[Field::transfer_encoding];
  if (coding.empty()) return std::nullopt;
  if (message.version() < kHttp11) {
    return malformed("HTTP/1.0 tidak mengenal Transfer-Encoding",
                     "HTTP/1.0 knows no Transfer-Encoding");
  }
  if (beast::iequals(coding, "chunked")) return std::nullopt;
  return Problem{ProblemKind::not_implemented,
                 {"Transfer-Encoding yang didukung hanya chunked",
                  "the only supported Transfer-Encoding is chunked"},
                 {},
                 std::nullopt};
}

}  // namespace

Problem too_slow() {
  return {
      ProblemKind::request_timeout,
      {"Permintaan tidak datang lengkap pada waktunya", "the request did not arrive whole in time"},
      {},
      std::nullopt};
}

Problem folded_header() {
  return malformed("Baris kepala tidak boleh bersambung ke baris berikutnya",
                   "a header line may not be folded onto the next");
}

Problem problem_of(Admission admission) {
  constexpr std::chrono::seconds kSoon{1};
  if (admission == Admission::full_for_network) {
    return {ProblemKind::rate_limited,
            {"Terlalu banyak sambungan dari alamat ini; tutup beberapa",
             "too many connections from this address; close some"},
            {},
            kSoon};
  }
  return {ProblemKind::overloaded,
          {"Terlalu banyak sambungan; coba lagi sebentar lagi",
           "Too many connections; try again in a moment"},
          {},
          kSoon};
}

void read_language(const Parser::value_type& message, Request& request) {
  request.language = preferred_language(view(message[Field::accept_language]));
}

std::optional<Problem> allow_body(Parser& parser, std::size_t body_bytes) {
  const auto announced = parser.content_length();
  if (announced && *announced > body_bytes) return body_too_large(body_bytes);
  parser.body_limit(body_bytes);
  return std::nullopt;
}

std::optional<Problem> problem_of_read(beast::error_code failure, const Parser& parser,
                                       std::string_view unread, const Limits& limits) {
  using Failure = beast::http::error;
  if (failure == Failure::header_limit || failure == Failure::buffer_overflow) {
    // Beast sets the target when the request line is complete.
    if (parser.get().target().empty()) return uri_too_long(limits);
    return Problem{
        ProblemKind::headers_too_large,
        {fmt::format("Baris permintaan dan kepala paling besar {} bita", limits.header_bytes),
         fmt::format("request line and headers have at most {} bytes", limits.header_bytes)},
        {},
        std::nullopt};
  }
  if (failure == Failure::body_limit) return body_too_large(limits.body_bytes);
  if (failure == Failure::end_of_stream || failure == Failure::partial_message) return {};
  if (failure == Failure::bad_version && names_another_version(unread)) {
    return Problem{ProblemKind::version_not_supported,
                   {"Versi yang didukung: HTTP/1.1 dan HTTP/1.0",
                    "the supported versions are HTTP/1.1 and HTTP/1.0"},
                   {},
                   std::nullopt};
  }
  if (failure == Failure::bad_version || failure == Failure::bad_target) {
    return malformed("Baris permintaan harus METODE URI HTTP/1.1; spasi di URI ditulis %20",
                     "the request line is METHOD URI HTTP/1.1; a blank in the URI is written %20");
  }
  if (failure.category() != make_error_code(Failure::bad_method).category()) return {};
  return malformed(fmt::format("Permintaan bukan HTTP/1.1 yang sah ({})", failure.message()),
                   fmt::format("not a valid HTTP/1.1 request ({})", failure.message()));
}

std::optional<Problem> read_head(const Parser::value_type& message, const Limits& limits,
                                 Request& request) {
  request.method = view(message.method_string());
  request.raw_target = view(message.target());
  const bool too_long = request.raw_target.size() > limits.uri_bytes;
  request.credential = take_credential(message, request.raw_target);
  constexpr std::size_t kUsualHeaders = 8;  // so that they are moved but once
  request.headers.reserve(kUsualHeaders);
  for (const auto& field : message) {
    if (field.name() == Field::authorization) continue;
    request.headers.push_back(
        {std::string(view(field.name_string())), std::string(view(field.value()))});
  }
  request.language = preferred_language(request.header("Accept-Language"));
  if (const auto id = request.header("X-Request-Id"); decent_request_id(id)) request.id = id;
  if (too_long) return uri_too_long(limits);
  if (auto problem = check_host(message)) return problem;
  if (auto problem = check_length(message)) return problem;
  TargetResult target = parse_target(request.raw_target);
  if (request.raw_target == "*" && request.method == "OPTIONS") {
    target.target = Target{"*", {"*"}, {}};
  }
  if (!target.target) return unreadable_target(target.fault);
  request.target = std::move(*target.target);
  return std::nullopt;
}

bool decent_request_id(std::string_view id) {
  constexpr std::size_t kMaxBytes = 64;
  return !id.empty() && id.size() <= kMaxBytes && std::ranges::all_of(id, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '_' || c == '-';
  });
}

}  // namespace telusur::http
