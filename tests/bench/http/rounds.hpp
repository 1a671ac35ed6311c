// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "http/wrk.hpp"

namespace telusur::bench {

/// What a client saw, and the server's processor time of one answer.
struct Measured {
  WrkReport seen;
  double cpu_ms = 0;
};

/// One server, measured in rounds that it takes in turn with others: what else the machine does
/// then meets all alike.
class Contestant {
 public:
  /// `measure(i)` runs the i-th round.
  Contestant(std::string name, std::function<Measured(std::size_t)> measure)
      : name_(std::move(name)), measure_(std::move(measure)) {}

  void take_round() { rounds_.push_back(measure_(rounds_.size())); }

  /// All rounds as one; latencies are medians of those of the rounds.
  [[nodiscard]] Measured total() const;
  [[nodiscard]] const std::vector<Measured>& rounds() const { return rounds_; }
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  std::string name_;
  std::function<Measured(std::size_t)> measure_;
  std::vector<Measured> rounds_;
};

/// Heading of print().
void print_head();
void print(const std::string& name, const Measured& measured);

/// How much more `ours` does than `theirs`: medians over the rounds, by answers in a time and by
/// processor time. Rounds in which one of them answered nothing do not count.
struct Ratio {
  double answers = 0;
  double cpu = 0;
};
Ratio ratio(const Contestant& ours, const Contestant& theirs);

}  // namespace telusur::bench
