// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace telusur::searchd {

/// Tells systemd `READY=1`, `STOPPING=1` … by the datagram protocol of sd_notify(3), which its
/// manual invites programs to speak themselves. Nothing happens outside a Type=notify unit.
void notify_service_manager(std::string_view state);

}  // namespace telusur::searchd
