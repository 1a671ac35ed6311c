// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words of news that other stemmers of Indonesian were reported to get wrong, and words that must
// not move.
#include <doctest/doctest.h>

#include "stemmer_fixture.hpp"

using namespace telusur::analysis;

TEST_CASE("words reported wrong elsewhere") {
  check_stems({
      {"penyelidikan", "selidik", "was lidi"},
      {"perbankan", "bank", "was perban"},
      {"berikan", "beri", "was ikan"},
      {"bali", "bali", "was bal"},
      {"mengebom", "bom", "was ebom"},
      {"negeri", "negeri", "was neger"},
      {"peretas", "retas", "was etas"},
      {"menteri", "menteri", "was teri"},
      {"berita", "berita", "was ita"},
      {"media", "media", "was dia"},
      {"digital", "digital", "was gital"},
      {"pemilu", "pemilu", "was pilu"},
      {"pakai", "pakai", "was paka"},
      {"teliti", "teliti", "was elit"},
      {"meneliti", "teliti", "was elit"},
      {"mengebiri", "kebiri", "was bir"},
      {"mengeklik", "klik", "menge- before one syllable"},
      {"keuangan", "uang", "ke-…-an"},
      {"memukul", "pukul", "was ukul"},
  });
}

TEST_CASE("words that look affixed and are not") {
  for (const char* word :
       {"mereka",   "perangkat", "masalah", "beberapa", "kemudian", "sekarang", "terlalu",
        "kepada",   "sehingga",  "selalu",  "makan",    "jalan",    "ikan",     "hari",
        "kali",     "kini",      "pun",     "bahan",    "laman",    "agensi",   "kafein",
        "terapi",   "divisi",    "perdana", "peran",    "seragam",  "beruang",  "mentari",
        "internet", "online",    "iphone",  "google",   "samsung",  "selasa",   "senin",
        "mei",      "jokowi",    "prabowo", "bekasi",   "kediri",   "semeru",   "asean"}) {
    CAPTURE(word);
    CHECK(stem(word) == word);
  }
}

TEST_CASE("words of news that were stemmed wrong") {
  check_stems({
      {"politisi", "politisi", "no inflection of politis"},
      {"mengerti", "erti", "as pengertian"},
      {"dimengerti", "erti", ""},
      {"penyair", "syair", "was sair"},
      {"mengetik", "ketik", "was etik"},
      {"etiknya", "etik", ""},
      {"jamannya", "zaman", "was jam"},
      {"dipersilahkan", "sila", "as silakan"},
      {"perusahannya", "usaha", "a slip: was usah"},
      {"lainya", "lain", "a slip: was lai"},
      {"didengerin", "dengar", "spoken"},
      {"keliatannya", "lihat", "spoken"},
      {"diem-diem", "diam", "spoken"},
      {"tarakan", "tarakan", "a town: was tarak"},
      {"catalunya", "catalunya", "was catalu"},
      {"most", "most", "English: was post"},
      {"diminimalisasi", "minimalisasi", ""},
  });
}
