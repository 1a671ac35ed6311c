// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "wire.hpp"

namespace telusur::testing {

/// A descriptor of a network namespace; closed at the end of the scope.
class NetworkNamespace {
 public:
  NetworkNamespace() = default;
  explicit NetworkNamespace(int descriptor) : descriptor_(descriptor) {}
  ~NetworkNamespace();
  NetworkNamespace(NetworkNamespace&& other) noexcept;
  NetworkNamespace& operator=(NetworkNamespace&& other) noexcept;

  /// That of the calling thread.
  static NetworkNamespace current();
  /// A new one, in which nothing is configured.
  static NetworkNamespace make();

  /// A file that stands for it while this lives.
  [[nodiscard]] std::string path() const;

  /// Moves the calling thread there: what it starts and connects from then on is there too.
  void enter() const;

 private:
  int descriptor_ = -1;
};

/// The calling thread is in a namespace while this lives, then back where it was.
class Inside {
 public:
  explicit Inside(const NetworkNamespace& there) : before_(NetworkNamespace::current()) {
    there.enter();
  }
  ~Inside() { before_.enter(); }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

 private:
  NetworkNamespace before_;
};

/// Hosts on one switch, 10.77.0.1, 10.77.0.2, ..., each a network namespace of its own. The test
/// itself is moved into one more, on the same switch, as 10.77.0.254: nothing of this machine's
/// network is touched, and nothing is left behind. All members throw std::runtime_error.
class Network {
 public:
  /// Why there can be no such network here; empty when there can.
  static std::string obstacle();

  explicit Network(std::size_t hosts);

  static std::string address(std::size_t host);
  [[nodiscard]] const NetworkNamespace& host(std::size_t host) const { return hosts_[host].place; }

  /// Nothing comes through to or from the host, and nobody is told so.
  void cut(std::size_t host) const;
  void mend(std::size_t host) const;

  /// What goes to the host takes so much longer, and a share of it is lost; 0 and 0: as before. By
  /// the kernel's netem where it has that, else by a Wire.
  void slow(std::size_t host, Wire::Trouble trouble);
  [[nodiscard]] bool has_netem() const { return netem_; }

 private:
  struct Host {
    NetworkNamespace place;
    std::unique_ptr<Wire> wire;  ///< where the kernel has no netem
  };

  void connect(std::size_t host);

  bool netem_ = false;
  std::vector<Host> hosts_;
};

}  // namespace telusur::testing
