// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/page_phrase.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace telusur::cleaning;

TEST_CASE("what pages say to every reader is known however it is typed") {
  for (const std::string text : {"SCROLL TO CONTINUE WITH CONTENT",
                                 "scroll to continue with content",
                                 "scroll to continue",
                                 "  \"Scroll to continue...\" ",
                                 "ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT",
                                 "advertisement - scroll to",
                                 "[Gambas:Video CNN]",
                                 "[gambas: video 20detik]",
                                 "Baca Juga:",
                                 "baca juga",
                                 "salin tautan",
                                 "View this post on Instagram",
                                 "a post shared by siapa pun",
                                 "Artikel ini telah tayang di situs lain",
                                 "halaman 1 2 3 selanjutnya",
                                 "TEMPO.CO, Jakarta -",
                                 "Liputan6.com, Jakarta",
                                 "Gambas:Video CNN",
                                 "jpnn.com, JAKARTA -",
                                 "JAKARTA, KOMPAS.com -",
                                 "KONTAN.CO.ID - JAKARTA."}) {
    CAPTURE(text);
    CHECK(is_page_phrase(text));
  }
}

TEST_CASE("what an author may have written is not") {
  for (const std::string text : {"",
                                 "...",
                                 "scroll",
                                 "advertisement",
                                 "scroll to",
                                 "to continue",
                                 "continue with content",
                                 "please scroll to continue",
                                 "scroll to continue reading the news today",
                                 "gambas goreng",
                                 "gambas video",
                                 "google news",
                                 "bantuan AI",
                                 "baca",
                                 "baca juga buku ini",
                                 "baca buku",
                                 "Jakarta",
                                 "kompas.com jakarta",
                                 "TEMPO.CO, Jakarta - Gempa",
                                 "halaman",
                                 "artikel ini",
                                 "post shared",
                                 "salin tautan undangan",
                                 "peretasan data"}) {
    CAPTURE(text);
    CHECK(!is_page_phrase(text));
  }
}
