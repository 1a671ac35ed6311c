// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/match_plan.hpp"

#include <doctest/doctest.h>

#include "search/query/parser.hpp"
#include "table_stemmer.hpp"

using namespace telusur::search;

namespace {

MatchPlan plan_of(const char* text) {
  static const auto kAnalyzer = telusur::testing::table_analyzer({});
  telusur::analysis::TokenBuffer tokens;
  return plan_match(parse_query(kAnalyzer, text, {}, tokens), {}, {});
}

}  // namespace

TEST_CASE("every plan has its own query for all documents") {
  // References to Xapian's are not counted atomically, so threads must not share one.
  const Xapian::Query every = filter_query({});
  REQUIRE(every.internal.get() != nullptr);
  CHECK(every.internal.get() != Xapian::Query::MatchAll.internal.get());
  CHECK(every.get_description() == Xapian::Query::MatchAll.get_description());
}

TEST_CASE("what matches must be verified for, and what can be relaxed") {
  struct Row {
    const char* query;
    bool verified;          ///< the strict match
    bool relaxed_verified;  ///< the relaxed one
    bool order;
    bool relaxes;
    bool in_memory;
  };
  for (const Row& row : {
           Row{"kuda zebra", false, false, false, true, true},
           Row{"kuda", false, false, false, false, true},
           Row{"kuda OR zebra", false, false, false, false, true},
           Row{"kuda DAN zebra", false, false, false, false, true},
           Row{"kuda zebra -bola", false, false, false, true, false},
           Row{"kuda zebra -(bola gol)", false, false, false, true, false},
           Row{"\"kuda zebra\"", true, false, true, true, false},
           Row{"kuda NEAR zebra", true, false, true, true, false},
           Row{"kuda zebra -\"bola gol\"", true, true, false, true, false},
           Row{"kuda zebra -(bola NEAR gol)", true, true, false, true, false},
           Row{"kuda -(bola OR \"gol lagi\")", true, true, false, false, false},
           Row{"kud*", true, true, false, false, false},
           Row{"kud* zebra", true, true, false, true, false},
           Row{"zebra -kud*", true, true, false, false, false},
       }) {
    CAPTURE(row.query);
    const MatchPlan plan = plan_of(row.query);
    CHECK(plan.needs_verifying == row.verified);
    CHECK(plan.relaxed_needs_verifying == row.relaxed_verified);
    CHECK(plan.needs_order == row.order);
    CHECK(plan.can_relax == row.relaxes);
    CHECK(plan.strict_leaves.empty() != row.in_memory);
  }
}
