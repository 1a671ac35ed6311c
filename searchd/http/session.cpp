// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/session.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <ctime>
#include <exception>
#include <random>

#include "http/parse.hpp"
#include "http/problem.hpp"

namespace telusur::http {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
using Field = beast::http::field;

constexpr auto kAwait = net::as_tuple(net::use_awaitable);
constexpr unsigned kHttp11 = 11;

/// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7).
std::string http_date(std::time_t now) {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(now));
}

/// The headers every answer has, unless the handler set its own.
template <class Body>
beast::http::response<Body> with_head(const Response& response, const Request& request,
                                      bool keep_alive) {
  beast::http::response<Body> message(beast::http::int_to_status(response.status), kHttp11);
  message.set(Field::date, http_date(std::time(nullptr)));
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

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(net::ip::tcp::socket socket, std::shared_ptr<Service> service)
      : stream_(std::move(socket)),
        service_(std::move(service)),
        buffer_(service_->limits.header_bytes + service_->limits.body_bytes) {
    beast::error_code ignored;
    stream_.socket().set_option(net::ip::tcp::no_delay(true), ignored);
    const auto peer = stream_.socket().remote_endpoint(ignored);
    if (!ignored) peer_ = peer.address().to_string();
  }

  ~Session() { service_->connections.remove(); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  net::awaitable<void> serve() {
    while (co_await wait_for_request()) {
      if (!co_await exchange()) break;
    }
    beast::error_code ignored;
    stream_.socket().shutdown(net::ip::tcp::socket::shutdown_both, ignored);
  }

  net::awaitable<void> refuse() {
    Request request = blank_request();
    const Problem problem{ProblemKind::overloaded,
                          {"Terlalu banyak sambungan; coba lagi sebentar lagi",
                           "Too many connections; try again in a moment"},
                          {},
                          std::chrono::seconds(1)};
    co_await fail(request, problem);
  }

 private:
  Request blank_request() {
    Request request;
    request.id = service_->ids.next();
    request.peer = peer_;
    request.received = std::chrono::steady_clock::now();
    return request;
  }

  /// Waits for the first byte. False when the client, the idle timeout or a drain ended it.
  net::awaitable<bool> wait_for_request() {
    if (buffer_.size() > 0) co_return true;
    idle_ = true;
    const auto handle = service_->connections.enter_idle([weak = weak_from_this()] {
      if (auto self = weak.lock()) {
        auto executor = self->stream_.get_executor();
        net::post(executor, [self = std::move(self)] { self->close_if_idle(); });
      }
    });
    stream_.expires_after(service_->limits.idle_timeout);
    constexpr std::size_t kFirstRead = 4096;
    const auto [failure, bytes] =
        co_await stream_.async_read_some(buffer_.prepare(kFirstRead), kAwait);
    idle_ = false;
    service_->connections.leave_idle(handle);
    buffer_.commit(bytes);
    co_return !failure;
  }

  void close_if_idle() {
    if (idle_) stream_.cancel();
  }

  /// Reads one request and answers it. False when the connection is to be closed.
  net::awaitable<bool> exchange() {
    Request request = blank_request();
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(service_->limits.header_bytes));
    parser.body_limit(service_->limits.body_bytes);
    stream_.expires_after(service_->limits.header_timeout);
    auto [failure, bytes] =
        co_await beast::http::async_read_header(stream_, buffer_, parser, kAwait);
    // A refused body comes with its header read: language and target are known.
    std::optional<Problem> problem;
    if (!failure || failure == beast::http::error::body_limit) {
      problem = read_head(parser.get(), service_->limits, request);
    }
    if (failure) {
      problem = problem_of_read(failure, parser, service_->limits);
      if (!problem) co_return false;
    }
    if (!problem && !parser.is_done()) {
      failure = co_await read_body(parser, request);
      if (failure) {
        problem = problem_of_read(failure, parser, service_->limits);
        if (!problem) co_return false;
      }
    }
    if (problem) {
      co_await fail(request, *problem);
      co_return false;
    }
    request.body = std::move(parser.get().body());
    const bool keep_alive = parser.get().keep_alive();
    const Response response = co_await handle(request);
    co_return co_await write(request, response, keep_alive && !service_->connections.draining());
  }

  net::awaitable<beast::error_code> read_body(Parser& parser, const Request& request) {
    stream_.expires_after(service_->limits.body_timeout);
    if (beast::iequals(request.header("Expect"), "100-continue")) {
      static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
      const auto [failure, bytes] = co_await net::async_write(
          stream_, net::buffer(kContinue.data(), kContinue.size()), kAwait);
      if (failure) co_return failure;
    }
    const auto [failure, bytes] =
        co_await beast::http::async_read(stream_, buffer_, parser, kAwait);
    co_return failure;
  }

  net::awaitable<Response> handle(const Request& request) {
    std::string what;
    try {
      co_return co_await service_->handle(request);
    } catch (const std::exception& error) {
      what = error.what();
    }
    co_return problem({ErrorCode::internal, "", what, ""}, request);
  }

  /// Answers what could not be read whole, and closes so that the client gets to read it.
  net::awaitable<void> fail(const Request& request, const Problem& problem) {
    if (co_await write(request, to_response(problem, request), false)) co_return;
    beast::error_code failure;
    stream_.socket().shutdown(net::ip::tcp::socket::shutdown_send, failure);
    // Closing with unread input resets the connection, and the answer may be lost with it: read
    // on for a little while (RFC 9112 §9.6).
    constexpr std::chrono::seconds kLinger{1};
    constexpr std::size_t kMostBytes = 1U << 20U;
    stream_.expires_after(kLinger);
    for (std::size_t total = 0; !failure && total < kMostBytes;) {
      buffer_.consume(buffer_.size());
      constexpr std::size_t kChunk = 8192;
      const auto [ended, bytes] = co_await stream_.async_read_some(buffer_.prepare(kChunk), kAwait);
      failure = ended;
      total += bytes;
    }
  }

  /// Sends the response and reports it. True when the connection may go on.
  net::awaitable<bool> write(const Request& request, const Response& response, bool keep_alive) {
    constexpr unsigned kNoContent = 204;
    constexpr unsigned kNotModified = 304;
    stream_.expires_after(service_->limits.write_timeout);
    beast::error_code failure;
    const bool bodiless = response.status == kNoContent || response.status == kNotModified;
    if (bodiless || request.method == "HEAD") {
      auto message = with_head<beast::http::empty_body>(response, request, keep_alive);
      if (!bodiless) message.content_length(response.body.size());
      std::tie(failure, std::ignore) = co_await beast::http::async_write(stream_, message, kAwait);
    } else {
      auto message = with_head<beast::http::string_body>(response, request, keep_alive);
      message.body() = response.body;
      message.prepare_payload();
      std::tie(failure, std::ignore) = co_await beast::http::async_write(stream_, message, kAwait);
    }
    service_->observe(request, response);
    co_return !failure && keep_alive;
  }

  beast::tcp_stream stream_;
  std::shared_ptr<Service> service_;
  beast::flat_buffer buffer_;
  std::string peer_;
  bool idle_ = false;
};

}  // namespace

RequestIds::RequestIds() : run_(std::random_device{}()) {}

std::string RequestIds::next() {
  return fmt::format("{:08x}{:08x}", run_, count_.fetch_add(1, std::memory_order_relaxed) + 1);
}

void start_session(net::ip::tcp::socket socket, std::shared_ptr<Service> service, bool admitted) {
  const auto executor = socket.get_executor();
  auto session = std::make_shared<Session>(std::move(socket), std::move(service));
  // The coroutine keeps the session; the lambda that made it is gone by the first suspension.
  constexpr auto run = [](std::shared_ptr<Session> self, bool serve) -> net::awaitable<void> {
    if (serve) {
      co_await self->serve();
    } else {
      co_await self->refuse();
    }
  };
  net::co_spawn(executor, run(std::move(session), admitted), net::detached);
}

}  // namespace telusur::http
