// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/month_names.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace telusur::article;

TEST_CASE("months by their names") {
  struct Row {
    const char* word;
    unsigned month;
    const char* why;
  };
  for (const Row& row : {
           Row{"januari", 1, ""},
           Row{"pebruari", 2, "an older spelling"},
           Row{"mei", 5, ""},
           Row{"may", 5, "English"},
           Row{"ags", 8, "abbreviated"},
           Row{"agt", 8, ""},
           Row{"nop", 11, "of nopember"},
           Row{"desember", 12, ""},
       }) {
    CAPTURE(row.word);
    CAPTURE(row.why);
    CHECK(month_named(row.word) == row.month);
  }
  for (const char* word : {"", "janu", "Mei", "senin", "meii"})
    CHECK(!month_named(word).has_value());
}

TEST_CASE("whoever reads names from the left finds the longest first") {
  const auto names = month_names();
  std::set<unsigned> months;
  for (std::size_t i = 0; i < names.size(); ++i) {
    months.insert(names[i].month);
    for (std::size_t j = i + 1; j < names.size(); ++j) {
      CAPTURE(std::string(names[j].name));
      CHECK(!names[j].name.starts_with(names[i].name));
    }
  }
  CHECK(months.size() == 12);
}
