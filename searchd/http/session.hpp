// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>

#include "http/connections.hpp"
#include "http/service.hpp"
#include "http/socket.hpp"

namespace telusur::http {

/// Serves one connection until it closes, on the executor of the socket and on the threads that
/// resume what Service::handle awaits. `network` is what `admission` was asked for; a client not
/// admitted is told why and closed. `tls` needs Service::tls.
void start_session(Socket socket, std::shared_ptr<Service> service, std::string network,
                   Admission admission, bool tls);

}  // namespace telusur::http
