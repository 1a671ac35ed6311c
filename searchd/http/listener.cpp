// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/listener.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <filesystem>

#include "http/session.hpp"

namespace telusur::http {
namespace {

namespace net = boost::asio;
using Unix = net::local::stream_protocol;

Error cannot_listen(const Address& address, const boost::system::error_code& failure) {
  return {ErrorCode::network, url_of(address), failure.message(),
          address.is_unix() ? "" : "is another program listening there? port 0 takes any free one"};
}

/// What a daemon that was killed leaves: a socket file behind which nobody listens.
void remove_stale(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::is_socket(path, ignored)) return;
  net::io_context context;
  Unix::socket probe(context);
  boost::system::error_code failure;
  (void)probe.connect(Unix::endpoint(path), failure);
  if (failure == net::error::connection_refused) std::filesystem::remove(path, ignored);
}

}  // namespace

Listener::Listener(net::io_context& context, std::shared_ptr<Service> service)
    : context_(context), acceptor_(net::make_strand(context)), service_(std::move(service)) {}

Listener::~Listener() {
  if (owns_file_) ::unlink(address_.path.c_str());
}

Result<void> Listener::bind(Address address) {
  address_ = std::move(address);
  boost::system::error_code failure;
  if (address_.is_unix()) {
    remove_stale(address_.path);
    failure = open(Unix::endpoint(address_.path));
    owns_file_ = !failure;
    if (!failure && address_.mode != 0 && ::chmod(address_.path.c_str(), address_.mode) != 0) {
      failure.assign(errno, boost::system::system_category());
    }
  } else {
    failure = open(net::ip::tcp::endpoint(net::ip::make_address(address_.host), address_.port));
    if (!failure) address_.port = port_of(acceptor_.local_endpoint(failure));
  }
  if (failure) return cannot_listen(address_, failure);
  return {};
}

boost::system::error_code Listener::open(const StreamProtocol::endpoint& endpoint) {
  boost::system::error_code failure;
  (void)acceptor_.open(endpoint.protocol(), failure);
  if (failure) return failure;
  (void)acceptor_.set_option(net::socket_base::reuse_address(true), failure);
  if (!failure && endpoint.protocol().family() == AF_INET6) {
    (void)acceptor_.set_option(net::ip::v6_only(true), failure);
  }
  if (!failure) (void)acceptor_.bind(endpoint, failure);
  if (!failure) (void)acceptor_.listen(net::socket_base::max_listen_connections, failure);
  return failure;
}

Result<void> Listener::adopt(int descriptor, bool tls) {
  sockaddr_storage own{};
  socklen_t size = sizeof own;
  int listening = 0;
  socklen_t flag_size = sizeof listening;
  boost::system::error_code failure = net::error::invalid_argument;
  if (::getsockname(descriptor, reinterpret_cast<sockaddr*>(&own), &size) == 0 &&
      ::getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listening, &flag_size) == 0 &&
      listening != 0) {
    (void)acceptor_.assign(StreamProtocol(own.ss_family, 0), descriptor, failure);
  }
  if (failure) {
    return Error{ErrorCode::network, "socket " + std::to_string(descriptor),
                 "not a stream socket that listens", "ListenStream= in the socket unit"};
  }
  const auto endpoint = acceptor_.local_endpoint(failure);
  if (own.ss_family == AF_UNIX) {
    address_.path = Unix::endpoint(reinterpret_cast<const sockaddr_un*>(&own)->sun_path).path();
  } else {
    address_.host = address_of(endpoint);
    address_.port = port_of(endpoint);
  }
  address_.tls = tls;
  return {};
}

void Listener::start() {
  constexpr auto run = [](std::shared_ptr<Listener> self) -> net::awaitable<void> {
    co_await self->accept();
  };
  net::co_spawn(acceptor_.get_executor(), run(shared_from_this()), net::detached);
}

void Listener::stop() {
  net::post(acceptor_.get_executor(), [self = shared_from_this()] {
    boost::system::error_code ignored;
    (void)self->acceptor_.close(ignored);
  });
}

net::awaitable<void> Listener::accept() {
  while (acceptor_.is_open()) {
    StreamProtocol::endpoint peer;
    auto [failure, socket] =
        co_await acceptor_.async_accept(context_, peer, net::as_tuple(net::use_awaitable));
    if (failure == net::error::operation_aborted) break;
    if (failure) {
      // Out of descriptors, or the client left already: others may close meanwhile.
      constexpr std::chrono::milliseconds kPause{50};
      net::steady_timer pause(acceptor_.get_executor(), kPause);
      co_await pause.async_wait(net::as_tuple(net::use_awaitable));
      continue;
    }
    const std::string address = address_of(peer);
    // A proxy brings many clients, and so does a Unix socket.
    const bool many = address == "unix" || service_->proxies.contains(address);
    std::string network = many ? std::string() : network_of(address);
    const Admission admission = service_->connections.add(network);
    start_session(std::move(socket), service_, std::move(network), admission, address_.tls);
  }
}

}  // namespace telusur::http
