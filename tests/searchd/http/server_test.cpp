// SPDX-License-Identifier: GPL-2.0-or-later
// The server with several I/O threads, on real sockets, in this process: what the sanitizers see
// here needs no index.
#include "http/server.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <thread>

#include "certificate.hpp"
#include "client.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using telusur::testing::Client;
using telusur::testing::get_request;
namespace net = boost::asio;

namespace {

constexpr unsigned kIoThreads = 4;

/// Answers `/N` with N bytes that another thread made, as searches are.
class RunningServer {
 public:
  explicit RunningServer(const http::Limits& limits, std::shared_ptr<http::Tls> tls = nullptr) {
    service_ = std::make_shared<http::Service>(
        limits,
        [this](const http::Request& request) -> net::awaitable<http::Response> {
          co_await net::post(workers_, net::use_awaitable);
          http::Response response;
          response.body = std::string(std::stoul(request.target.segments.front()), 'a');
          co_return response;
        },
        [this](const http::Request&, const http::Response&) { ++observed_; });
    service_->tls = std::move(tls);
    std::vector<http::Address> addresses{{"127.0.0.1", 0}};
    if (service_->tls) addresses.push_back({"127.0.0.1", 0, "", true});
    auto server = http::Server::open(context_, addresses, {}, service_);
    REQUIRE(server.has_value());
    server_ = std::move(*server);
    for (unsigned i = 0; i < kIoThreads; ++i)
      threads_.emplace_back([this] { context_.run(); });
  }

  ~RunningServer() {
    context_.stop();
    for (std::thread& thread : threads_)
      thread.join();
    workers_.join();
  }
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  [[nodiscard]] std::uint16_t port(std::size_t address = 0) const {
    return server_->addresses().at(address).port;
  }
  [[nodiscard]] std::size_t open_connections() const { return service_->connections.open(); }
  [[nodiscard]] int observed() const { return observed_; }

  /// Lets running requests finish; returns when all connections are gone.
  void drain() {
    std::atomic<bool> drained = false;
    server_->drain([&] {
      drained = true;
      drained.notify_all();
    });
    drained.wait(false);
  }

 private:
  net::thread_pool workers_{2};
  std::atomic<int> observed_ = 0;
  std::shared_ptr<http::Service> service_;
  net::io_context context_{kIoThreads};
  std::unique_ptr<http::Server> server_;
  std::vector<std::thread> threads_;
};

/// Runs `client` on so many threads and waits for all of them.
template <class Body>
void in_parallel(int count, Body client) {
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i)
    threads.emplace_back(client);
  for (std::thread& thread : threads)
    thread.join();
}

/// Asks until the server closes; whether every answer that came was whole.
bool ask_to_the_end(Client client, int requests) {
  for (int i = 0; i < requests; ++i) {
    const auto reply = client.get("/" + std::to_string(100 * i));
    if (!reply) return true;
    if (reply->status != 200 || reply->body.size() != 100U * static_cast<unsigned>(i)) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("clients in parallel, plain and with TLS, get what they asked for") {
  const testing::TemporaryFolder folder;
  const testing::Certificate files(folder.path());
  const auto tls = http::Tls::open(files.certificate.string(), files.key.string());
  REQUIRE(tls.has_value());
  RunningServer server({}, *tls);
  std::atomic<int> wrong = 0;
  in_parallel(8, [&] {
    for (int round = 0; round < 5; ++round) {
      if (!ask_to_the_end(Client(server.port()), 20)) ++wrong;
      if (!ask_to_the_end(Client::secure(server.port(1)), 20)) ++wrong;
      if (round % 2 == 0 && !(*tls)->reload()) ++wrong;
    }
  });
  CHECK(wrong == 0);
  server.drain();
  CHECK(server.open_connections() == 0);
  CHECK(server.observed() == 8 * 5 * 2 * 20);
}

TEST_CASE("a drain under load breaks no answer off, and ends") {
  RunningServer server({});
  std::atomic<int> wrong = 0;
  std::atomic<int> begun = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&] {
      Client client(server.port());
      if (!client.get("/1")) ++wrong;
      ++begun;
      begun.notify_all();
      if (!ask_to_the_end(std::move(client), 100'000)) ++wrong;
    });
  }
  for (int seen = begun; seen < 8; seen = begun)
    begun.wait(seen);
  server.drain();
  CHECK(server.open_connections() == 0);
  for (std::thread& client : clients)
    client.join();
  CHECK(wrong == 0);
}

TEST_CASE("deadlines pass, connections churn and the room is full, all at once") {
  http::Limits limits;
  limits.connections = 8;
  limits.header_timeout = std::chrono::milliseconds(5);
  limits.idle_timeout = std::chrono::milliseconds(5);
  RunningServer server(limits);
  std::atomic<int> odd = 0;
  in_parallel(12, [&] {
    for (int i = 0; i < 50; ++i) {
      Client client(server.port());
      const std::string request = get_request("/10");
      client.send(request.substr(0, static_cast<std::size_t>(i) % request.size()));
      if (i % 3 == 0) client.reset();
      if (i % 3 == 1) client.send(request.substr(static_cast<std::size_t>(i) % request.size()));
      if (i % 3 == 0) continue;
      // 503 without room, 408 when too slow, or closed while idle.
      while (const auto reply = client.receive()) {
        if (reply->status != 200 && reply->status != 408 && reply->status != 503) ++odd;
      }
    }
  });
  CHECK(odd == 0);
  server.drain();
  CHECK(server.open_connections() == 0);
}
