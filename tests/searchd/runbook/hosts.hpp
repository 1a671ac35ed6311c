// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "background_program.hpp"

namespace telusur::testing {

/// The ports that the runbook speaks of, somewhere else on this machine, where nobody listens.
class Ports {
 public:
  Ports();

  /// A server's port is that of the tunnel to it; that of a searchd (7331) is `searchd`'s own.
  [[nodiscard]] std::uint16_t real(unsigned written, unsigned searchd) const;
  /// All ports in a text.
  [[nodiscard]] std::string in(const std::string& text, unsigned searchd) const;

 private:
  unsigned distance_ = 0;
};

/// A host of the runbook: folders of its own for /var/lib/telusur and /etc/telusur, and what
/// systemctl does with the units in searchd/deploy. Its programs end with it.
class Host {
 public:
  /// `number` tells the searchd of several hosts apart.
  Host(const std::filesystem::path& root, const std::string& name, unsigned number,
       const Ports& ports);

  /// Runs commands of the runbook, in a shell that stops at the first that fails; their status.
  int run(const std::string& commands);

  /// It is gone, with a bang.
  void lose() { services_.clear(); }

  /// What programs started from now on have in their environment besides.
  void set_environment(std::vector<std::string> assignments) {
    environment_ = std::move(assignments);
  }

  [[nodiscard]] const std::filesystem::path& log() const { return log_; }
  [[nodiscard]] std::uint16_t searchd_port() const { return ports_.real(7331, number_); }

 private:
  [[nodiscard]] std::string here(const std::string& text) const;
  int systemctl(const std::string& arguments);
  void start(const std::string& unit);
  void stop(const std::string& unit);

  std::filesystem::path root_;
  std::filesystem::path log_;
  unsigned number_;
  const Ports& ports_;
  std::vector<std::string> environment_;
  std::map<std::string, std::unique_ptr<BackgroundProgram>> services_;
};

}  // namespace telusur::testing
