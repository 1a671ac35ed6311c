// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/io_context.hpp>
#include <memory>

#include "http/address.hpp"
#include "http/service.hpp"
#include "http/socket.hpp"

namespace telusur::http {

/// One listening socket. All of it but bind() and adopt() runs on one strand.
class Listener : public std::enable_shared_from_this<Listener> {
 public:
  Listener(boost::asio::io_context& context, std::shared_ptr<Service> service);

  /// Removes the file of a Unix socket.
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  /// Listens at `address`. IPv6 means IPv6 only: for both families name both. The file of a Unix
  /// socket that nobody answers is replaced. Errors: network.
  Result<void> bind(Address address);

  /// Takes over a socket that listens already. Errors: network, when it is none.
  Result<void> adopt(int descriptor, bool tls);

  /// In use, port filled in.
  [[nodiscard]] const Address& address() const { return address_; }

  void start();
  void stop();

 private:
  boost::system::error_code open(const StreamProtocol::endpoint& endpoint);
  void read_address();
  boost::asio::awaitable<void> accept();

  boost::asio::io_context& context_;
  boost::asio::basic_socket_acceptor<StreamProtocol> acceptor_;
  std::shared_ptr<Service> service_;
  Address address_;
  bool owns_file_ = false;
};

}  // namespace telusur::http
