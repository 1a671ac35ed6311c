// SPDX-License-Identifier: GPL-2.0-or-later
#include "signals.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <csignal>
#include <ctime>
#include <utility>

#include "service_manager.hpp"

namespace telusur::searchd {
namespace {

namespace net = boost::asio;

/// What sd_notify(3) wants with RELOADING=1, to tell reloads apart.
std::uint64_t monotonic_microseconds() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000U +
         static_cast<std::uint64_t>(now.tv_nsec) / 1'000U;
}

}  // namespace

Signals::Signals(net::io_context& context, http::Server& server, Reload& reload,
                 Background& background, std::chrono::seconds drain_timeout)
    : context_(context),
      server_(server),
      reload_(reload),
      background_(background),
      drain_timeout_(drain_timeout),
      watchdog_(watchdog_interval()),
      signals_(context, SIGTERM, SIGINT, SIGHUP),
      deadline_(context),
      watchdog_timer_(context) {
  wait();
  if (watchdog_.count() > 0) feed_watchdog();
}

void Signals::wait() {
  signals_.async_wait([this](boost::system::error_code failure, int signal) {
    if (failure) return;
    if (signal == SIGHUP) {
      reload();
    } else {
      drain(signal);
    }
    wait();
  });
}

/// In the background: dictionaries may be large, and sockets do not wait.
void Signals::reload() {
  notify_service_manager(fmt::format("RELOADING=1\nMONOTONIC_USEC={}", monotonic_microseconds()));
  const auto run = [](Background& background, Reload& reload) -> net::awaitable<void> {
    const auto done =
        co_await background.run([&]() -> Result<ReloadReport> { return reload.run(); });
    if (!done) spdlog::error("reload: {}", to_string(done.error()));
    notify_service_manager("READY=1");
  };
  net::co_spawn(context_, run(background_, reload_), net::detached);
}

void Signals::drain(int signal) {
  if (std::exchange(draining_, true)) {
    context_.stop();
    return;
  }
  spdlog::info("signal {}: finishing running requests", signal);
  notify_service_manager("STOPPING=1");
  deadline_.expires_after(drain_timeout_);
  deadline_.async_wait([this](boost::system::error_code failure) {
    if (failure) return;
    spdlog::warn("requests still running after {} s are dropped", drain_timeout_.count());
    context_.stop();
  });
  server_.drain([this] { context_.stop(); });
}

void Signals::feed_watchdog() {
  notify_service_manager("WATCHDOG=1");
  watchdog_timer_.expires_after(watchdog_ / 2);  // as sd_watchdog_enabled(3) advises
  watchdog_timer_.async_wait([this](boost::system::error_code failure) {
    if (!failure) feed_watchdog();
  });
}

}  // namespace telusur::searchd
