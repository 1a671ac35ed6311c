// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/readable.hpp"

#include <doctest/doctest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/connect_pair.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/write.hpp>
#include <future>
#include <optional>
#include <thread>

namespace {

namespace net = boost::asio;
using Local = net::local::stream_protocol::socket;
using telusur::http::Readable;
using telusur::http::Socket;

/// Both ends of a connection, and the wait of one of them.
struct Wire : std::enable_shared_from_this<Wire> {
  explicit Wire(net::io_context& context) : far(context), near(context) {
    Local own(context);
    net::local::connect_pair(far, own);
    near = std::move(own);
  }
  void begin() { next.begin(near, shared_from_this()); }
  void send() { net::write(far, net::buffer("x", 1)); }
  void take() {
    char byte = 0;
    near.read_some(net::buffer(&byte, 1));
  }

  Local far;
  Socket near;
  Readable next;
};

/// Awaits; then calls `done` with how it ended.
template <class Done>
void await(net::io_context& context, const std::shared_ptr<Wire>& wire, Done done) {
  constexpr auto run = [](std::shared_ptr<Wire> from, Done then) -> net::awaitable<void> {
    then(co_await from->next.ready());
  };
  net::co_spawn(context, run(wire, std::move(done)), net::detached);
}

struct Fixture {
  void await_next() {
    await(context, wire, [this](Readable::Failure failure) { ended = failure; });
  }
  /// Does what there is to do, without waiting for more.
  void run() {
    context.restart();
    context.poll();
  }

  net::io_context context;
  std::shared_ptr<Wire> wire = std::make_shared<Wire>(context);
  std::optional<Readable::Failure> ended;
};

}  // namespace

TEST_CASE("what comes before it is awaited is not missed") {
  Fixture one;
  one.wire->begin();
  one.wire->send();
  one.run();
  one.await_next();
  CHECK_FALSE(one.ended);  // not in the midst of asking
  one.run();
  REQUIRE(one.ended);
  CHECK_FALSE(*one.ended);
}

TEST_CASE("what is awaited comes when there is something to read, and not before") {
  Fixture one;
  one.wire->begin();
  one.wire->begin();  // begun already
  one.await_next();
  one.run();
  CHECK_FALSE(one.ended);
  one.wire->send();
  one.run();
  REQUIRE(one.ended);
  CHECK_FALSE(*one.ended);
}

TEST_CASE("cancelling the socket ends the wait, begun or awaited") {
  for (const bool awaited : {false, true}) {
    CAPTURE(awaited);
    Fixture one;
    one.wire->begin();
    if (awaited) one.await_next();
    one.run();
    one.wire->near.cancel();
    one.run();
    if (!awaited) one.await_next();
    one.run();
    REQUIRE(one.ended);
    CHECK(*one.ended == net::error::operation_aborted);
  }
}

TEST_CASE("the end of the peer is something to read") {
  Fixture one;
  one.wire->begin();
  one.await_next();
  one.wire->far.close();
  one.run();
  REQUIRE(one.ended);
  CHECK_FALSE(*one.ended);
}

TEST_CASE("who still awaits goes with the context") {
  std::weak_ptr<Wire> wire;
  {
    net::io_context context;
    const auto own = std::make_shared<Wire>(context);
    wire = own;
    own->begin();
    await(context, own, [](Readable::Failure) {});
    context.poll();
  }
  CHECK(wire.expired());
}

TEST_CASE("every byte is seen once, whichever thread is first") {
  constexpr int kRounds = 2000;
  net::io_context context;
  const auto wire = std::make_shared<Wire>(context);
  auto work = net::make_work_guard(context);
  std::thread io([&] { context.run(); });
  int seen = 0;
  for (int round = 0; round < kRounds; ++round) {
    wire->begin();
    std::promise<Readable::Failure> ended;
    std::thread peer([&] { wire->send(); });
    await(context, wire, [&](Readable::Failure failure) { ended.set_value(failure); });
    if (!ended.get_future().get()) ++seen;
    peer.join();
    wire->take();
  }
  work.reset();
  io.join();
  CHECK(seen == kRounds);
}
