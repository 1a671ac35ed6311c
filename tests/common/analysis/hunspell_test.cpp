// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "analysis/affixes.hpp"
#include "analysis/lexicon_compiler/hunspell.hpp"

using namespace telusur::analysis;

namespace {

constexpr const char* kAffixes =
    "SET ISO8859-1\nFLAG long\nCIRCUMFIX A1\n"
    "PFX M0 Y 2 # me-\nPFX M0 0 me [lmnrwy]\nPFX M0 p mem p[^lr]\n"
    "PFX M1 Y 1\nPFX M1 0 me/A1 [lmnrwy]\n"
    "SFX Mk Y 1\nSFX Mk 0 kan/M1nlA1 .\n"
    "SFX a0 Y 1\nSFX a0 0 an .\n";

unsigned pattern(std::string_view name, Suffix suffix) {
  const auto classes = prefix_classes();
  for (std::size_t i = 0; i < classes.size(); ++i) {
    if (classes[i].name == name) return pattern_of(i, suffix);
  }
  FAIL("no such class");
  return 0;
}

}  // namespace

TEST_CASE("flags of the dictionary become patterns") {
  const auto flags = AffixFlags::parse(kAffixes, "test.aff");
  REQUIRE(flags);
  CHECK(flags->licence("M0").allows(pattern("meN-", Suffix::none)));
  CHECK_FALSE(flags->licence("M0").allows(pattern("meN-", Suffix::kan)));
  CHECK(flags->licence("Mk").allows(pattern("meN-", Suffix::kan)));
  CHECK_FALSE(flags->licence("Mk").allows(pattern("", Suffix::kan)));
  CHECK(flags->licence("M0a0").allows(pattern("", Suffix::an)));
  CHECK(flags->licence("ZZ") == Licence{});
  CHECK(flags->licence("") == Licence{});
}

TEST_CASE("a file without such rules is refused by name") {
  const auto flags = AffixFlags::parse("SET UTF-8\n", "other.aff");
  REQUIRE_FALSE(flags);
  CHECK(flags.error().where == "other.aff");
}

TEST_CASE("dictionary lines are a word and flags") {
  const auto entries = parse_dictionary("3\ntulis/M0Mk\r\n\nkafe\ncaf\xE9/a0\n");
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].word == "tulis");
  CHECK(entries[0].flags == "M0Mk");
  CHECK(entries[1].flags.empty());
  CHECK(entries[2].word == "caf\xC3\xA9");
}
