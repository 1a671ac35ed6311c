// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/accept.hpp"

#include <doctest/doctest.h>

using namespace telusur;

TEST_CASE("messages are Indonesian unless English is preferred") {
  struct Row {
    const char* header;
    Language language;
  };
  for (const Row& row : {
           Row{"", Language::indonesian},
           Row{"en", Language::english},
           Row{"EN-us", Language::english},
           Row{"id-ID,id;q=0.9,en;q=0.8", Language::indonesian},
           Row{"en-US,en;q=0.9,id;q=0.8", Language::english},
           Row{"id;q=0.5, en;q=0.7", Language::english},
           Row{"en, id", Language::indonesian},
           Row{"ja, fr;q=0.5", Language::indonesian},
           Row{"en;q=0", Language::indonesian},
           Row{"en;q=nonsense", Language::indonesian},
           Row{";;,,=", Language::indonesian},
       }) {
    const auto& [header, language] = row;
    CAPTURE(row.header);
    CHECK(http::preferred_language(header) == language);
  }
}

TEST_CASE("gzip is sent to who accepts it") {
  struct Row {
    const char* header;
    int weight;
  };
  for (const Row& row : {
           Row{"", 0},
           Row{"gzip, deflate, br", 1000},
           Row{"GZIP", 1000},
           Row{"gzip;q=0", 0},
           Row{"gzip; q=0.001", 1},
           Row{"*", 1000},
           Row{"*;q=0", 0},
           Row{"*;q=0.5, br", 500},
           Row{"*, gzip;q=0", 0},
           Row{"identity", 0},
           Row{"gzipped", 0},
       }) {
    CAPTURE(row.header);
    CHECK(http::coding_weight(row.header, "gzip") == row.weight);
  }
}

TEST_CASE("entity tags are compared weakly") {
  CHECK(http::matches_etag("W/\"a\"", "W/\"a\""));
  CHECK(http::matches_etag("\"a\"", "W/\"a\""));
  CHECK(http::matches_etag("\"x\", W/\"a\"", "W/\"a\""));
  CHECK(http::matches_etag("*", "W/\"a\""));
  CHECK_FALSE(http::matches_etag("", "W/\"a\""));
  CHECK_FALSE(http::matches_etag("\"b\"", "W/\"a\""));
  CHECK_FALSE(http::matches_etag("a", "W/\"a\""));
}
