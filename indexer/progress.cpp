// SPDX-License-Identifier: GPL-2.0-or-later
#include "progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace telusur::indexer {
namespace {

constexpr std::chrono::milliseconds kRedraw{100};  ///< on a terminal
constexpr std::chrono::seconds kPlainLine{5};      ///< elsewhere
constexpr std::size_t kBarColumns = 24;

std::string bar(double share, std::size_t columns) {
  const auto filled = static_cast<std::size_t>(share * double(columns));
  std::string drawn = "[";
  for (std::size_t i = 0; i < columns; ++i)
    drawn += i < filled ? "█" : "░";
  return drawn + "] ";
}

}  // namespace

std::string progress_line(const Position& position, Language language, std::size_t columns) {
  const double seconds = std::max(position.elapsed.count(), 1e-3);
  const double rate = double(position.articles) / seconds;
  std::string line;
  std::string left;
  if (position.total_bytes > 0) {
    const double share = std::min(1.0, double(position.bytes) / double(position.total_bytes));
    if (columns > 0) line += bar(share, columns);
    line += fmt::format("{:3.0f}%  ", share * 100);
    if (share > 0) {
      const auto rest = static_cast<std::uint64_t>(seconds * (1.0 - share) / share);
      left = fmt::format("  {} {}:{:02}", in(language, "sisa", "left"), rest / 60, rest % 60);
    }
  }
  return line +
         fmt::format("{} {}  {:.0f}/{}", position.articles, in(language, "artikel", "articles"),
                     rate, in(language, "dtk", "s")) +
         left;
}

Progress::Progress(bool enabled, Language language, std::uint64_t total_bytes)
    : enabled_(enabled),
      terminal_(::isatty(STDERR_FILENO) != 0),
      language_(language),
      total_bytes_(total_bytes),
      start_(Clock::now()),
      next_(start_ + (terminal_ ? Clock::duration(kRedraw) : Clock::duration(kPlainLine))) {}

void Progress::update(std::uint64_t articles, std::uint64_t bytes) {
  if (!enabled_) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  const Position position{articles, bytes, total_bytes_, now - start_};
  if (terminal_) {
    fmt::print(stderr, "\r\x1b[K{}", progress_line(position, language_, kBarColumns));
    next_ = now + kRedraw;
    drawn_ = true;
  } else {
    fmt::print(stderr, "{}\n", progress_line(position, language_, 0));
    next_ = now + kPlainLine;
  }
  std::fflush(stderr);
}

void Progress::clear() {
  if (drawn_) fmt::print(stderr, "\r\x1b[K");
  drawn_ = false;
}

}  // namespace telusur::indexer
