// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "background_program.hpp"

namespace telusur::testing {

/// A port of 127.0.0.1 that nobody listened on a moment ago.
std::uint16_t free_port();

/// Waits until somebody listens there; false after 20 s.
bool is_listened_to(std::uint16_t port);

/// Whether Debian's xapian-tools are here; otherwise says that what `shows` is skipped.
bool have_xapian_tools(const std::string& shows);

/// One of Xapian's servers (xapian-tcpsrv, xapian-replicate-server) on `port` of 127.0.0.1, which
/// listens when the constructor returns.
class XapianServer {
 public:
  XapianServer(const std::string& program, std::uint16_t port, const std::filesystem::path& db,
               const std::filesystem::path& log);

 private:
  BackgroundProgram program_;
};

}  // namespace telusur::testing
