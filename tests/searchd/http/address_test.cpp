// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/address.hpp"

#include <doctest/doctest.h>

using namespace telusur::http;

TEST_CASE("addresses to listen on") {
  struct Row {
    const char* text;
    Address address;
    const char* url;
  };
  for (const Row& row : {
           Row{"127.0.0.1:7331", {"127.0.0.1", 7331}, "http://127.0.0.1:7331"},
           Row{":0", {"127.0.0.1", 0}, "http://127.0.0.1:0"},
           Row{"localhost:80", {"127.0.0.1", 80}, "http://127.0.0.1:80"},
           Row{"[::1]:7331", {"::1", 7331}, "http://[::1]:7331"},
           Row{"http://127.0.0.1:80", {"127.0.0.1", 80}, "http://127.0.0.1:80"},
           Row{"https://[::]:443", {"::", 443, "", true}, "https://[::]:443"},
           Row{"unix:/run/t.sock", {"", 0, "/run/t.sock"}, "unix:/run/t.sock"},
       }) {
    const auto& [text, address, url] = row;
    CAPTURE(row.text);
    const auto parsed = parse_address(text);
    REQUIRE(parsed);
    CHECK(*parsed == address);
    CHECK(url_of(*parsed) == url);
  }
  for (const char* text : {"", "7331", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536",
                           "::1:80", "[127.0.0.1]:80", "contoh.example:80", "[::1]", "https://",
                           "https://127.0.0.1", "ftp://127.0.0.1:21", "unix:", "unix:t"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_address(text));
  }
  // What the kernel has no room for must not be cut off silently.
  CHECK_FALSE(parse_address("unix:/" + std::string(200, 'a')));
}
