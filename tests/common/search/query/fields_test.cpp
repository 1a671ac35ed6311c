// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "query_text.hpp"

namespace telusur::search::testing {

TEST_CASE("a field says where words must be") {
  for (const auto& row : {
           QueryRow{"judul:umkm tiktok", "(all title:umkm tiktok)"},
           QueryRow{"TITLE:Peretasan", "title:peretasan/retas"},
           QueryRow{"isi:\"judi online\"", "body:\"judi online\""},
           QueryRow{"judul:(umkm OR \"toko kecil\" blok*)",
                    "(all (any title:umkm title:\"toko kecil\") title:blok*)"},
           QueryRow{"judul:(a isi:x) c", "(all title:a body:x c)"},
           QueryRow{"judul:e-commerce", "(all title:e{ecommerce:2} title:commerce)"},
           QueryRow{"judul:OR", "title:or"},
           QueryRow{"judul:", "judul (notice empty_field 0..6)"},
           QueryRow{"judul: umkm", "(all judul umkm) (notice empty_field 0..6)"},
           QueryRow{"(judul:) umkm", "(all judul umkm) (notice empty_field 1..7)"},
           QueryRow{"judul:sumber:x", "judul (filter source \"x\") (notice empty_field 0..6)"},
           QueryRow{"judul:\"umkm", "title:umkm (notice unbalanced_quote 6..11)"},
           QueryRow{"subjudul:umkm", "(all subjudul umkm)"},
       }) {
    CAPTURE(row.text);
    CHECK(understood(row.text) == row.tree);
  }
}

TEST_CASE("filters stand beside the tree") {
  for (const auto& row : {
           QueryRow{"umkm sumber:kompas.com", "umkm (filter source \"kompas.com\")"},
           QueryRow{"Source:detik sumber:tempo sumber:detik",
                    "(all) (filter source \"detik\" \"tempo\")"},
           QueryRow{"penulis:\"Andi Saputra\"", "(all) (filter author \"Andi Saputra\")"},
           QueryRow{"sumber:a,b|c", "(all) (filter source \"a\" \"b\" \"c\")"},
           QueryRow{"sumber:(a, \"b c\" OR -d BUKAN e)",
                    "(all) (filter source \"a\" \"b c\" - \"d\" \"e\")"},
           QueryRow{"-tag:promo rubrik:-opini",
                    "(all) (filter section - \"opini\") "
                    "(filter tag - \"promo\")"},
           QueryRow{"-sumber:-a", "(all) (filter source \"a\")"},
           QueryRow{"situs:https://x.example/a lang:id bahasa:en",
                    "(all) (filter lang \"id\" \"en\") (filter site \"https://x.example/a\")"},
           QueryRow{"(umkm tag:x) OR y",
                    "(any umkm y) (filter tag \"x\") (notice filter_in_alternative 6..11)"},
           QueryRow{"sumber:a OR sumber:b", "(all) (filter source \"a\" \"b\")"},
           QueryRow{"sumber:a OR tag:b",
                    "(all) (filter source \"a\") (filter tag \"b\") "
                    "(notice filter_in_alternative 0..8) (notice filter_in_alternative 12..17)"},
           QueryRow{"sumber: umkm", "(all sumber umkm) (notice empty_field 0..7)"},
           QueryRow{"sumber:() umkm", "(all sumber umkm) (notice empty_field 0..9)"},
           QueryRow{"sumber:\"  \" umkm", "(all sumber umkm) (notice empty_field 0..11)"},
           QueryRow{"sumber:\"a b", "b (filter source \"a\") (notice unbalanced_quote 7..11)"},
       }) {
    CAPTURE(row.text);
    CHECK(understood(row.text) == row.tree);
  }
}

TEST_CASE("filter values are well-formed UTF-8") {
  CHECK(parsed("tag:a\xFF").filters[FilterField::tag].include.at(0) == "a\xEF\xBF\xBD");
}

TEST_CASE("the number of filter values is bounded") {
  std::string list = "tag:(";
  for (int i = 0; i < 100; ++i)
    list += std::to_string(i) + ' ';
  const Query query = parsed(list + ")");
  CHECK(query.filters[FilterField::tag].include.size() == kMaxFilterValues);
  CHECK(query.notices.at(0).code == NoticeCode::too_many_values);
}

TEST_CASE("date fields narrow the time of publication") {
  for (const auto& row : {
           QueryRow{"sejak:2023-07", "(all) (published 2023-07-01T00:00:00+07:00..)"},
           QueryRow{"sampai:2023-07", "(all) (published ..2023-08-01T00:00:00+07:00)"},
           QueryRow{"tanggal:2023-07-20 umkm",
                    "umkm (published 2023-07-20T00:00:00+07:00..2023-07-21T00:00:00+07:00)"},
           QueryRow{"date:2023-07-01..2023-07-31",
                    "(all) (published 2023-07-01T00:00:00+07:00..2023-08-01T00:00:00+07:00)"},
           QueryRow{"since:7d", "(all) (published 2023-07-18T00:00:00+07:00..)"},
           QueryRow{"tanggal:\"pekan lalu\"",
                    "(all) (published 2023-07-17T00:00:00+07:00..2023-07-24T00:00:00+07:00)"},
           QueryRow{"tanggal:pekan lalu umkm",
                    "umkm (published 2023-07-17T00:00:00+07:00..2023-07-24T00:00:00+07:00)"},
           QueryRow{"tanggal:(20 Juli 2022) umkm",
                    "umkm (published 2022-07-20T00:00:00+07:00..2022-07-21T00:00:00+07:00)"},
           QueryRow{"tanggal:20 Juli 2022 umkm",
                    "umkm (published 2022-07-20T00:00:00+07:00..2022-07-21T00:00:00+07:00)"},
           QueryRow{"sejak:2023 sampai:kemarin",
                    "(all) (published 2023-01-01T00:00:00+07:00..2023-07-24T00:00:00+07:00)"},
           QueryRow{"sejak:entah umkm", "(all sejak~ entah umkm) (notice unknown_date 0..11)"},
           QueryRow{"-tanggal:2023 umkm",
                    "(all umkm (not \"tanggal 2023\")) (notice date_not_excludable 1..13)"},
           QueryRow{"tanggal:2024..2023",
                    "(all) (published 2023-01-01T00:00:00+07:00..2025-01-01T00:00:00+07:00) "
                    "(notice reversed_dates 8..18)"},
           QueryRow{"sejak:2024 sampai:2022",
                    "(all) (published 2024-01-01T00:00:00+07:00..2023-01-01T00:00:00+07:00) "
                    "(notice empty_dates 18..22)"},
       }) {
    CAPTURE(row.text);
    CHECK(understood(row.text) == row.tree);
  }
}

}  // namespace telusur::search::testing
