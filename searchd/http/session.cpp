// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/session.hpp"

#include <fmt/compile.h>
#include <netinet/tcp.h>

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_suffix.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <exception>
#include <random>

#include "http/deadline.hpp"
#include "http/header_scan.hpp"
#include "http/parse.hpp"
#include "http/problem.hpp"
#include "http/response_head.hpp"

namespace telusur::http {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
using beast::error_code;

constexpr auto kAwait = net::as_tuple(net::use_awaitable);
constexpr std::size_t kChunk = 4096;
constexpr std::size_t kFirst = 512;

using Plain = Socket;
using Secure = net::ssl::stream<Socket>;

/// What differs between a plain stream and one with TLS.
Socket& socket_of(Plain& stream) {
  return stream;
}
Socket& socket_of(Secure& stream) {
  return stream.next_layer();
}

template <class Stream>
class Session : public std::enable_shared_from_this<Session<Stream>> {
 public:
  Session(Stream stream, std::shared_ptr<Service> service, std::string network)
      : stream_(std::move(stream)),
        service_(std::move(service)),
        network_(std::move(network)),
        buffer_(service_->limits.header_bytes + service_->limits.body_bytes),
        deadline_(*this, stream_.get_executor()) {
    error_code ignored;  // a Unix socket has no such option, a client that left no address
    (void)socket().set_option(net::ip::tcp::no_delay(true), ignored);
    (void)socket().non_blocking(true, ignored);
    const auto peer = socket().remote_endpoint(ignored);
    if (!ignored) peer_ = address_of(peer);
  }

  ~Session() { service_->connections.remove(network_); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  net::awaitable<void> run(Admission admission) {
    if (admission != Admission::granted) {
      co_await refuse(admission);
    } else if (co_await handshake()) {
      while (co_await wait_for_request()) {
        if (!co_await exchange()) break;
      }
      co_await say_goodbye();
    }
    error_code ignored;
    (void)socket().shutdown(Socket::shutdown_both, ignored);
  }

  void on_deadline() { cancel(); }

 private:
  static constexpr bool kPlain = std::is_same_v<Stream, Plain>;

  Socket& socket() { return socket_of(stream_); }

  void cancel() {
    error_code ignored;
    (void)socket().cancel(ignored);
  }

  Request blank_request() {
    Request request;
    request.id = service_->ids.next();
    request.peer = peer_;
    request.received = std::chrono::steady_clock::now();
    return request;
  }

  /// A client that finds no room is told so in the clear; behind TLS it would take a handshake,
  /// which is work an overloaded server has no time for.
  net::awaitable<void> refuse(Admission admission) {
    if constexpr (kPlain) {
      const Request request = blank_request();
      co_await fail(request, problem_of(admission));
    }
    co_return;
  }

  net::awaitable<bool> handshake() {
    if constexpr (!kPlain) {
      deadline_.set(service_->limits.header_timeout);
      const auto [failure] = co_await stream_.async_handshake(Secure::server, kAwait);
      co_return !failure;
    }
    co_return true;
  }

  /// Ends TLS in order, so that the client knows it has everything.
  net::awaitable<void> say_goodbye() {
    if constexpr (!kPlain) {
      constexpr std::chrono::seconds kPatience{1};
      deadline_.set(kPatience);
      (void)co_await stream_.async_shutdown(kAwait);
    }
    co_return;
  }

  /// At once if something is there.
  net::awaitable<error_code> read_some() {
    const std::size_t room = buffer_.max_size() - buffer_.size();
    if (room == 0) co_return beast::http::error::buffer_overflow;
    const auto into = buffer_.prepare(std::min(kChunk, room));
    error_code failure;
    std::size_t bytes = 0;
    if constexpr (kPlain) bytes = stream_.read_some(into, failure);
    if (!kPlain || failure == net::error::would_block) {
      std::tie(failure, bytes) = co_await stream_.async_read_some(into, kAwait);
    }
    buffer_.commit(bytes);
    co_return failure;
  }

  /// Waits for the first bytes, with a buffer for little more than a usual request: idle
  /// connections are many. False when the client, the idle timeout or a drain ended it.
  net::awaitable<bool> wait_for_request() {
    if (buffer_.size() > 0) {
      // As answers are sent at once where they can be, others get their turn here.
      co_await net::post(stream_.get_executor(), net::use_awaitable);
      co_return true;
    }
    buffer_.shrink_to_fit();
    deadline_.set(service_->limits.idle_timeout);
    const Connections::IdleMark idle(service_->connections, [this] { deadline_.expire(); });
    const auto into = buffer_.prepare(std::min(kFirst, buffer_.max_size()));
    const auto [failure, bytes] = co_await stream_.async_read_some(into, kAwait);
    buffer_.commit(bytes);
    co_return !failure;
  }

  /// Reads one request and answers it. False when the connection is to be closed.
  net::awaitable<bool> exchange() {
    Request request = blank_request();
    Parser parser;
    std::optional<Problem> problem;
    Limits limits = service_->limits;
    error_code failure = co_await read_header(parser, problem);
    if (!failure && !problem) {
      problem = read_head(parser.get(), service_->limits, request);
      request.secure = service_->proxies.told_secure(request, peer_).value_or(!kPlain);
      request.peer = service_->proxies.client_of(request, peer_);
      if (!problem && !parser.is_done()) {
        limits.body_bytes = body_bytes(request);
        problem = allow_body(parser, limits.body_bytes);
        if (!problem) failure = co_await read_body(parser, request);
      }
    }
    if (failure) {
      problem =
          deadline_.expired() ? too_slow() : problem_of_read(failure, parser, buffered(), limits);
      if (!problem) co_return false;
    }
    if (problem) {
      if (request.method.empty()) read_language(parser.get(), request);
      co_await fail(request, *problem);
      co_return false;
    }
    deadline_.clear();
    request.body = std::move(parser.get().body());
    const bool keep_alive = parser.get().keep_alive();
    Response response = co_await handle(request);
    co_return co_await write(request, response, keep_alive && !service_->connections.draining());
  }

  [[nodiscard]] std::size_t body_bytes(const Request& request) const {
    return service_->body_bytes ? service_->body_bytes(request) : service_->limits.body_bytes;
  }

  [[nodiscard]] std::string_view buffered() const {
    const auto bytes = buffer_.data();
    return {static_cast<const char*>(bytes.data()), bytes.size()};
  }

  net::awaitable<error_code> read_header(Parser& parser, std::optional<Problem>& problem) {
    parser.header_limit(static_cast<std::uint32_t>(service_->limits.header_bytes));
    parser.body_limit(boost::none);  // allow_body() sets it, when it is known what is asked
    deadline_.set(service_->limits.header_timeout);
    HeaderScan scan;
    std::size_t scanned = 0;
    for (;;) {
      if (scan.feed(buffered().substr(scanned))) {
        problem = folded_header();
        co_return error_code{};
      }
      error_code failure;
      const std::size_t used = buffer_.size() == 0 ? 0 : parser.put(buffer_.data(), failure);
      if (failure && failure != beast::http::error::need_more) co_return failure;
      buffer_.consume(used);
      scanned = buffer_.size();
      if (parser.is_header_done()) co_return error_code{};
      failure = co_await read_some();
      if (failure) co_return failure;
    }
  }

  net::awaitable<error_code> read_body(Parser& parser, const Request& request) {
    deadline_.set(service_->limits.body_timeout);
    constexpr unsigned kHttp11 = 11;  // older clients know no interim answers
    if (parser.get().version() >= kHttp11 &&
        beast::iequals(request.header("Expect"), "100-continue")) {
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
    Response response = to_response(problem, request);
    (void)co_await write(request, response, false);
    error_code failure;
    (void)socket().shutdown(Socket::shutdown_send, failure);
    // Closing with unread input resets the connection, and the answer may be lost with it: read
    // on for a little while (RFC 9112 §9.6).
    constexpr std::chrono::seconds kLinger{1};
    constexpr std::size_t kMostBytes = 1U << 20U;
    deadline_.set(kLinger);
    for (std::size_t total = 0; !failure && total < kMostBytes; total += buffer_.size()) {
      buffer_.consume(buffer_.size());
      failure = co_await read_some();
    }
    buffer_.consume(buffer_.size());
  }

  /// Completes the response, sends and reports it. True when the connection may go on.
  net::awaitable<bool> write(const Request& request, Response& response, bool keep_alive) {
    if (service_->complete) service_->complete(request, response);
    deadline_.set(service_->limits.write_timeout);
    const std::string head = response_head(response, request, keep_alive);
    const bool without_body = is_bodiless(response.status) || request.method == "HEAD";
    const std::string_view body = without_body ? std::string_view() : response.body;
    const error_code failure = co_await send(head, body);
    service_->observe(request, response);
    co_return !failure && keep_alive;
  }

  /// At once as far as the socket has room, which it nearly always has.
  net::awaitable<error_code> send(std::string_view head, std::string_view body) {
    using Parts = std::array<net::const_buffer, 2>;
    beast::buffers_suffix<Parts> rest(Parts{net::buffer(head), net::buffer(body)});
    error_code failure;
    if constexpr (kPlain) {
      while (!failure && beast::buffer_bytes(rest) > 0)
        rest.consume(stream_.write_some(rest, failure));
      if (failure != net::error::would_block) co_return failure;
    }
    std::tie(failure, std::ignore) = co_await net::async_write(stream_, rest, kAwait);
    co_return failure;
  }

  Stream stream_;
  std::shared_ptr<Service> service_;
  std::string network_;
  beast::flat_buffer buffer_;
  std::string peer_;
  Deadline<Session> deadline_;
};

template <class Stream>
void start(Stream stream, std::shared_ptr<Service> service, std::string network,
           Admission admission) {
  const auto executor = stream.get_executor();
  auto session =
      std::make_shared<Session<Stream>>(std::move(stream), std::move(service), std::move(network));
  // The coroutine keeps the session; the lambda that made it is gone by the first suspension.
  constexpr auto run = [](std::shared_ptr<Session<Stream>> self,
                          Admission granted) -> net::awaitable<void> {
    co_await self->run(granted);
  };
  net::co_spawn(executor, run(std::move(session), admission), net::detached);
}

}  // namespace

RequestIds::RequestIds() : run_(std::random_device{}()) {}

std::string RequestIds::next() {
  return fmt::format(FMT_COMPILE("{:08x}{:08x}"), run_,
                     count_.fetch_add(1, std::memory_order_relaxed) + 1);
}

void start_session(Socket socket, std::shared_ptr<Service> service, std::string network,
                   Admission admission, bool tls) {
  if (tls) {
    const auto context = service->tls->current();
    start(Secure(std::move(socket), *context), std::move(service), std::move(network), admission);
  } else {
    start(std::move(socket), std::move(service), std::move(network), admission);
  }
}

}  // namespace telusur::http
