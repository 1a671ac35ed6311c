// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sched.h>

namespace telusur::bench {

/// Gives servers the first half of the processors and this thread, with the clients it starts, the
/// other, as if they were two machines: a client beside a server takes what the server could have
/// used, and a crowd that is refused takes more of it than the server does. With one processor both
/// share it. What a thread starts runs where the thread does. Not thread-safe.
class Halves {
 public:
  Halves();
  ~Halves();
  Halves(const Halves&) = delete;
  Halves& operator=(const Halves&) = delete;

  /// Processors of the servers.
  [[nodiscard]] unsigned size() const;

  /// What `make` makes, which runs on the servers' half, as do threads and processes it starts.
  template <class Make>
  auto on_server(const Make& make) const {
    const Visit visit(*this);
    return make();
  }

 private:
  struct Visit {
    explicit Visit(const Halves& halves) : all(halves) { all.move_to(true); }
    ~Visit() { all.move_to(false); }
    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;
    const Halves& all;
  };

  void move_to(bool first) const;

  cpu_set_t all_{};
};

}  // namespace telusur::bench
