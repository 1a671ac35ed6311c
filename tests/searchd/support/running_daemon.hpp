// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "client.hpp"

namespace telusur::testing {

/// The real telusur-searchd (TELUSUR_SEARCHD) on a free port of 127.0.0.1, listening when the
/// constructor returns; killed by the destructor. Its log goes to `log`.
class Daemon {
 public:
  Daemon(const std::filesystem::path& db, const std::filesystem::path& log,
         std::vector<std::string> options = {});
  ~Daemon();
  Daemon(const Daemon&) = delete;
  Daemon& operator=(const Daemon&) = delete;

  /// As above, but it is given the listening socket `inherited` as a socket unit would, and no
  /// address of its own.
  struct Activated {
    int inherited = -1;
  };
  Daemon(const std::filesystem::path& db, const std::filesystem::path& log, Activated activated,
         std::vector<std::string> options = {});

  [[nodiscard]] std::uint16_t port() const { return ports_.front(); }
  /// Of every address, in the order of --listen after the first; 0 for a Unix socket.
  [[nodiscard]] const std::vector<std::uint16_t>& ports() const { return ports_; }
  [[nodiscard]] Client connect() const { return Client(port()); }

  void signal(int number) const;
  /// Waits for the end; the exit status, or -1 after a signal.
  int wait();
  [[nodiscard]] pid_t pid() const { return pid_; }
  /// Open file descriptors.
  [[nodiscard]] std::size_t descriptors() const;
  /// Memory in use, in KiB.
  [[nodiscard]] std::size_t resident_kib() const;

 private:
  void start(const std::vector<std::string>& options, const std::filesystem::path& log,
             int inherited, std::size_t addresses);
  pid_t pid_ = -1;
  std::vector<std::uint16_t> ports_;
};

/// What a run that fails at once leaves: exit status and standard error.
struct Run {
  int status = -1;
  std::string error;
};
Run run_searchd(const std::vector<std::string>& options, const std::filesystem::path& log);

/// Puts articles with these titles (also their ids, blanks as `-`) into the index at `db`.
void index_titles(const std::filesystem::path& db, const std::vector<std::string>& titles,
                  bool rebuild = false);

/// Asks until `done` is true; fails the test after 20 s.
template <class Done>
bool eventually(Done done);

}  // namespace telusur::testing

#include <chrono>
#include <thread>

template <class Done>
bool telusur::testing::eventually(Done done) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (!done()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::yield();
  }
  return true;
}
