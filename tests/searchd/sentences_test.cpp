// SPDX-License-Identifier: GPL-2.0-or-later
#include "sentences.hpp"

#include <doctest/doctest.h>

#include <array>

#include "said_in_sources.hpp"

using namespace telusur;

TEST_CASE("the sentences are what the sources say, and can be filled in") {
  const std::string said = testing::sources_of(TELUSUR_SEARCHD_SOURCES);
  const std::array lists = {searchd::error_sentences(), searchd::help_sentences()};
  for (const Sentences list : lists)
    testing::check_said(list, lists, said);
}
