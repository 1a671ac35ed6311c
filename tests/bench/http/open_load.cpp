// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/open_load.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

namespace telusur::bench {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
using Clock = std::chrono::steady_clock;
constexpr auto kAwait = net::as_tuple(net::use_awaitable);

/// What all connections share; one thread runs them.
struct Load {
  const std::vector<std::string>& targets;
  std::uint16_t port;
  Clock::duration interval;   ///< between two requests of the whole
  Clock::time_point due;      ///< of the next one
  Clock::time_point settled;  ///< the end of LoadReport::onset
  Clock::time_point end;
  std::size_t sent = 0;
  LoadReport report;

  /// Takes the next place in the schedule.
  Clock::time_point take() {
    due += interval;
    return due;
  }
};

/// Sends one request; false when the connection is of no more use.
net::awaitable<bool> ask(Load& load, net::ip::tcp::socket& socket, beast::flat_buffer& buffer,
                         Clock::time_point due) {
  beast::http::request<beast::http::empty_body> request(
      beast::http::verb::get, load.targets[load.sent++ % load.targets.size()], 11);
  request.set(beast::http::field::host, "127.0.0.1");
  beast::http::response<beast::http::string_body> response;
  auto [unsent, out] = co_await beast::http::async_write(socket, request, kAwait);
  auto [unread, in] = co_await beast::http::async_read(socket, buffer, response, kAwait);
  if (unsent || unread) {
    ++load.report.failed;
    co_return false;
  }
  const std::chrono::duration<double> took = Clock::now() - due;
  if (response.result() == beast::http::status::ok) {
    (due < load.settled ? load.report.onset : load.report.accepted).add(took.count());
  } else if (response.result() == beast::http::status::service_unavailable &&
             response.count(beast::http::field::retry_after) > 0) {
    ++load.report.refused;
  } else {
    ++load.report.failed;
  }
  co_return response.keep_alive();
}

net::awaitable<void> connection(Load& load) {
  const auto executor = co_await net::this_coro::executor;
  net::steady_timer timer(executor);
  bool useful = false;
  net::ip::tcp::socket socket(executor);
  beast::flat_buffer buffer;
  for (Clock::time_point due = load.take(); due < load.end; due = load.take()) {
    timer.expires_at(due);
    co_await timer.async_wait(kAwait);
    if (!useful) {
      socket = net::ip::tcp::socket(executor);
      buffer.clear();
      const auto [failure] =
          co_await socket.async_connect({net::ip::address_v4::loopback(), load.port}, kAwait);
      if (failure) {
        ++load.report.failed;
        continue;
      }
    }
    useful = co_await ask(load, socket, buffer, due);
  }
}

}  // namespace

LoadReport run_open_load(std::uint16_t port, const std::vector<std::string>& targets,
                         double per_second, unsigned connections, std::chrono::seconds duration) {
  net::io_context context(1);
  const auto start = Clock::now();
  Load load{.targets = targets,
            .port = port,
            .interval = std::chrono::duration_cast<Clock::duration>(
                std::chrono::duration<double>(1 / per_second)),
            .due = start,
            .settled = start + kOnset,
            .end = start + duration,
            .sent = 0,
            .report = {}};
  for (unsigned i = 0; i < connections; ++i)
    net::co_spawn(context, connection(load), net::detached);
  context.run();
  const std::chrono::duration<double> took = Clock::now() - start;
  load.report.sent_per_second = static_cast<double>(load.sent) / took.count();
  return std::move(load.report);
}

}  // namespace telusur::bench
