// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/spelling/error_model.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace telusur::search;

TEST_CASE("likelier slips cost less") {
  struct Row {
    const char* likelier;
    const char* less_likely;
    const char* meant;
    const char* why;
  };
  for (const auto& [likelier, less_likely, meant, why] : {
           Row{"jufi", "juqi", "judi", "f stands beside d"},
           Row{"judii", "judiw", "judi", "a letter twice"},
           Row{"pengunaan", "penggunan", "penggunaan", "equal: one of a pair is lost either way"},
           Row{"jdui", "juki", "judi", "two letters exchanged"},
           Row{"aktifitas", "akticitas", "aktivitas", "f and v sound alike"},
           Row{"retqs", "tetas", "retas", "the first letter is rarely wrong"},
           Row{"onlin", "onli", "online", "one slip, not two"},
       }) {
    const std::string shown_why = why;
    CAPTURE(shown_why);
    CHECK(error_cost(likelier, meant) <= error_cost(less_likely, meant));
  }
  CHECK(error_cost("jufi", "judi") < error_cost("juqi", "judi"));
}

TEST_CASE("no slip costs nothing, any other something") {
  CHECK(error_cost("judi", "judi") == 0);
  CHECK(error_cost("", "") == 0);
  CHECK(error_cost("judi", "") > 0);
  CHECK(error_cost("\xFF", "judi") > 0);
  CHECK(error_cost(std::string(200, 'a'), "judi") > 0);
}

TEST_CASE("neighbouring keys") {
  CHECK(are_neighbours('g', 'h'));
  CHECK(are_neighbours('s', 'w'));
  CHECK(are_neighbours('n', 'j'));
  CHECK(are_neighbours('a', 'q'));
  CHECK_FALSE(are_neighbours('a', 'p'));
  CHECK_FALSE(are_neighbours('a', '\xC3'));
}
