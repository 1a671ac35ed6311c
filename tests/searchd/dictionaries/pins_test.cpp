// SPDX-License-Identifier: GPL-2.0-or-later
#include "dictionaries/pins.hpp"

#include <doctest/doctest.h>

using namespace telusur::searchd;
using Ids = std::vector<std::string>;

TEST_CASE("a query has its pins however it is typed") {
  const auto rules = PinRules::parse(
      "# redaksi\n"
      "Project S UMKM => kabar-17 kabar-20 -warta-3\n"
      "caf\u00E9 => a%20b %2Dawal # dua id\n"
      "project  s umkm => kabar-21\n",
      "pins");
  REQUIRE(rules);
  CHECK(rules->size() == 2);
  for (const char* query : {"project s umkm", "PROJECT S  UMKM", " Project\tS umkm "}) {
    CAPTURE(query);
    const Pins* pins = rules->find(query);
    REQUIRE(pins != nullptr);
    CHECK(pins->promoted == Ids{"kabar-17", "kabar-20", "kabar-21"});
    CHECK(pins->hidden == Ids{"warta-3"});
  }
  REQUIRE(rules->find("Cafe") != nullptr);
  CHECK(rules->find("Cafe")->promoted == Ids{"a b", "-awal"});
  CHECK(rules->find("project s") == nullptr);
  CHECK(rules->find("") == nullptr);
}

TEST_CASE("a line that says nothing sensible is named") {
  struct Row {
    const char* text;
    const char* where;
    const char* what;
  };
  for (const Row& row : {
           Row{"umkm kabar-1", "pins:1", "no =>"},
           Row{"\n=> kabar-1", "pins:2", "no query before =>"},
           Row{"umkm =>", "pins:1", "no ids after =>"},
           Row{"umkm => a => b", "pins:1", "two =>"},
           Row{"umkm => a%2", "pins:1", "\"a%2\" is no id"},
           Row{"umkm => a -a", "pins:1", "an id is both put first and taken out"},
           Row{"umkm => \xFF", "pins:1", "is not UTF-8"},
       }) {
    CAPTURE(row.text);
    const auto rules = PinRules::parse(row.text, "pins");
    REQUIRE_FALSE(rules);
    CHECK(rules.error().where == row.where);
    CHECK(rules.error().what == row.what);
  }
}
