// SPDX-License-Identifier: GPL-2.0-or-later
#include "log.hpp"

#include <poll.h>
#include <spdlog/async.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <climits>
#include <mutex>
#include <string_view>

namespace telusur::searchd {
namespace {

constexpr std::size_t kMaxWaiting = 8'192;  ///< lines
constexpr int kPatienceMs = 1'000;

}  // namespace

/// Writes to standard error where that takes something: a full pipe would stop the process.
class Log::Sink : public spdlog::sinks::base_sink<std::mutex> {
 public:
  void hurry() { patience_ms_ = 0; }
  [[nodiscard]] std::uint64_t dropped() const { return dropped_.load(std::memory_order_relaxed); }

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    spdlog::memory_buf_t line;
    formatter_->format(message, line);
    if (!write({line.data(), line.size()})) dropped_.fetch_add(1, std::memory_order_relaxed);
  }
  void flush_() override {}

 private:
  bool write(std::string_view text) const {
    while (!text.empty()) {
      pollfd out{STDERR_FILENO, POLLOUT, 0};
      const int ready = ::poll(&out, 1, patience_ms_);
      if (ready < 0 && errno == EINTR) continue;
      if (ready <= 0) return false;
      // A pipe that takes anything takes this much at once.
      const auto written =
          ::write(STDERR_FILENO, text.data(), std::min<std::size_t>(text.size(), PIPE_BUF));
      if (written < 0 && errno != EINTR && errno != EAGAIN) return false;
      if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }

  std::atomic<int> patience_ms_{kPatienceMs};
  std::atomic<std::uint64_t> dropped_{0};
};

Log::Log() {
  spdlog::init_thread_pool(kMaxWaiting, 1);
  spdlog::set_default_logger(logger("searchd", "%Y-%m-%dT%H:%M:%S.%e%z %l %v"));
}

Log::~Log() {
  for (const auto& sink : sinks_)
    sink->hurry();
  spdlog::shutdown();
}

std::shared_ptr<spdlog::logger> Log::logger(const std::string& name, const std::string& pattern) {
  const auto& sink = sinks_.emplace_back(std::make_shared<Sink>());
  auto made = std::make_shared<spdlog::async_logger>(name, sink, spdlog::thread_pool(),
                                                     spdlog::async_overflow_policy::overrun_oldest);
  made->set_pattern(pattern);
  loggers_.push_back(made);
  return made;
}

std::uint64_t Log::dropped() const {
  std::uint64_t lines = 0;
  for (const auto& sink : sinks_)
    lines += sink->dropped();
  const auto threads = spdlog::thread_pool();
  return lines + (threads ? threads->overrun_counter() : 0);
}

}  // namespace telusur::searchd
