// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/schema.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "support/bytes.hpp"
#include "support/utf8.hpp"

using namespace telusur;
using namespace telusur::index;

TEST_CASE("a list keeps the first spelling of what filters take for the same, and nothing blank") {
  const std::vector<std::string> values = {"Satelit", "5G", " ", "satelit", "Café", "CAFE", ""};
  std::string bytes;
  for (const char* kept : {"Satelit", "5G", "Café"})
    append_sized(bytes, kept);
  CHECK(encode_list(values) == bytes);
  CHECK(encode_list({}).empty());
}

TEST_CASE("terms of words") {
  CHECK(stem_term("kqxz") == "Zkqxz");
  CHECK(title_stem_term("kqxz") == "ZSkqxz");
  CHECK(id_term("kompas/2023/07") == "Qkompas/2023/07");
}

TEST_CASE("a filter term folds its value, so that people need not spell it exactly") {
  struct Row {
    std::string_view value;
    std::string_view term;
    std::string_view why;
  };
  for (auto [value, term, why] : {
           Row{"tekno.kabartekno.example", "XSO:tekno.kabartekno.example", ""},
           Row{"Kabar Tekno", "XSO:kabar tekno", "case"},
           Row{"  Kabar   Tekno ", "XSO:kabar tekno", "blanks count once"},
           Row{"Caf\u00E9 Jum'at", "XSO:cafe jumat", "diacritics and apostrophes"},
           Row{"cafe\u0301", "XSO:cafe", "NFD"},
           Row{"", "XSO:", ""},
       }) {
    const auto& shown_value = value;
    CAPTURE(shown_value);
    const auto& shown_why = why;
    CAPTURE(shown_why);
    CHECK(filter_term(prefix::kSource, value) == term);
  }
}

TEST_CASE("a long filter value is cut on a character boundary") {
  std::string value;
  for (int i = 0; i < 200; ++i)
    value += "\u65E5";
  const std::string term = filter_term(prefix::kTag, value);
  CHECK(term.size() <= kMaxTermBytes);
  CHECK(term.size() > kMaxTermBytes - 3);
  CHECK(utf8::valid(term));
}

TEST_CASE("filter terms of different fields never meet") {
  CHECK(filter_term(prefix::kSource, "x") != filter_term(prefix::kSection, "x"));
  CHECK(filter_term(prefix::kAuthor, "x") != filter_term(prefix::kTag, "x"));
}

TEST_CASE("times are ordered as their bytes are, and come back") {
  using std::chrono::seconds;
  using std::chrono::sys_seconds;
  std::string before;
  for (const std::int64_t count :
       {std::numeric_limits<std::int64_t>::min(), std::int64_t{-2'208'988'800}, std::int64_t{-1},
        std::int64_t{0}, std::int64_t{1}, std::int64_t{255}, std::int64_t{256},
        std::int64_t{1'689'818'400}, std::numeric_limits<std::int64_t>::max()}) {
    const sys_seconds time{seconds{count}};
    const std::string bytes = encode_time(time);
    CAPTURE(count);
    CHECK(bytes.size() == 8);
    CHECK(decode_time(bytes) == time);
    CHECK(before < bytes);
    before = bytes;
  }
}

TEST_CASE("bytes that are no time are the beginning of time") {
  for (const std::string_view bytes : {"", "1234567", "123456789"}) {
    CHECK(decode_time(bytes).time_since_epoch().count() == 0);
  }
}
