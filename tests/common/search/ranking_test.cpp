// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ranking.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

using namespace telusur;
using namespace telusur::search;

TEST_CASE("constants are set by their names") {
  Ranking ranking;
  CHECK(set_constant(ranking, "k1", 2).has_value());
  CHECK(ranking.k1 == 2);
  CHECK(set_constant(ranking, "depth", 50).has_value());
  CHECK(ranking.depth == 50);
  CHECK(set_constant(ranking, "question.pairs", 3).has_value());
  CHECK(ranking.question[Measure::pairs] == 3);
  CHECK(set_constant(ranking, "passages.context", 4).has_value());
  CHECK(ranking.passages[Measure::context] == 4);
  CHECK(set_constant(ranking, "passages.class.name_within", 5).has_value());
  CHECK(ranking.passages[class_coverage(WordClass::name_within)] == 5);
  CHECK(set_constant(ranking, "keywords.proximity", -1).has_value());
  CHECK(ranking.keywords[Measure::proximity] == -1);
}

TEST_CASE("every measure of every kind of query has a name of its own") {
  for (std::size_t i = 0; i < kMeasures; ++i) {
    const auto measure = static_cast<Measure>(i);
    Ranking ranking;
    CHECK(set_constant(ranking, "question." + std::string(name(measure)), 1234).has_value());
    for (std::size_t j = 0; j < kMeasures; ++j)
      CHECK((ranking.question[static_cast<Measure>(j)] == 1234) == (i == j));
  }
}

TEST_CASE("every constant can be set by the name it is listed with") {
  for (const std::string& constant : constant_names()) {
    CAPTURE(constant);
    Ranking ranking;
    CHECK(set_constant(ranking, constant, 1).has_value());
  }
  CHECK(constant_names().size() == 13 + 3 * kMeasures);
}

TEST_CASE("what is no constant, or no number for it, is an error") {
  Ranking ranking;
  CHECK(set_constant(ranking, "k2", 1).error().where == "k2");
  CHECK(set_constant(ranking, "question.k1", 1).error().where == "question.k1");
  CHECK(set_constant(ranking, "question.pars", 1).error().hint == "is question.pairs meant?");
  CHECK_FALSE(set_constant(ranking, "b", -0.1).has_value());
  CHECK_FALSE(set_constant(ranking, "b", 1.1).has_value());
  CHECK_FALSE(set_constant(ranking, "depth", kMaxRerankDepth + 1).has_value());
  CHECK_FALSE(set_constant(ranking, "b", std::nan("")).has_value());
  CHECK_FALSE(
      set_constant(ranking, "question.pairs", std::numeric_limits<double>::infinity()).has_value());
}

TEST_CASE("questions on passages have a table of their own; keywords have the same everywhere") {
  const Ranking ranking;
  using enum QueryKind;
  CHECK(&worth_for(ranking, question, TextKind::articles) == &ranking.question);
  CHECK(&worth_for(ranking, question, TextKind::passages) == &ranking.passages);
  CHECK(&worth_for(ranking, keywords, TextKind::articles) == &ranking.keywords);
  CHECK(&worth_for(ranking, keywords, TextKind::passages) == &ranking.keywords);
}

TEST_CASE("what is measured of passages alone is worth nothing of articles") {
  const Ranking ranking;
  for (std::size_t i = 0; i < kMeasures; ++i) {
    const auto measure = static_cast<Measure>(i);
    if (!is_of_passages(measure)) continue;
    CAPTURE(name(measure));
    CHECK(ranking.question[measure] == 0);
    CHECK(ranking.keywords[measure] == 0);
  }
}
