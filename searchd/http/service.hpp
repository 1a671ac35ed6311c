// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "http/connections.hpp"
#include "http/forwarded.hpp"
#include "http/limits.hpp"
#include "http/message.hpp"
#include "http/tls.hpp"

namespace telusur::http {

/// Answers one request. Begins and ends on an I/O thread: anything slow is awaited, not done. The
/// request outlives the awaitable. What it throws becomes a 500.
using Handler = std::function<boost::asio::awaitable<Response>(const Request&)>;

/// Told of every answer after it was written (or its client had gone), by the thread that did.
using Observer = std::function<void(const Request&, const Response&)>;

/// Makes request ids: unlike those of other runs, and in order within one. Thread-safe.
class RequestIds {
 public:
  RequestIds();
  std::string next();

 private:
  std::uint32_t run_;
  std::atomic<std::uint64_t> count_{0};
};

/// What all sessions of a server share. Outlives them.
struct Service {
  Service(const Limits& chosen, Handler handler, Observer observer)
      : limits(chosen),
        handle(std::move(handler)),
        observe(std::move(observer)),
        connections(chosen.connections, chosen.connections_per_address) {}

  const Limits limits;
  const Handler handle;
  const Observer observe;
  /// How long the body of a request may be, known by its header; empty: limits.body_bytes.
  std::function<std::size_t(const Request&)> body_bytes;
  /// Adds what every answer has, the session's own too, before it is sent. May be empty.
  std::function<void(const Request&, Response&)> complete;
  TrustedProxies proxies;
  std::shared_ptr<Tls> tls;  ///< null: no address may ask for TLS
  Connections connections;
  RequestIds ids;
};

}  // namespace telusur::http
