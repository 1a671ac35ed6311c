// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "http/server.hpp"

namespace telusur::searchd {

// What systemd and the daemon tell each other (sd_notify(3), sd_listen_fds(3)). Outside a unit
// nothing happens and nothing is there.

/// `READY=1`, `STOPPING=1`, `RELOADING=1` …
void notify_service_manager(const std::string& state);

/// The sockets of the socket unit; those of `FileDescriptorName=https` speak TLS. To be called
/// once.
std::vector<http::Inherited> inherited_sockets();

/// How often the unit (`WatchdogSec=`) wants to hear from us, at least; zero for never.
std::chrono::microseconds watchdog_interval();

}  // namespace telusur::searchd
