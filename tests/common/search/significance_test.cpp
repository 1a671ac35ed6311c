// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/significance.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace telusur::search;

TEST_CASE("no difference is no evidence") {
  CHECK(paired_difference({}).p == 1.0);
  const PairedDifference same = paired_difference(std::vector<double>(20, 0.0));
  CHECK(same.mean == 0.0);
  CHECK(same.low == 0.0);
  CHECK(same.high == 0.0);
  CHECK(same.p == doctest::Approx(1.0));
}

TEST_CASE("p is what counting the signs by hand gives") {
  // Of the 2^n equally likely signs, two make a sum as large as n equal differences do.
  CHECK(paired_difference(std::vector<double>(3, 0.5)).p == doctest::Approx(0.25).epsilon(0.1));
  CHECK(paired_difference(std::vector<double>(5, -0.5)).p == doctest::Approx(0.0625).epsilon(0.15));
  CHECK(paired_difference(std::vector<double>(30, 0.1)).p < 0.001);
  CHECK(paired_difference(std::vector<double>{0.5, -0.5, 0.2, -0.2}).p == doctest::Approx(1.0));
}

TEST_CASE("the interval holds the mean, and narrows with more queries") {
  std::vector<double> few;
  few.reserve(20);
  for (int i = 0; i < 20; ++i)
    few.push_back(i % 4 == 0 ? -0.2 : 0.1);
  std::vector<double> many;
  for (int i = 0; i < 10; ++i)
    many.insert(many.end(), few.begin(), few.end());
  const PairedDifference a = paired_difference(few);
  const PairedDifference b = paired_difference(many);
  CHECK(a.mean == doctest::Approx(0.025));
  CHECK(a.low < a.mean);
  CHECK(a.mean < a.high);
  CHECK(b.high - b.low < a.high - a.low);
  CHECK(b.p < a.p);
}

TEST_CASE("the same seed gives the same answer") {
  const std::vector<double> differences = {0.3, -0.1, 0.2, 0.0, 0.4, -0.2};
  CHECK(paired_difference(differences).p == paired_difference(differences).p);
  CHECK(paired_difference(differences, 7).low == paired_difference(differences, 7).low);
}
