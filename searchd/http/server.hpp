// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <vector>

#include "http/address.hpp"
#include "http/service.hpp"
#include "support/result.hpp"

namespace telusur::http {

/// A socket that listens already, from the service manager.
struct Inherited {
  int descriptor = -1;
  bool tls = false;
};

class Listener;

/// Accepts connections and serves each as a session. All members may be called from any thread.
class Server {
 public:
  /// Binds every address, takes over every inherited socket and begins to accept; nothing is served
  /// before `context` runs. Errors: network, naming the address.
  static Result<std::unique_ptr<Server>> open(boost::asio::io_context& context,
                                              const std::vector<Address>& addresses,
                                              const std::vector<Inherited>& inherited,
                                              std::shared_ptr<Service> service);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// The addresses in use, ports filled in.
  [[nodiscard]] const std::vector<Address>& addresses() const { return addresses_; }

  /// Stops accepting, lets running requests finish, closes idle connections, then calls `drained`.
  void drain(std::function<void()> drained);

 private:
  explicit Server(std::shared_ptr<Service> service);

  std::shared_ptr<Service> service_;
  std::vector<std::shared_ptr<Listener>> listeners_;
  std::vector<Address> addresses_;
};

}  // namespace telusur::http
