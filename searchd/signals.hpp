// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>

#include "background.hpp"
#include "http/server.hpp"
#include "reload.hpp"

namespace telusur::searchd {

/// What the service manager and people say to a running daemon: HUP reloads; the first TERM or INT
/// drains, the second leaves at once. Also tells the watchdog that the I/O threads turn.
class Signals {
 public:
  Signals(boost::asio::io_context& context, http::Server& server, Reload& reload,
          Background& background, std::chrono::seconds drain_timeout);

 private:
  void wait();
  void reload();
  void drain(int signal);
  void feed_watchdog();

  boost::asio::io_context& context_;
  http::Server& server_;
  Reload& reload_;
  Background& background_;
  const std::chrono::seconds drain_timeout_;
  const std::chrono::microseconds watchdog_;
  boost::asio::signal_set signals_;
  boost::asio::steady_timer deadline_;
  boost::asio::steady_timer watchdog_timer_;
  bool draining_ = false;
};

}  // namespace telusur::searchd
