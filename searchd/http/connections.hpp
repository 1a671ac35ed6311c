// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace telusur::http {

/// Whether there is room for one more connection.
enum class Admission : unsigned char {
  granted,
  full,             ///< too many connections, and none of them idle
  full_for_network  ///< too many from where this one comes from
};

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

  /// `per_network`: most connections of one network; 0: as many as there is room for.
  Connections(std::size_t capacity, std::size_t per_network)
      : capacity_(capacity), per_network_(per_network) {}

  /// Counts one more connection from `network` (empty: not counted by network). When that is one
  /// too many in all, asks the longest idle one to close. A connection that is not admitted must
  /// still remove() itself.
  Admission add(const std::string& network);
  void remove(const std::string& network);

  /// Marks a connection idle until its handle is given back, after which it is no longer asked.
  /// While draining, asks it to close.
  Handle enter_idle(Close close);
  void leave_idle(Handle handle);

  /// Idle as long as this lives.
  class IdleMark {
   public:
    IdleMark(Connections& connections, Close close)
        : connections_(connections), handle_(connections.enter_idle(std::move(close))) {}
    ~IdleMark() { connections_.leave_idle(handle_); }
    IdleMark(const IdleMark&) = delete;
    IdleMark& operator=(const IdleMark&) = delete;

   private:
    Connections& connections_;
    Handle handle_;
  };

  /// Asks every idle connection to close, those that become idle later too, and calls `drained`
  /// once none is left (at once, if that is now).
  void drain(std::function<void()> drained);

  [[nodiscard]] bool draining() const;
  [[nodiscard]] std::size_t open() const;

 private:
  const std::size_t capacity_;
  const std::size_t per_network_;
  mutable std::mutex mutex_;
  std::size_t open_ = 0;
  std::unordered_map<std::string, std::size_t> networks_;  ///< empty without a limit
  std::list<Idle> idle_;                                   ///< longest idle first
  bool draining_ = false;
  std::function<void()> drained_;
};

}  // namespace telusur::http
