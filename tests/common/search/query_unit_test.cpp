// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_unit.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "table_stemmer.hpp"

using namespace telusur;
using namespace telusur::search;

namespace {

/// The units of a query: stems, `*` after an overlay, `.` after a stopword, `~` after a bound one.
std::string units_of(std::string_view query) {
  const auto analyzer = testing::table_analyzer({{"peretasan", "retas"}, {"anak-anak", "anak"}});
  std::string out;
  for (const QueryUnit& unit : to_units(analyzer, query)) {
    if (!out.empty()) out += ' ';
    out += unit.stem;
    if (unit.overlay) out += '*';
    if (unit.stopword) out += '.';
    if (unit.bound) out += '~';
  }
  return out;
}

}  // namespace

TEST_CASE("a query as units") {
  struct Row {
    std::string_view query;
    std::string_view units;
    std::string_view why;
  };
  for (auto [query, units, why] : {
           Row{"", "", ""},
           Row{"  ?! ", "", ""},
           Row{"Peretasan data", "retas data", ""},
           Row{"apa itu UMKM", "apa. itu. umkm", "function words are marked"},
           Row{"Project S UMKM", "project s~ project_s* umkm", "the letter is bound"},
           Row{"S", "s", "alone it is not"},
           Row{"anak-anak", "anak anak", "an overlay that says nothing new is left out"},
           Row{"e-commerce", "e~ commerce ecommerce*", ""},
       }) {
    const auto& shown_query = query;
    CAPTURE(shown_query);
    const auto& shown_why = why;
    CAPTURE(shown_why);
    CHECK(units_of(query) == units);
  }
}

TEST_CASE("words beyond the limit are ignored") {
  std::string query;
  for (int i = 0; i < 1000; ++i)
    query += "kata ";
  CHECK(to_units(testing::table_analyzer({}), query).size() == kMaxWords);
}
