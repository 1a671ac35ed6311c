// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/match_plan.hpp"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

using namespace telusur::search;

namespace {

/// Filters and exclusions alone: every article that passes.
Query without_words() {
  Query query;
  query.filters[FilterField::source].include = {"kabar"};
  return query;
}

}  // namespace

TEST_CASE("a query of filters alone is planned by several threads at once") {
  constexpr int kThreads = 4;
  constexpr int kPlans = 50'000;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([] {
      const Query query = without_words();
      for (int plan = 0; plan < kPlans; ++plan)
        plan_match(query, Ranking{}, {});
    });
  }
  for (std::thread& thread : threads)
    thread.join();
  CHECK_FALSE(plan_match(without_words(), Ranking{}, {}).strict.empty());
  CHECK_FALSE(filter_query({}).empty());
}
