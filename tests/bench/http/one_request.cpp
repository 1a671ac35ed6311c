// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/one_request.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

namespace telusur::bench {

void wait_for_answer(std::uint16_t port, const std::string& target) {
  namespace net = boost::asio;
  namespace http = boost::beast::http;
  net::io_context context;
  net::ip::tcp::socket socket(context);
  socket.connect({net::ip::address_v4::loopback(), port});
  http::request<http::empty_body> request(http::verb::get, target, 11);
  request.set(http::field::host, "127.0.0.1");
  http::write(socket, request);
  boost::beast::flat_buffer buffer;
  http::response<http::string_body> response;
  http::read(socket, buffer, response);
}

}  // namespace telusur::bench
