// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/server.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "http/session.hpp"

namespace telusur::http {

namespace net = boost::asio;
using net::ip::tcp;

/// One listening socket. All of it runs on one strand.
class Server::Listener : public std::enable_shared_from_this<Listener> {
 public:
  Listener(net::io_context& context, std::shared_ptr<Service> service)
      : context_(context), acceptor_(net::make_strand(context)), service_(std::move(service)) {}

  /// Binds; on success the address has its port filled in.
  boost::system::error_code bind(Address& address) {
    boost::system::error_code failure;
    const tcp::endpoint endpoint(net::ip::make_address(address.host), address.port);
    (void)acceptor_.open(endpoint.protocol(), failure);
    if (failure) return failure;
    (void)acceptor_.set_option(net::socket_base::reuse_address(true), failure);
    if (failure) return failure;
    (void)acceptor_.bind(endpoint, failure);
    if (failure) return failure;
    (void)acceptor_.listen(net::socket_base::max_listen_connections, failure);
    if (!failure) address.port = acceptor_.local_endpoint(failure).port();
    return failure;
  }

  void start() {
    constexpr auto run = [](std::shared_ptr<Listener> self) -> net::awaitable<void> {
      co_await self->accept();
    };
    net::co_spawn(acceptor_.get_executor(), run(shared_from_this()), net::detached);
  }

  void stop() {
    net::post(acceptor_.get_executor(), [self = shared_from_this()] {
      boost::system::error_code ignored;
      (void)self->acceptor_.close(ignored);
    });
  }

 private:
  net::awaitable<void> accept() {
    while (acceptor_.is_open()) {
      auto [failure, socket] = co_await acceptor_.async_accept(net::make_strand(context_),
                                                               net::as_tuple(net::use_awaitable));
      if (failure == net::error::operation_aborted) break;
      if (failure) {
        // Out of descriptors, or the client left already: others may close meanwhile.
        constexpr std::chrono::milliseconds kPause{50};
        net::steady_timer pause(acceptor_.get_executor(), kPause);
        co_await pause.async_wait(net::as_tuple(net::use_awaitable));
        continue;
      }
      const bool admitted = service_->connections.add();
      start_session(std::move(socket), service_, admitted);
    }
  }

  net::io_context& context_;
  tcp::acceptor acceptor_;
  std::shared_ptr<Service> service_;
};

Server::Server(std::shared_ptr<Service> service) : service_(std::move(service)) {}

Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::open(net::io_context& context,
                                             const std::vector<Address>& addresses,
                                             std::shared_ptr<Service> service) {
  std::unique_ptr<Server> server(new Server(std::move(service)));
  for (Address address : addresses) {
    auto listener = std::make_shared<Listener>(context, server->service_);
    if (const auto failure = listener->bind(address)) {
      return Error{ErrorCode::network, url_of(address), failure.message(),
                   "is another program listening there? --listen HOST:0 takes any free port"};
    }
    server->listeners_.push_back(std::move(listener));
    server->addresses_.push_back(std::move(address));
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
