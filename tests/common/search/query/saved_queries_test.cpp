// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/saved_queries.hpp"

#include <doctest/doctest.h>

#include <string>

#include "query_text.hpp"

namespace telusur::search::testing {
namespace {

SavedQueries saved() {
  auto read = SavedQueries::parse(R"(
    umkm = 'judul:umkm -iklan'
    Toko-Daring = 'tiktok ATAU shopee'
    pekan_ini = "simpanan:umkm simpanan:TOKO-daring sejak:2023-07-17"
  )",
                                  "simpanan.toml");
  REQUIRE(read);
  return std::move(*read);
}

std::string understood_with(const SavedQueries& queries, std::string_view text) {
  static const analysis::Analyzer analyzer(std::make_shared<TwoWordStemmer>());
  analysis::TokenBuffer buffer;
  return to_string(parse_query(analyzer, text, {kNow, BareDates::clear, &queries}, buffer));
}

}  // namespace

TEST_CASE("a saved query stands for itself in parentheses") {
  const SavedQueries queries = saved();
  for (const QueryRow& row : {
           QueryRow{"simpanan:umkm", "(judul:umkm -iklan)"},
           QueryRow{"a saved:UMKM b", "a (judul:umkm -iklan) b"},
           QueryRow{"-simpanan:\"toko-daring\" a", "-(tiktok ATAU shopee) a"},
           QueryRow{"simpanan:pekan_ini",
                    "((judul:umkm -iklan) (tiktok ATAU shopee) sejak:2023-07-17)"},
           QueryRow{"\"simpanan:umkm\"", "\"simpanan:umkm\""},
           QueryRow{"xsimpanan:umkm", "xsimpanan:umkm"},
           QueryRow{"simpanan:lain", "simpanan:lain"},
           QueryRow{"simpanan:", "simpanan:"},
           QueryRow{"", ""},
       }) {
    CAPTURE(row.text);
    CHECK(queries.put_into(row.text) == row.tree);
  }
}

TEST_CASE("a saved query is understood as if typed") {
  const SavedQueries queries = saved();
  for (const QueryRow& row : {
           QueryRow{"peretasan simpanan:umkm", "(all peretasan/retas title:umkm (not iklan))"},
           QueryRow{"simpanan:toko-daring DAN qris", "(and (any tiktok shopee) qris)"},
           QueryRow{"qris -simpanan:toko-daring", "(all qris (not (any tiktok shopee)))"},
           QueryRow{"simpanan:umm", "(all simpanan umm) (notice unknown_saved 0..12)"},
           QueryRow{"simpanan:(umkm x)",
                    "(all simpanan umkm{umkm_x:2} x) (notice unknown_saved 0..17)"},
       }) {
    CAPTURE(row.text);
    CHECK(understood_with(queries, row.text) == row.tree);
  }
  CHECK(understood("simpanan:umkm") == "(all simpanan umkm) (notice unknown_saved 0..13)");
}

TEST_CASE("what grows without end is cut like any long query") {
  std::string toml = "q0 = 'kata'\n";
  for (int i = 1; i <= 10; ++i) {
    const std::string before = "simpanan:q" + std::to_string(i - 1);
    toml += "q" + std::to_string(i) + " = '" + before + " " + before + "'\n";
  }
  const auto queries = SavedQueries::parse(toml, "x");
  REQUIRE(queries);
  std::string text;
  for (int i = 0; i < 1000; ++i)
    text += "simpanan:q10 ";
  CHECK(queries->put_into(text).size() < 3 * kMaxQueryBytes);
  const std::string tree = understood_with(*queries, text);
  CHECK(tree.find("(notice too_long") != std::string::npos);
}

TEST_CASE("a faulty file is refused with its line") {
  struct Row {
    const char* toml;
    const char* place;
    const char* what;
  };
  for (const Row& row : {
           Row{"a = 'x'\nb = 3", "f:2", "b: not a text"},
           Row{"a = 'x'\n'b c' = 'y'", "f:2", "b c: a name has letters, digits, - and _ only"},
           Row{"A = 'x'\na = 'y'", "f:2", "a is saved twice"},
           Row{"a = 'simpanan:b'\nb = 'saved:a'", "f:1", "the saved query a refers to itself"},
           Row{"\na = 'simpanan:b'", "f:2", "no query is saved as b"},
           Row{"a = '(x'", "f:1", "a: a parenthesis without its partner"},
           Row{"a = '\"x'", "f:1", "a: a quote without its partner"},
       }) {
    CAPTURE(row.toml);
    const auto read = SavedQueries::parse(row.toml, "f");
    REQUIRE(!read);
    CHECK(read.error().code == ErrorCode::invalid_parameter);
    CHECK(read.error().where == row.place);
    CHECK(read.error().what == row.what);
  }
  const auto no_toml = SavedQueries::parse("a = 'x'\nb = =", "f");
  REQUIRE(!no_toml);
  CHECK(no_toml.error().code == ErrorCode::invalid_document);
  CHECK(no_toml.error().where == "f:2");
  const auto missing = SavedQueries::read("/nonexistent/saved.toml");
  REQUIRE(!missing);
  CHECK(missing.error().code == ErrorCode::unreadable);
}

}  // namespace telusur::search::testing
