// SPDX-License-Identifier: GPL-2.0-or-later
#include "xapian_servers.hpp"

#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

#include "client.hpp"
#include "running_daemon.hpp"

namespace telusur::testing {

std::uint16_t free_port() {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  REQUIRE(::bind(fd, reinterpret_cast<sockaddr*>(&address), size) == 0);          // NOLINT
  REQUIRE(::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) == 0);  // NOLINT
  ::close(fd);
  return ntohs(address.sin_port);
}

bool is_listened_to(std::uint16_t port) {
  return eventually([port] {
    try {
      const Client client(port);
      return true;
    } catch (const std::runtime_error&) {
      return false;
    }
  });
}

bool have_xapian_tools(const std::string& shows) {
  if (std::filesystem::exists("/usr/bin/xapian-tcpsrv")) return true;
  MESSAGE("skipped: " << shows << ": no xapian-tools here");
  return false;
}

XapianServer::XapianServer(const std::string& program, std::uint16_t port,
                           const std::filesystem::path& db, const std::filesystem::path& log)
    : program_({program, "--interface", "127.0.0.1", "--port", std::to_string(port), db.string()},
               log) {
  REQUIRE(is_listened_to(port));
}

}  // namespace telusur::testing
