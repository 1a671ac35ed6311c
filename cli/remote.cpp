// SPDX-License-Identifier: GPL-2.0-or-later
#include "remote.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/json.hpp>
#include <boost/url/encode.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <exception>
#include <functional>
#include <optional>

#include "safe_text.hpp"
#include "search/results_from_json.hpp"
#include "search/results_json.hpp"
#include "support/utf8.hpp"

namespace telusur::cli {
namespace {

namespace beast = boost::beast;
namespace json = boost::json;
namespace http = boost::beast::http;
namespace net = boost::asio;
using tcp = net::ip::tcp;

constexpr std::string_view kNoList = "not of the type it should have";

struct Server {
  std::string host;  ///< without the brackets of IPv6
  std::string port;
  std::string header;  ///< for `Host`
  std::string prefix;
};

Result<Server> parse_server(const std::string& text) {
  const Error error{ErrorCode::invalid_parameter, "--server",
                    fmt::format("\"{}\" is no address of a server", text),
                    "write http://HOST:PORT, perhaps with a path before /v1/search"};
  const auto url = boost::urls::parse_uri(text);
  if (!url || url->scheme() != "http" || url->host_address().empty() || url->has_query() ||
      url->has_fragment() || url->has_userinfo()) {
    return error;
  }
  Server server;
  server.host = url->host_address();
  server.port = url->port().empty() ? std::string("80") : std::string(url->port());
  server.header = std::string(url->encoded_host_and_port());
  server.prefix = std::string(url->encoded_path());
  while (server.prefix.ends_with('/'))
    server.prefix.pop_back();
  return server;
}

struct Reply {
  unsigned status = 0;
  std::string body;
};

/// The whole exchange. Throws boost::system::system_error.
net::awaitable<Reply> exchange(const Server& server, RemoteRequest question, Language language) {
  const auto executor = co_await net::this_coro::executor;
  tcp::resolver resolver(executor);
  const auto addresses =
      co_await resolver.async_resolve(server.host, server.port, net::use_awaitable);
  beast::tcp_stream stream(executor);
  stream.expires_after(kRemoteTimeout);
  co_await stream.async_connect(addresses, net::use_awaitable);
  const auto verb = question.body.empty() ? http::verb::get : http::verb::post;
  http::request<http::string_body> request(verb, question.target, 11, std::move(question.body));
  request.set(http::field::host, server.header);
  request.set(http::field::user_agent, "telusur/" TELUSUR_VERSION);
  request.set(http::field::accept, "application/json, application/problem+json");
  request.set(http::field::accept_language, in(language, "id", "en"));
  request.set(http::field::connection, "close");
  if (verb == http::verb::post) {
    request.set(http::field::content_type, "application/json");
    request.prepare_payload();
  }
  stream.expires_after(kRemoteTimeout);
  co_await http::async_write(stream, request, net::use_awaitable);
  beast::flat_buffer buffer;
  http::response_parser<http::string_body> parser;
  parser.body_limit(kMaxReplyBytes);
  parser.header_limit(kMaxReplyHeaderBytes);
  stream.expires_after(kRemoteTimeout);
  co_await http::async_read(stream, buffer, parser, net::use_awaitable);
  co_return Reply{parser.get().result_int(), std::move(parser.get().body())};
}

Result<Reply> exchange(const Server& server, const RemoteRequest& question,
                       const Options& options) {
  net::io_context context(1);
  std::optional<Reply> reply;
  std::exception_ptr failure;
  net::co_spawn(context, exchange(server, question, options.language),
                [&](std::exception_ptr error, Reply got) {
                  failure = std::move(error);
                  reply = std::move(got);
                });
  try {
    // Four steps: the name, connecting, sending, receiving. Looking up a name has no timer of its
    // own.
    context.run_for(4 * kRemoteTimeout);
    if (failure) std::rethrow_exception(failure);
    if (reply) return std::move(*reply);
    return Error{ErrorCode::network, options.server, "did not answer in time", ""};
  } catch (const boost::system::system_error& error) {
    const bool late = error.code() == beast::error::timeout;
    return Error{ErrorCode::network, options.server,
                 late ? "did not answer in time" : error.code().message(),
                 "is telusur-searchd running there?"};
  }
}

/// What a reply other than 200 says: the detail of a problem (RFC 9457), else its status alone.
Error refusal(const Options& options, const Reply& reply) {
  boost::json::error_code error;
  const boost::json::value body = boost::json::parse(reply.body, error);
  std::string what;
  if (!error && body.is_object()) {
    for (const char* member : {"detail", "title"}) {
      const boost::json::value* text = body.get_object().if_contains(member);
      if (!what.empty() || text == nullptr || !text->is_string()) continue;
      what = one_line({text->get_string().data(), text->get_string().size()});
    }
  }
  const ErrorCode code = reply.status == 503                    ? ErrorCode::overloaded
                         : reply.status == 404 && !what.empty() ? ErrorCode::not_found
                         : reply.status == 400                  ? ErrorCode::invalid_parameter
                                                                : ErrorCode::network;
  return {code, options.server,
          what.empty() ? fmt::format("answered with HTTP status {}", reply.status)
                       : fmt::format("{} (HTTP {})", what, reply.status),
          what.empty() ? "is that a telusur-searchd?" : ""};
}

/// Asks, and reads the JSON of the answer.
Result<json::object> ask(const Options& options,
                         const std::function<RemoteRequest(std::string_view prefix)>& question) {
  const auto server = parse_server(options.server);
  if (!server) return server.error();
  const auto reply = exchange(*server, question(server->prefix), options);
  if (!reply) return reply.error();
  if (reply->status != 200) return refusal(options, *reply);
  json::error_code error;
  json::value body = json::parse(reply->body, error);
  if (error || !body.is_object()) {
    return Error{ErrorCode::network, options.server, "answered with something else than JSON",
                 "is that a telusur-searchd?"};
  }
  return std::move(body.get_object());
}

Error other_format(const Options& options, std::string_view where, std::string_view what) {
  return {ErrorCode::network, options.server,
          fmt::format("answered with another format: {}: {}", where, what),
          "telusur and telusur-searchd need the same version"};
}

/// Puts back what was cut off the query, and says that it was.
void note_cut(const std::string& whole, Answer& answer) {
  const search::Notice notice{.code = search::NoticeCode::too_long,
                              .range = {},
                              .part = {},
                              .value = std::to_string(search::kMaxQueryBytes)};
  auto& notices = answer.results.interpreted.notices;
  notices.insert(notices.begin(), notice);
  answer.results.query = whole;
  json::object& object = *answer.json;
  object["query"] = utf8::repaired(whole);
  if (json::value* interpreted = object.if_contains("interpreted")) {
    json::value* list =
        interpreted->is_object() ? interpreted->get_object().if_contains("notices") : nullptr;
    if (list != nullptr && list->is_array())
      list->get_array().insert(list->get_array().begin(), search::to_json(notice));
  }
}

/// The objects of the list `name`; nothing where there is none, or something else in it.
std::optional<std::vector<const json::object*>> objects_of(const json::object& body,
                                                           std::string_view name) {
  const json::value* list = body.if_contains(name);
  if (list == nullptr || !list->is_array()) return std::nullopt;
  std::vector<const json::object*> objects;
  for (const json::value& element : list->get_array()) {
    if (!element.is_object()) return std::nullopt;
    objects.push_back(&element.get_object());
  }
  return objects;
}

std::string text_in(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  if (value == nullptr || !value->is_string()) return {};
  return {value->get_string().data(), value->get_string().size()};
}

double number_in(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  json::error_code error;
  const double number = value == nullptr ? 0 : value->to_number<double>(error);
  return error ? 0 : number;
}

std::string encoded(std::string_view text) {
  return boost::urls::encode(text, boost::urls::unreserved_chars);
}

}  // namespace

Result<Answer> search_remotely(const Options& options, const search::SearchRequest& request) {
  search::SearchRequest sent = request;
  sent.query.resize(
      utf8::floor_boundary(sent.query, std::min(sent.query.size(), search::kMaxQueryBytes)));
  auto body =
      ask(options, [&](std::string_view prefix) { return search_request(prefix, sent, options); });
  if (!body) return body.error();
  auto results = search::results_from_json(*body);
  if (!results) return other_format(options, results.error().where, results.error().what);
  body->erase("links");
  Answer answer{std::move(*results), std::move(*body)};
  if (sent.query.size() < request.query.size()) note_cut(request.query, answer);
  return answer;
}

Result<std::vector<std::string>> suggest_remotely(const Options& options) {
  const auto body = ask(options, [&](std::string_view prefix) {
    return RemoteRequest{fmt::format("{}/v1/suggest?q={}&limit={}", prefix, encoded(options.text),
                                     options.suggestions)};
  });
  if (!body) return body.error();
  const auto suggestions = objects_of(*body, "suggestions");
  if (!suggestions) return other_format(options, "suggestions", kNoList);
  std::vector<std::string> texts;
  for (const json::object* suggestion : *suggestions)
    texts.push_back(text_in(*suggestion, "text"));
  return texts;
}

Result<std::vector<search::RelatedArticle>> related_remotely(const Options& options) {
  const auto body = ask(options, [&](std::string_view prefix) {
    return RemoteRequest{fmt::format("{}/v1/articles/{}/related?limit={}", prefix,
                                     encoded(options.text), options.related)};
  });
  if (!body && body.error().code == ErrorCode::not_found) {
    return Error{ErrorCode::not_found, options.text, "no such article", ""};
  }
  if (!body) return body.error();
  const auto listed = objects_of(*body, "articles");
  if (!listed) return other_format(options, "articles", kNoList);
  std::vector<search::RelatedArticle> articles;
  for (const json::object* object : *listed) {
    search::RelatedArticle& one = articles.emplace_back();
    one.article.id = text_in(*object, "id");
    one.article.title = text_in(*object, "title");
    one.article.url = text_in(*object, "url");
    one.opening = text_in(*object, "opening");
    one.likeness = number_in(*object, "likeness");
  }
  return articles;
}

}  // namespace telusur::cli
