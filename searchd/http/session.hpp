// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <memory>

#include "http/service.hpp"

namespace telusur::http {

/// Serves one connection until it closes, on the executor of the socket (a strand).
/// `admitted`: false when there is no room; the client is then told so and closed.
void start_session(boost::asio::ip::tcp::socket socket, std::shared_ptr<Service> service,
                   bool admitted);

}  // namespace telusur::http
