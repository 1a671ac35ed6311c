// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <thread>

namespace telusur::testing {

/// A cable between two TAP devices that can be made slow and lossy, as netem makes a link: for
/// kernels that have no netem.
class Wire {
 public:
  struct Trouble {
    std::chrono::milliseconds delay{0};  ///< of every frame from `near` to `far`
    std::uint32_t lost_percent = 0;      ///< of them, dropped at random
  };

  /// Takes descriptors of TAP devices (open_tap()), and closes them at the end.
  Wire(int near, int far);
  ~Wire();
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  void set(Trouble trouble);

 private:
  void carry(const std::stop_token& stop);

  const int near_;
  const int far_;
  std::atomic<std::chrono::milliseconds> delay_{std::chrono::milliseconds{0}};
  std::atomic<std::uint32_t> lost_percent_{0};
  std::jthread thread_;
};

/// Makes a TAP device of this name in the namespace of the calling thread. Throws
/// std::runtime_error.
int open_tap(const char* name);

}  // namespace telusur::testing
