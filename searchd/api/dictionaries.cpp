// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <boost/json.hpp>

#include "api/context.hpp"
#include "api/endpoints.hpp"
#include "api/json_response.hpp"
#include "http/accept.hpp"
#include "http/problem.hpp"
#include "messages/message.hpp"
#include "sentences.hpp"

namespace telusur::searchd::endpoint {
namespace {

using http::ProblemKind;

/// The dictionary that the path names: the routes are `/v1/<name>`.
DictionaryKind kind_of(const Call& call) {
  return parse_dictionary_kind(call.route.pattern.substr(std::string_view("/v1/").size())).value();
}

http::Response nowhere_to_store(const http::Request& request) {
  return to_response({ProblemKind::conflict,
                      {"Tidak ada tempat menyimpan: jalankan telusur-searchd dengan --state-dir",
                       "there is nowhere to store it: start telusur-searchd with --state-dir"},
                      {},
                      std::nullopt},
                     request);
}

http::Response wants_if_match(const http::Request& request) {
  return to_response(
      {ProblemKind::precondition_required,
       {"Perlu If-Match dengan ETag dari GET, agar suntingan orang lain tidak hilang",
        "If-Match with the ETag of a GET is needed, or another's edit may be lost"},
       {},
       std::nullopt},
      request);
}

http::Response changed_meanwhile(const http::Request& request) {
  return to_response({ProblemKind::etag_mismatch,
                      {"Kamus ini sudah diubah orang lain; ambil lagi dan ulangi suntingan",
                       "the dictionary has changed meanwhile; get it again and repeat your edit"},
                      {},
                      std::nullopt},
                     request);
}

http::Response malformed(const Error& error, const http::Request& request) {
  const auto said = [&](Language language) { return message(error, language, error_sentences()); };
  const std::size_t colon = error.where.rfind(':');
  boost::json::object fault{
      {"code", "malformed_line"},
      {"reason", translated(error, request.language, error_sentences()).what}};
  if (colon != std::string::npos) fault["line"] = error.where.substr(colon + 1);
  return to_response({ProblemKind::invalid_body,
                      {said(Language::indonesian), said(Language::english)},
                      {std::move(fault)},
                      std::nullopt},
                     request);
}

/// What has to happen before the new text counts.
boost::json::object effect_json(const Context& context, DictionaryKind kind) {
  if (kind != DictionaryKind::stem_exceptions) return {{"effect", "live"}};
  const std::string file = dictionary_file(context.state_dir, kind).string();
  return {{"effect", "rebuild"},
          {"hint", fmt::format("telusur-indexer --words {} --full …, lalu jalankan ulang "
                               "telusur-searchd",
                               file)},
          {"hint_en", fmt::format("telusur-indexer --words {} --full …, then restart "
                                  "telusur-searchd",
                                  file)}};
}

}  // namespace

boost::asio::awaitable<http::Response> get_dictionary(const Context& context, const Call& call) {
  const DictionaryText dictionary = context.dictionaries.text(kind_of(call));
  http::Response response;
  response.with("ETag", dictionary.etag).with("Cache-Control", "private, no-cache");
  if (http::matches_etag(call.request.header("If-None-Match"), dictionary.etag)) {
    constexpr unsigned kNotModified = 304;
    response.status = kNotModified;
    co_return response;
  }
  response.with("Content-Type", "text/plain; charset=utf-8");
  response.body = dictionary.text;
  co_return response;
}

boost::asio::awaitable<http::Response> put_dictionary(const Context& context, const Call& call) {
  const http::Request& request = call.request;
  const DictionaryKind kind = kind_of(call);
  if (!context.dictionaries.writable()) co_return nowhere_to_store(request);
  const std::string_view expected = request.header("If-Match");
  if (expected.empty()) co_return wants_if_match(request);
  const auto outcome = co_await context.background.run([&] {
    return context.dictionaries.replace(kind, request.body, [&](const std::string& etag) {
      return http::matches_etag(expected, etag);
    });
  });
  if (!outcome && outcome.error().code == ErrorCode::unsupported_format) {
    co_return malformed(outcome.error(), request);
  }
  if (!outcome) co_return problem(outcome.error(), request);
  if (*outcome == Dictionaries::Outcome::changed_meanwhile) co_return changed_meanwhile(request);
  boost::json::object body = effect_json(context, kind);
  const std::string_view called = name(kind);
  body["dictionary"] = boost::json::string(called.data(), called.size());
  http::Response response = json_response(body).with("Cache-Control", "no-store");
  co_return response.with("ETag", context.dictionaries.text(kind).etag);
}

}  // namespace telusur::searchd::endpoint
