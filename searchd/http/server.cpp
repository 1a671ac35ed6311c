// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/server.hpp"

#include "http/listener.hpp"

namespace telusur::http {

namespace net = boost::asio;

Server::Server(std::shared_ptr<Service> service) : service_(std::move(service)) {}

Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::open(net::io_context& context,
                                             const std::vector<Address>& addresses,
                                             const std::vector<Inherited>& inherited,
                                             std::shared_ptr<Service> service) {
  std::unique_ptr<Server> server(new Server(std::move(service)));
  const auto add = [&](const auto& listen) -> Result<void> {
    auto listener = std::make_shared<Listener>(context, server->service_);
    if (auto listens = listen(*listener); !listens) return listens;
    server->addresses_.push_back(listener->address());
    server->listeners_.push_back(std::move(listener));
    return {};
  };
  for (const Inherited& socket : inherited) {
    auto added = add([&](Listener& to) { return to.adopt(socket.descriptor, socket.tls); });
    if (!added) return added.error();
  }
  for (const Address& address : addresses) {
    auto added = add([&](Listener& to) { return to.bind(address); });
    if (!added) return added.error();
  }
  for (const auto& listener : server->listeners_)
    listener->start();
  return server;
}

void Server::drain(std::function<void()> drained) {
  for (const auto& listener : listeners_)
    listener->stop();
  service_->connections.drain(std::move(drained));
}

}  // namespace telusur::http
