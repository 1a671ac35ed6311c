// SPDX-License-Identifier: GPL-2.0-or-later
#include "sentences.hpp"

#include <doctest/doctest.h>

#include <array>

#include "said_in_sources.hpp"

using namespace telusur;

TEST_CASE("the sentences are what the sources say, and can be filled in") {
  const std::array lists = {indexer::error_sentences(), indexer::help_sentences()};
  testing::check_said(lists, TELUSUR_INDEXER);
}
