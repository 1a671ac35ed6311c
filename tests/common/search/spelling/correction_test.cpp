// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/spelling/correction.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "spelled_index.hpp"

using namespace telusur;
using namespace telusur::search;
using namespace telusur::testing;

TEST_CASE("queries are corrected, and nothing but their misspelt words") {
  struct Row {
    const char* typed;
    const char* meant;
  };
  for (const auto& [typed, meant] : {
           Row{"peretsan", "peretasan"},
           Row{"  peretsan  data ", "  peretasan  data "},
           Row{"pemblokian judi onlin", "pemblokiran judi online"},
           Row{"judionline", "judi online"},
           Row{"pemblokiran judionlin", "pemblokiran judionlin"},  // a slip and a lost blank: no
           Row{"block chain", "blockchain"},
           Row{"Block chain bank", "Blockchain bank"},
           Row{"\"peretsan data\"", "\"peretasan data\""},
           Row{"judul:peretsan", "judul:peretasan"},
           Row{"(peretsan ATAU pemblokian) -bola", "(peretasan ATAU pemblokiran) -bola"},
           Row{"sumber:kabr peretsan", "sumber:kabr peretasan"},
           Row{"cuaca -peretsan", "cuaca -peretsan"},
           Row{"peretsa*", "peretsa*"},
           Row{"v71 5g peretsan", "v71 5g peretasan"},
           Row{"Peretsan", "Peretasan"},
           Row{"PERETSAN", "Peretasan"},
           Row{"kecerdasan buatn", "kecerdasan buatan"},
           Row{"peretasan data", "peretasan data"},
           Row{"", ""},
       }) {
    const std::string shown_typed = typed;
    CAPTURE(shown_typed);
    CHECK(news_of_slips().corrected(typed) == meant);
  }
}

TEST_CASE("the replaced parts are told, and whether no article has what was typed") {
  const auto correction = news_of_slips().correction("data peretsan");
  REQUIRE(correction);
  REQUIRE(correction->replaced.size() == 1);
  CHECK(correction->replaced[0].range == ByteRange{5, 13});
  CHECK(correction->replaced[0].text == "peretasan");
  CHECK(correction->unseen);
  const auto joined = news_of_slips().correction("bank block chain");
  REQUIRE(joined);
  REQUIRE(joined->replaced.size() == 1);
  CHECK(joined->replaced[0].range == ByteRange{5, 16});
}

TEST_CASE("a correction is never the query, and keeps what it does not replace") {
  const std::vector<std::string> parts = {"peretsan", "judionline", "block",    "chain",  "data",
                                          " ",        " ",          " ",        "\"",     "(",
                                          ")",        "-",          "*",        "judul:", "\xFF",
                                          "\xE2",     "5g",         "PERETSAN", "ATAU",   "é",
                                          "onlin"};
  std::mt19937 random(11);
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (std::size_t i = random() % 9; i > 0; --i)
      text += parts[random() % parts.size()];
    const auto correction = news_of_slips().correction(text);
    if (!correction) continue;
    CAPTURE(text);
    CHECK(correction->text != text);
    REQUIRE(!correction->replaced.empty());
    std::string again;
    std::uint32_t at = 0;
    for (const Replacement& part : correction->replaced) {
      REQUIRE(part.range.begin >= at);
      REQUIRE(part.range.end <= text.size());
      again.append(text, at, part.range.begin - at);
      again += part.text;
      at = part.range.end;
    }
    again.append(text, at);
    CHECK(again == correction->text);
    CHECK(news_of_slips().corrected(correction->text).size() > 0);
  }
}
