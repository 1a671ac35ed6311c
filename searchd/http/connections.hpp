// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <mutex>

namespace telusur::http {

/// Knows every open connection and which of them wait for a request, so that the server can make
/// room by closing the one idle for longest, and can drain. Thread-safe.
class Connections {
 public:
  /// Asks a connection to close if it is idle; called from any thread, must not block, and must
  /// not call back into this object before it returns.
  using Close = std::function<void()>;
  struct Idle {
    Close close;
    bool asked = false;
  };
  using Handle = std::list<Idle>::iterator;

  explicit Connections(std::size_t capacity) : capacity_(capacity) {}

  /// Counts one more connection. When that is one too many, asks the longest idle one to close;
  /// false when none is idle: the newcomer must go (and must still call remove()).
  bool add();
  void remove();

  /// Marks a connection idle until its handle is given back. While draining, asks it to close.
  Handle enter_idle(Close close);
  void leave_idle(Handle handle);

  /// Asks every idle connection to close, those that become idle later too, and calls `drained`
  /// once none is left (at once, if that is now).
  void drain(std::function<void()> drained);

  [[nodiscard]] bool draining() const;
  [[nodiscard]] std::size_t open() const;

 private:
  const std::size_t capacity_;
  mutable std::mutex mutex_;
  std::size_t open_ = 0;
  std::list<Idle> idle_;  ///< longest idle first
  bool draining_ = false;
  std::function<void()> drained_;
};

}  // namespace telusur::http
