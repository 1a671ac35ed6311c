// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/compress.hpp"

#include <doctest/doctest.h>

using namespace telusur::http;

TEST_CASE("the coding wanted most is chosen, ours among equals") {
  struct Row {
    const char* header;
    Coding coding;
  };
  for (const Row& row : {
           Row{"", Coding::identity},
           Row{"identity", Coding::identity},
           Row{"deflate", Coding::identity},
           Row{"gzip", Coding::gzip},
           Row{"gzip, deflate, br", Coding::br},
           Row{"gzip, deflate, br, zstd", Coding::zstd},
           Row{"gzip;q=1, br;q=0.5, zstd;q=0.1", Coding::gzip},
           Row{"br;q=0.9, *;q=0.1", Coding::br},
           Row{"zstd;q=0, br;q=0, *", Coding::gzip},
           Row{"*;q=0", Coding::identity},
       }) {
    CAPTURE(row.header);
    CHECK(preferred_coding(row.header) == row.coding);
  }
}

TEST_CASE("a body is encoded where that makes it smaller, else left as it is") {
  Response small;
  small.body = std::string(100, 'a');
  compress(small, "gzip");
  CHECK(small.body.size() == 100);
  CHECK(small.header("Content-Encoding").empty());

  Response noise;  // no two of these bytes repeat soon enough to be worth a code
  std::uint32_t state = 1;
  for (int i = 0; i < 4096; ++i) {
    state = state * 1664525U + 1013904223U;
    noise.body += static_cast<char>(state >> 24U);
  }
  const std::string before = noise.body;
  for (const char* coding : {"zstd", "br", "gzip"}) {
    CAPTURE(coding);
    compress(noise, coding);
    CHECK(noise.body == before);
    CHECK(noise.header("Content-Encoding").empty());
  }
}
