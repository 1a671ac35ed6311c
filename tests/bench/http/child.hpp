// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace telusur::bench {

/// A server that runs for as long as this lives, its standard error in a file.
class Child {
 public:
  Child(std::vector<std::string> command, const std::filesystem::path& log);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  [[nodiscard]] pid_t id() const { return pid_; }

  /// Processor time so far, its own and of children it has waited for, in seconds.
  [[nodiscard]] double cpu_seconds() const;
  [[nodiscard]] double resident_bytes() const;

  /// Waits until something accepts connections at the port of 127.0.0.1; throws after 30 s.
  void wait_for_port(std::uint16_t port) const;

 private:
  pid_t pid_ = -1;
};

/// A port of 127.0.0.1 that nobody uses at the moment.
std::uint16_t free_port();

}  // namespace telusur::bench
