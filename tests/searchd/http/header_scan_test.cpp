// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/header_scan.hpp"

#include <doctest/doctest.h>

using telusur::http::HeaderScan;

TEST_CASE("folded lines are found wherever the pieces end") {
  struct Row {
    std::string_view bytes;
    bool folded;
  };
  for (const Row& row : {
           Row{"GET / HTTP/1.1\r\nHost: x\r\n\r\n", false},
           Row{"GET / HTTP/1.1\r\nHost: x\r\n y\r\n\r\n", true},
           Row{"GET / HTTP/1.1\r\nTransfer-Encoding:\r\n\tchunked\r\n\r\n", true},
           Row{"GET / HTTP/1.1\r\n Host: x\r\n\r\n", true},
           Row{"GET / HTTP/1.1\r\nHost: x\r\n\r\n body\r\n more", false},
           Row{"GET / HTTP/1.1\r\nA: b \r\nC: d\r\n\r\n", false},
       }) {
    CAPTURE(row.bytes);
    HeaderScan whole;
    CHECK(whole.feed(row.bytes) == row.folded);
    HeaderScan dripping;
    bool folded = false;
    for (const char& c : row.bytes)
      folded = dripping.feed({&c, 1});
    CHECK(folded == row.folded);
  }
}
