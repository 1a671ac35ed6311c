// SPDX-License-Identifier: GPL-2.0-or-later
#include "wire.hpp"

#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <deque>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace telusur::testing {
namespace {

using Clock = std::chrono::steady_clock;
using Frame = std::vector<char>;

/// The next frame of a device; empty when there is none now.
Frame next_frame(int device) {
  constexpr std::size_t kMostBytes = 65'536;
  Frame frame(kMostBytes);
  const ssize_t got = ::read(device, frame.data(), frame.size());
  frame.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return frame;
}

/// A device whose queue is full, or that is down, loses it.
void put(int device, const Frame& frame) {
  [[maybe_unused]] const ssize_t written = ::write(device, frame.data(), frame.size());
}

}  // namespace

int open_tap(const char* name) {
  const int device = ::open("/dev/net/tun", O_RDWR | O_CLOEXEC | O_NONBLOCK);
  ifreq request{};
  request.ifr_flags = IFF_TAP | IFF_NO_PI;
  std::strncpy(request.ifr_name, name, IFNAMSIZ - 1);
  if (device < 0 || ::ioctl(device, TUNSETIFF, &request) != 0) {  // NOLINT: what ioctl is
    if (device >= 0) ::close(device);
    throw std::runtime_error(std::string("cannot make the TAP device ") + name);
  }
  return device;
}

Wire::Wire(int near, int far)
    : near_(near), far_(far), thread_([this](const std::stop_token& stop) { carry(stop); }) {}

Wire::~Wire() {
  thread_.request_stop();
  thread_.join();
  ::close(near_);
  ::close(far_);
}

void Wire::set(Trouble trouble) {
  delay_ = trouble.delay;
  lost_percent_ = trouble.lost_percent;
}

void Wire::carry(const std::stop_token& stop) {
  struct Waiting {
    Clock::time_point due;
    Frame frame;
  };
  std::deque<Waiting> underway;
  std::mt19937 random(2023);  // NOLINT: the same losses each time
  std::uniform_int_distribution<std::uint32_t> percent(0, 99);
  while (!stop.stop_requested()) {
    constexpr int kMostMilliseconds = 5;  // also how late a frame may come, and the end be seen
    const int patience = underway.empty() ? kMostMilliseconds : 1;
    std::array<pollfd, 2> both{{{near_, POLLIN, 0}, {far_, POLLIN, 0}}};
    ::poll(both.data(), both.size(), patience);
    for (Frame frame = next_frame(far_); !frame.empty(); frame = next_frame(far_))
      put(near_, frame);
    for (Frame frame = next_frame(near_); !frame.empty(); frame = next_frame(near_)) {
      if (percent(random) < lost_percent_) continue;
      underway.push_back({Clock::now() + delay_.load(), std::move(frame)});
    }
    while (!underway.empty() && underway.front().due <= Clock::now()) {
      put(far_, underway.front().frame);
      underway.pop_front();
    }
  }
}

}  // namespace telusur::testing
