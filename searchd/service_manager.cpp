// SPDX-License-Identifier: GPL-2.0-or-later
#include "service_manager.hpp"

#include <systemd/sd-daemon.h>

#include <cstdlib>
#include <cstring>

namespace telusur::searchd {

void notify_service_manager(const std::string& state) {
  sd_notify(0, state.c_str());
}

std::vector<http::Inherited> inherited_sockets() {
  char** names = nullptr;
  const int count = sd_listen_fds_with_names(1, &names);
  std::vector<http::Inherited> sockets;
  for (int i = 0; i < count; ++i) {
    sockets.push_back({SD_LISTEN_FDS_START + i, std::strcmp(names[i], "https") == 0});
    std::free(names[i]);
  }
  std::free(names);
  return sockets;
}

std::chrono::microseconds watchdog_interval() {
  std::uint64_t microseconds = 0;
  if (sd_watchdog_enabled(0, &microseconds) <= 0) return {};
  return std::chrono::microseconds(microseconds);
}

}  // namespace telusur::searchd
