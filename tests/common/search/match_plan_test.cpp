// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/match_plan.hpp"

#include <doctest/doctest.h>

using namespace telusur::search;

TEST_CASE("every plan has its own query for all documents") {
  // References to Xapian's are not counted atomically, so threads must not share one.
  const Xapian::Query every = filter_query({});
  REQUIRE(every.internal.get() != nullptr);
  CHECK(every.internal.get() != Xapian::Query::MatchAll.internal.get());
  CHECK(every.get_description() == Xapian::Query::MatchAll.get_description());
}
