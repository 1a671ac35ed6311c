// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/page_address.hpp"

#include <doctest/doctest.h>

using namespace telusur::article;

TEST_CASE("what does not tell pages apart is left out of an address") {
  struct Row {
    const char* url;
    const char* id;
  };
  for (const Row& row : {
           Row{"https://kota.example/taman", "kota.example/taman"},
           Row{"http://kota.example/taman/", "kota.example/taman"},
           Row{"https://Kota.Example/Taman#atas", "kota.example/Taman"},
           Row{"https://kota.example/taman?utm_source=x&utm_medium=y", "kota.example/taman"},
           Row{"https://kota.example/?id=7&fbclid=z", "kota.example?id=7"},
           Row{"https://kota.example:8080/taman", "kota.example:8080/taman"},
           Row{"https://m.kota.example/taman", "m.kota.example/taman"},
       }) {
    CAPTURE(row.url);
    const auto address = page_address(row.url);
    REQUIRE(address.has_value());
    CHECK(address->id() == row.id);
  }
  CHECK(page_address("https://Kota.example/taman/?id=7#x")->url() ==
        "https://kota.example/taman?id=7");
}

TEST_CASE("what is no address of a page") {
  for (const char* url : {"", "taman", "/taman", "//kota.example/taman", "ftp://kota.example/taman",
                          "https://", "https://taman", "https://v1.2/x", "javascript:void(0)"}) {
    CAPTURE(url);
    CHECK(!page_address(url));
  }
}

TEST_CASE("an address within a page is read as a browser does") {
  const auto base = page_address("http://m.kota.example/taman/amp");
  CHECK(page_address("https://kota.example/taman", base)->url() == "https://kota.example/taman");
  CHECK(page_address("//kota.example/taman", base)->url() == "http://kota.example/taman");
  CHECK(page_address("/taman", base)->url() == "http://m.kota.example/taman");
  CHECK(!page_address("/taman", std::nullopt));
  CHECK(!page_address("taman", base));
}

TEST_CASE("home pages") {
  CHECK(page_address("https://kota.example/")->is_home_page());
  CHECK(!page_address("https://kota.example/?p=7")->is_home_page());
  CHECK(!page_address("https://kota.example/taman")->is_home_page());
}
