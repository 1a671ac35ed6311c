// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <string>

#include "programs.hpp"

using namespace telusur::testing;

TEST_CASE("stem writes word and stem for each line") {
  const Finished done =
      run_telusur({"stem", "--stemmer", "none"}, {.input = "Peretasan\nJum'at\r\n\ncaf\u00E9"});
  CHECK(done.status == 0);
  CHECK(done.out == "Peretasan\tperetasan\nJum'at\tjumat\n\t\ncaf\u00E9\tcafe\n");
  CHECK(run_telusur({"stem"}).out.empty());
}

TEST_CASE("analyze shows tokens as lines and as JSON") {
  const Finished lines = run_telusur({"analyze", "--stemmer", "none", "Project", "S"});
  CHECK(lines.status == 0);
  CHECK(contains(lines.out,
                 "\n0-7\t0\tword\tproject\tproject\n8-9\t1\tword\ts\ts\n"
                 "0-9\t0\tjoined\tproject_s\tproject_s\n"));
  const auto tokens =
      json_of(run_telusur({"analyze", "--json", "--stemmer", "none"}, {.input = "Project S"}).out)
          .at("tokens");
  REQUIRE(tokens.as_array().size() == 3);
  CHECK(tokens.at(2) == json_of(R"({"begin":0,"end":9,"position":0,"span":2,"kind":"joined",
                                    "surface":"project_s","stem":"project_s"})"));
}

TEST_CASE("analyze takes any bytes") {
  const Finished done = run_telusur({"analyze", "--json"}, {.input = "\xFFhalo\xC3 \x1b[31m"});
  CHECK(done.status == 0);
  CHECK(json_of(done.out).at("tokens").as_array().size() >= 2);
}

TEST_CASE("a stemmer must be known") {
  for (const char* command : {"stem", "analyze"}) {
    const Finished done = run_telusur({command, "--stemmer", "klingon"}, {.input = "kata\n"});
    CHECK(done.status == 2);
    CHECK(contains(done.err, "klingon"));
  }
}
