// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/rounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace telusur::bench {
namespace {

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

template <class Value>
double median_of(const std::vector<Measured>& rounds, const Value& value) {
  std::vector<double> values;
  std::ranges::transform(rounds, std::back_inserter(values), value);
  return median(std::move(values));
}

}  // namespace

Measured Contestant::total() const {
  Measured total;
  double seconds = 0;
  double cpu = 0;
  for (const Measured& round : rounds_) {
    total.seen.answers += round.seen.answers;
    total.seen.refused += round.seen.refused;
    total.seen.failed += round.seen.failed;
    cpu += round.cpu_ms * round.seen.answers;
    if (round.seen.per_second > 0) {
      seconds += (round.seen.answers - round.seen.refused) / round.seen.per_second;
    }
  }
  if (seconds > 0) total.seen.per_second = (total.seen.answers - total.seen.refused) / seconds;
  if (total.seen.answers > 0) total.cpu_ms = cpu / total.seen.answers;
  total.seen.p50_ms = median_of(rounds_, [](const Measured& one) { return one.seen.p50_ms; });
  total.seen.p99_ms = median_of(rounds_, [](const Measured& one) { return one.seen.p99_ms; });
  total.seen.p999_ms = median_of(rounds_, [](const Measured& one) { return one.seen.p999_ms; });
  return total;
}

void print_head() {
  fmt::print("{:<34} {:>9} {:>9} {:>9} {:>9} {:>8} {:>7} {:>10}\n", "", "answers/s", "p50 ms",
             "p99 ms", "p99.9 ms", "refused", "failed", "cpu ms/an.");
}

void print(const std::string& name, const Measured& measured) {
  const WrkReport& seen = measured.seen;
  fmt::print("{:<34} {:>9.0f} {:>9.2f} {:>9.2f} {:>9.2f} {:>8.0f} {:>7.0f} {:>10.3f}\n", name,
             seen.per_second, seen.p50_ms, seen.p99_ms, seen.p999_ms, seen.refused, seen.failed,
             measured.cpu_ms);
}

Ratio ratio(const Contestant& ours, const Contestant& theirs) {
  std::vector<double> answers;
  std::vector<double> cpu;
  for (std::size_t i = 0; i < std::min(ours.rounds().size(), theirs.rounds().size()); ++i) {
    const Measured& a = ours.rounds()[i];
    const Measured& b = theirs.rounds()[i];
    if (a.seen.answers < 1 || b.seen.per_second <= 0 || b.seen.answers < 1) continue;
    answers.push_back(a.seen.per_second / b.seen.per_second);
    cpu.push_back(b.cpu_ms / a.cpu_ms);
  }
  return {median(answers), median(cpu)};
}

}  // namespace telusur::bench
