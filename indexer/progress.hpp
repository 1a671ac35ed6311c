// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "support/language.hpp"

namespace telusur::indexer {

/// How far a run is.
struct Position {
  std::uint64_t articles = 0;
  std::uint64_t bytes = 0;        ///< of the inputs, read so far
  std::uint64_t total_bytes = 0;  ///< 0: not known, as with standard input
  std::chrono::duration<double> elapsed{0};
};

/// One line: share done, articles, rate, time left. `columns` > 0 draws a bar of that width first.
std::string progress_line(const Position& position, Language language, std::size_t columns);

/// Shows progress on standard error: a bar redrawn in place on a terminal, a plain line now and
/// then elsewhere. Not thread-safe.
class Progress {
 public:
  Progress(bool enabled, Language language, std::uint64_t total_bytes);

  /// Call as often as you like; draws only when it is time.
  void update(std::uint64_t articles, std::uint64_t bytes);

  /// Wipes the bar, so that other lines can follow.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  bool enabled_;
  bool terminal_;
  Language language_;
  std::uint64_t total_bytes_;
  Clock::time_point start_;
  Clock::time_point next_;
  bool drawn_ = false;
};

}  // namespace telusur::indexer
