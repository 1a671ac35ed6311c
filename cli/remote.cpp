// SPDX-License-Identifier: GPL-2.0-or-later
#include "remote.hpp"

#include <fmt/format.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/json.hpp>
#include <boost/url/parse.hpp>
#include <exception>
#include <optional>

#include "safe_text.hpp"
#include "search/results_from_json.hpp"

namespace telusur::cli {
namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace net = boost::asio;
using tcp = net::ip::tcp;

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
net::awaitable<Reply> exchange(const Server& server, std::string target, Language language) {
  const auto executor = co_await net::this_coro::executor;
  tcp::resolver resolver(executor);
  const auto addresses =
      co_await resolver.async_resolve(server.host, server.port, net::use_awaitable);
  beast::tcp_stream stream(executor);
  stream.expires_after(kRemoteTimeout);
  co_await stream.async_connect(addresses, net::use_awaitable);
  http::request<http::empty_body> request(http::verb::get, target, 11);
  request.set(http::field::host, server.header);
  request.set(http::field::user_agent, "telusur/" TELUSUR_VERSION);
  request.set(http::field::accept, "application/json, application/problem+json");
  request.set(http::field::accept_language, in(language, "id", "en"));
  request.set(http::field::connection, "close");
  stream.expires_after(kRemoteTimeout);
  co_await http::async_write(stream, request, net::use_awaitable);
  beast::flat_buffer buffer;
  http::response_parser<http::string_body> parser;
  parser.body_limit(kMaxReplyBytes);
  stream.expires_after(kRemoteTimeout);
  co_await http::async_read(stream, buffer, parser, net::use_awaitable);
  co_return Reply{parser.get().result_int(), std::move(parser.get().body())};
}

Result<Reply> ask(const Server& server, const std::string& target, const Options& options) {
  net::io_context context(1);
  std::optional<Reply> reply;
  std::exception_ptr failure;
  net::co_spawn(context, exchange(server, target, options.language),
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
  const ErrorCode code = reply.status == 503   ? ErrorCode::overloaded
                         : reply.status == 400 ? ErrorCode::invalid_parameter
                                               : ErrorCode::network;
  return {code, options.server,
          what.empty() ? fmt::format("answered with HTTP status {}", reply.status)
                       : fmt::format("{} (HTTP {})", what, reply.status),
          what.empty() ? "is that a telusur-searchd?" : ""};
}

Result<RemoteAnswer> read_answer(const Options& options, const Reply& reply) {
  boost::json::error_code error;
  boost::json::value body = boost::json::parse(reply.body, error);
  if (error) {
    return Error{ErrorCode::network, options.server, "answered with something else than JSON",
                 "is that a telusur-searchd?"};
  }
  auto results = search::results_from_json(body);
  if (!results) {
    const Error& why = results.error();
    return Error{ErrorCode::network, options.server,
                 fmt::format("answered with another format: {}: {}", why.where, why.what),
                 "telusur and telusur-searchd need the same version"};
  }
  body.get_object().erase("links");
  return RemoteAnswer{std::move(*results), std::move(body.get_object())};
}

}  // namespace

Result<RemoteAnswer> search_remotely(const Options& options) {
  const auto server = parse_server(options.server);
  if (!server) return server.error();
  const auto reply = ask(*server, search_target(server->prefix, options), options);
  if (!reply) return reply.error();
  if (reply->status != 200) return refusal(options, *reply);
  return read_answer(options, *reply);
}

}  // namespace telusur::cli
