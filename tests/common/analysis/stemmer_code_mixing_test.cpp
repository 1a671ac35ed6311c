// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "analysis/code_mixing.hpp"
#include "stemmer_fixture.hpp"

using namespace telusur::analysis;

TEST_CASE("Indonesian affixes come off foreign words, hyphen or not") {
  check_stems({
      {"di-download", "download", "di-, hyphen"},
      {"didownload", "download", "di-"},
      {"men-download", "download", "men-, hyphen"},
      {"mendownload", "download", "men-"},
      {"mem-posting", "posting", "the hyphen keeps p"},
      {"memposting", "posting", "p kept without it too"},
      {"meng-upload", "upload", "meng-"},
      {"diupload", "upload", "di- before a vowel"},
      {"ter-upload", "upload", "ter-"},
      {"di-hack", "hack", "di-"},
      {"nge-tweet", "tweet", "spoken nge-"},
      {"ngetwit", "twit", "spoken nge-"},
      {"nge-bully", "bully", "spoken nge-"},
      {"update-nya", "update", "-nya, hyphen"},
      {"updatenya", "update", "-nya"},
      {"umkm-nya", "umkm", "acronym"},
      {"umkmnya", "umkm", "acronym"},
      {"men-casting", "casting", "men-, hyphen"},
      {"postingan", "posting", "-an"},
      {"di-zzyzx", "zzyzx", "an unknown word after di-"},
  });
}

TEST_CASE("spoken nasal prefixes") {
  check_stems({
      {"ngopi", "kopi", "ng + k"},
      {"ngajak", "ajak", "ng + vowel"},
      {"nyari", "cari", "ny + c"},
      {"nahan", "tahan", "n + t"},
      {"kirain", "kira", "-in"},
  });
}

TEST_CASE("an unknown word loses at most -nya") {
  CHECK(stem("zuckerberg") == "zuckerberg");
  CHECK(stem("zuckerbergnya") == "zuckerberg");
  CHECK(stem_unknown("anya") == "anya");
  CHECK(stem_unknown("abcnya") == "abcnya");
  CHECK(stem_unknown("abcdnya") == "abcd");
}

TEST_CASE("tokens with digits are whole but for -an of years") {
  CHECK(stem("1990-an") == "1990");
  CHECK(stem("80-an") == "80");
  for (const char* word : {"5g", "v70", "16e", "covid-19", "ke-2", "rp200000", "4-an-an", "-an"}) {
    CAPTURE(word);
    CHECK(stem(word) == word);
  }
}
