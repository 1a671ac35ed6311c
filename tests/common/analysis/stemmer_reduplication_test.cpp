// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "stemmer_fixture.hpp"

using namespace telusur::analysis;

TEST_CASE("reduplication is stemmed to what is said twice") {
  check_stems({
      {"anak-anak", "anak", "full"},
      {"buku-buku", "buku", "full"},
      {"aturan-aturan", "atur", "full, of an affixed word"},
      {"bukunya-bukunya", "buku", "full, with a clitic on both"},
      {"anak-anaknya", "anak", "clitic on the second"},
      {"malaikat-malaikat-nya", "malaikat", "clitic set apart"},
      {"bermain-main", "main", "prefix on the first"},
      {"menyebut-nyebut", "sebut", "the nasal is repeated"},
      {"meniru-nirukan", "tiru", "nasal repeated, suffix on the second"},
      {"besar-besaran", "besar", "suffix on the second"},
      {"kemerah-merahan", "merah", "ke-…-an around"},
      {"setinggi-tingginya", "tinggi", "se-…-nya around"},
      {"semau-maunya", "mau", "se-…-nya around"},
      {"tembak-menembak", "tembak", "prefix on the second"},
      {"tolong-menolong", "tolong", "prefix on the second, nasal"},
      {"sayur-mayur", "sayur", "rhyming"},
      {"warna-warni", "warna", "vowels change"},
      {"kupu-kupu", "kupu", "only known in pairs"},
  });
}

TEST_CASE("the initial said twice with e is taken off") {
  CHECK(stem("pepohonan") == "pohon");
  CHECK(stem("bebatuan") == "batu");
}

TEST_CASE("two different words with a hyphen stay together") {
  for (const char* word : {"lalu-lintas", "dua-tiga", "wi-fi", "spin-off", "pro-beijing"}) {
    CAPTURE(word);
    CHECK(stem(word) == word);
  }
  CHECK(stem("spin-offnya") == "spin-off");
}

TEST_CASE("hyphens in odd places change nothing") {
  for (const char* word : {"-", "--", "a-", "-a", "a-b-c", "-nya", "di-"}) {
    CAPTURE(word);
    CHECK(stem(word) == word);
  }
}
