// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "http/child.hpp"
#include "workspace.hpp"

namespace telusur::bench {

/// Xapian Omega as CGI behind lighttpd, on the articles of a Telusur index: any word of a query
/// matches, and the page of results has ten titles, addresses and snippets of the whole text, like
/// ours.
class Omega {
 public:
  /// Throws std::runtime_error where lighttpd or Omega is missing.
  Omega(const Workspace& workspace, const std::filesystem::path& db);

  [[nodiscard]] std::uint16_t port() const { return port_; }

  /// Processor time so far of lighttpd and of every CGI process that has ended, in seconds.
  [[nodiscard]] double cpu_seconds() const { return lighttpd_->cpu_seconds(); }
  /// Waits until it has done with requests whose clients have gone.
  void settle() const;
  [[nodiscard]] static std::string target_of(const std::string& query);

 private:
  std::uint16_t port_;
  std::unique_ptr<Child> lighttpd_;
};

}  // namespace telusur::bench
