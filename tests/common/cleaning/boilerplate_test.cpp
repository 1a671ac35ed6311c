// SPDX-License-Identifier: GPL-2.0-or-later
// Each rule by a table of what it takes and what it must leave. The texts are made up in the shapes
// that the news data has.
#include <doctest/doctest.h>

#include <string>

#include "cleaning/credits.hpp"
#include "cleaning/dateline.hpp"
#include "cleaning/promotion.hpp"
#include "cleaning/read_also.hpp"
#include "cleaning/rule.hpp"
#include "cleaning/signature.hpp"
#include "cleaning/tail.hpp"
#include "cleaning/video_link.hpp"
#include "cleaning/whitespace.hpp"
#include "cleaning/widget.hpp"

using namespace telusur::cleaning;

namespace {

struct Row {
  std::string text;
  std::string cleaned;
  std::string why;
};

std::string apply(FindBoilerplate find, std::string_view text) {
  return tidy_paragraphs(without(text, find(text)));
}

template <std::size_t N>
void check(FindBoilerplate find, const Row (&rows)[N]) {
  for (const Row& row : rows) {
    CAPTURE(row.why);
    CHECK(apply(find, row.text) == row.cleaned);
  }
}

}  // namespace

TEST_CASE("pointers to other articles go, sentences stay") {
  const Row rows[] = {
      {"Satu.\nBaca juga: Harga HP Naik Lagi\nDua.", "Satu.\nDua.", "a line"},
      {"Satu.\nBaca juga:Harga HP Naik, Ini Sebabnya!\nDua.", "Satu.\nDua.", "a line, glued"},
      {"Satu.\nBaca juga: Harga beras naik lagi\nDua.", "Satu.\nDua.", "small letters, own line"},
      {"Satu.\nBaca juga:\nHarga HP Naik\nDua.", "Satu.\nDua.", "headline on the next line"},
      {"Satu.\nBaca juga:\nHarga HP naik. Warga mengeluh.\nDua.",
       "Satu.\nHarga HP naik. Warga mengeluh.\nDua.", "next line is text"},
      {"Satu.\nBaca Juga\nDua orang datang.", "Satu.\nDua orang datang.", "bare marker"},
      {"Satu. Baca Juga Dua orang datang ke sana.", "Satu. Dua orang datang ke sana.",
       "bare marker between sentences"},
      {"Satu.\nBACA JUGA SPAI Desak Prabowo Terbitkan Perpres\nDua.", "Satu.\nDua.",
       "bare marker with a headline"},
      {"kata dia. Baca juga: Harga HP Naik Lagi di Jakarta Menurut dia, harga itu wajar.",
       "kata dia. Menurut dia, harga itu wajar.", "inline, the sentence opens clearly"},
      {"kata dia. Baca juga: Harga HP Naik di Jakarta \"Kami kaget sekali waktu itu,\" katanya.",
       "kata dia. \"Kami kaget sekali waktu itu,\" katanya.", "inline, a quote follows"},
      {"kata dia. Baca juga: Harga HP Naik Presiden Joko mengatakan itu wajar.",
       "kata dia. Harga HP Naik Presiden Joko mengatakan itu wajar.",
       "inline, the seam is a guess: only the marker goes"},
      {"kata dia. Baca juga:, Menanggapi itu ia diam.", "kata dia. Menanggapi itu ia diam.",
       "the headline is lost"},
      {"kata dia. Baca juga: ,Jadi, mana yang disukai?", "kata dia. Jadi, mana yang disukai?",
       "the headline is lost, space before the comma"},
      {"harga naik (Baca juga: Harga HP Naik), lalu turun.", "harga naik , lalu turun.",
       "in parentheses"},
      {"Satu.\nBaca juga: A b c\nBaca juga: D e f\nDua.", "Satu.\nDua.", "two lines"},
      {"Satu. Baca juga: Zohri finis keenamBaca juga: Latihan jadi harapan", "Satu.",
       "two, glued to each other"},
      {"Satu.\nBACA JUGA - Harga HP Naik Lagi", "Satu.", "a dash for a colon"},
      {"Satu. Baca: Harga HP Naik\nDua.", "Satu.\nDua.", "without juga"},
      {"Anda bisa baca juga: caranya di bawah.", "Anda bisa baca juga: caranya di bawah.",
       "small b is the author's"},
      {"Membaca juga penting. Baca juga bukunya, kata dia.",
       "Membaca juga penting. Baca juga bukunya, kata dia.", "within a sentence"},
      {"Hobi Baca: novel.", "Hobi Baca: novel.", "Baca: after a word"},
  };
  check(find_read_also, rows);
}

TEST_CASE("template texts go where no author writes them") {
  const Row rows[] = {
      {"Satu.\nADVERTISEMENT\nSCROLL TO CONTINUE WITH CONTENT\nDua.", "Satu.\nDua.", "two lines"},
      {"Satu. ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT Dua.", "Satu. Dua.", "inline"},
      {"Satu.\nSCROLL TO CONTINUE WITH CONTENT\n\"Dua.\"", "Satu.\n\"Dua.\"", "a quote follows"},
      {"Satu. Advertisement Dua datang.", "Satu. Dua datang.", "between sentences"},
      {"Satu.\nAdvertisement\nAdvertisement", "Satu.", "at the end, twice"},
      {"Tim Advertisement kami. Native Advertisement naik.",
       "Tim Advertisement kami. Native Advertisement naik.", "within a sentence"},
      {"Advertisement spending naik.", "Advertisement spending naik.", "opens a sentence"},
      {"Satu.\n[Gambas:Video 20detik]\nDua.", "Satu.\nDua.", "player"},
      {"Satu [Gambas: tidak tertutup", "Satu [Gambas: tidak tertutup", "no bracket"},
      {"Satu.\nCek Berita dan Artikel yang lain di Google\nNews", "Satu.", "broken over lines"},
      {"Satu.,#GrowFearLess with FIMELA", "Satu.", "slogan at the end"},
      {"Satu. Halaman 1 2 3 Selanjutnya", "Satu.", "page numbers"},
      {"Satu. Halaman Selanjutnya Dua datang.", "Satu. Dua datang.", "page switch"},
      {"Lihat Halaman Selanjutnya dari buku itu.", "Lihat Halaman Selanjutnya dari buku itu.",
       "within a sentence"},
      {"Satu.\nBagikan:\nDua.", "Satu.\nDua.", "share buttons"},
      {"Bagikan ke teman Anda.\nDua.", "Bagikan ke teman Anda.\nDua.", "a sentence"},
  };
  check(find_widgets, rows);
}

TEST_CASE("pointers to videos go when their title is bounded") {
  const Row rows[] = {
      {"Satu.\nSimak Video 'Menteri soal Judi Online':\nDua.", "Satu.\nDua.", "quoted line"},
      {"Satu. Simak juga video: Menteri Bicara [Gambas:Video 20detik] Dua.",
       "Satu. [Gambas:Video 20detik] Dua.", "up to the player"},
      {"Satu.\nTonton juga video \"Jum'at Berkah\" di sini:\nDua.", "Satu.\nDua.", "di sini"},
      {"Satu. Lihat Video 'Salat Jum'at di IKN': Dua datang.", "Satu. Dua datang.",
       "an apostrophe inside"},
      {"Satu. Simak Video: Menteri Bicara soal Satgas", "Satu.", "at the end"},
      {"Simak video itu, kata dia.", "Simak video itu, kata dia.", "a sentence"},
      {"Ia minta warga Simak Video 'Itu': ya.", "Ia minta warga Simak Video 'Itu': ya.",
       "within a sentence"},
      {"Satu. Simak Video: Menteri datang. Ia bicara lama.",
       "Satu. Simak Video: Menteri datang. Ia bicara lama.", "no bound"},
  };
  check(find_video_links, rows);
}

TEST_CASE("the foot of a page goes") {
  const Row rows[] = {
      {"Satu.\nTerkini Lainnya\n- Harga iPhone 16e\n- Promo Galaxy, Diskon 2.0", "Satu.",
       "bulleted list"},
      {"Satu.\nBERITA TERKAIT:\nHarga iPhone\nPromo Galaxy?", "Satu.", "plain list"},
      {"Satu.\nTerkini Lainnya\n- Harga iPhone\nDua orang datang.", "Satu.\nDua orang datang.",
       "text after the bullets stays"},
      {"Satu.\nTerpopuler\nDua orang datang.", "Satu.\nTerpopuler\nDua orang datang.",
       "a subheading"},
      {"Satu.\nLihat juga\nSubjudul\nDua orang datang.",
       "Satu.\nLihat juga\nSubjudul\nDua orang datang.", "no bullets, text after"},
      {"Aplikasi Terkini Lainnya\n- satu", "Aplikasi Terkini Lainnya\n- satu",
       "the heading is part of a line"},
      {"Satu.Pewarta: Budi\nEditor: Sari COPYRIGHT \u00A9 ANTARA 2023", "Satu.", "news agency"},
      {"Satu. Berita Terkait Bagikan Artikel Ini Berita Lainnya \u00A9 2007 - 2018 Okezone.com, "
       "All "
       "Rights Reserved",
       "Satu.", "rights"},
      {"Satu. Artikel ini telah tayang di Kompas.com dengan judul \"Dua\"", "Satu.", "first in"},
  };
  check(find_tails, rows);
}

TEST_CASE("initials at the end of a text or sentence go") {
  const Row rows[] = {
      {"Satu. (ant/rk)", "Satu.", "two people"},
      {"Satu.\" (del/dna/bac)\n[x]", "Satu.\"\n[x]", "three people"},
      {"Satu. (hil/irb) anarko politik", "Satu. anarko politik", "tags follow"},
      {"Satu. (gil)", "Satu.", "one person at the end"},
      {"Satu. (*)", "Satu.", "a star at the end"},
      {"Satu. (gil) Dua.", "Satu. (gil) Dua.", "one person elsewhere could be a remark"},
      {"hak (dan/atau) wajib.", "hak (dan/atau) wajib.", "within a sentence"},
      {"Anggaran. (AD/ART) Partai.", "Anggaran. (AD/ART) Partai.", "capitals"},
      {"Satu. (indonesia/inggris)", "Satu. (indonesia/inggris)", "words"},
      {"(ant/rk)", "(ant/rk)", "nothing before"},
      {"Satu (", "Satu (", "cut"},
  };
  check(find_signatures, rows);
}

TEST_CASE("place and publisher before the first sentence go") {
  const Row rows[] = {
      {"Liputan6.com, Jakarta - Satu.", "Satu.", "publisher, place"},
      {"Liputan6.com, Jakarta Bek itu cedera.", "Bek itu cedera.", "no dash, listed place"},
      {"JAKARTA, KOMPAS.com- Satu.", "Satu.", "place, publisher"},
      {"TANGERANG SELATAN, KOMPAS.com\n\u2013 Satu.", "Satu.", "en dash on the next line"},
      {"jpnn.com - JAKARTA - Satu.", "Satu.", "two dashes"},
      {"KONTAN.CO.ID - JAKARTA. PT Itu naik.", "PT Itu naik.", "place with a full stop"},
      {"Jakarta (ANTARA) - Satu.", "Satu.", "agency"},
      {"Bogor, Jawa Barat (ANTARA) - Satu.", "Satu.", "place and province"},
      {"REPUBLIKA.CO.ID, JAKARTA -- Satu.", "Satu.", "two hyphens"},
      {"TEMPO.CO,Jakarta- Satu.", "Satu.", "no spaces"},
      {"TEKNO.EXAMPLE, JAKARTA \u2014 Satu.", "Satu.", "unknown site with a place"},
      {"Jakarta\n-\nSatu.", "Satu.", "over three lines"},
      {"KOTA BANDUNG \u2013 Satu.", "Satu.", "a listed place"},
      {"- Satu.", "Satu.", "a dash alone"},
      {"Laporan Wartawan Tribunnews.com, Budi S TRIBUNNEWS.COM, JAKARTA - Satu.", "Satu.",
       "report"},
      {"TNI - Polri bersatu.", "TNI - Polri bersatu.", "no place"},
      {"Jakarta-Bandung kini dekat.", "Jakarta-Bandung kini dekat.", "a compound"},
      {"Jakarta\u2013Bandung kini dekat.", "Jakarta\u2013Bandung kini dekat.", "a span"},
      {"Booking.com - Situs perjalanan itu naik.", "Booking.com - Situs perjalanan itu naik.",
       "a site alone that is no publisher"},
      {"Kompas.com dan Detik.com - dua situs - naik.",
       "Kompas.com dan Detik.com - dua situs - naik.", "a sentence about publishers"},
      {"Jakarta - kota itu - padat.", "Jakarta - kota itu - padat.", "a sentence goes on"},
      {"Facebook, Kompas.com dan Tokopedia bersatu.", "Facebook, Kompas.com dan Tokopedia bersatu.",
       "a list"},
  };
  check(find_dateline, rows);
}

TEST_CASE("a publisher nobody listed goes with a listed place") {
  const Row rows[] = {
      {"Warta Digital, Tasikmalaya - Menara itu tinggi.", "Menara itu tinggi.", "before the place"},
      {"KENDARI, KabarTekno \u2014 Ikan segar.", "Ikan segar.", "after it"},
      {"Menara Kembar, Atlantis - Kota itu hilang.", "Menara Kembar, Atlantis - Kota itu hilang.",
       "no place that is listed"},
      {"Dinas Kominfo Provinsi Jawa Barat Selatan, Bandung - Dua orang.",
       "Dinas Kominfo Provinsi Jawa Barat Selatan, Bandung - Dua orang.", "too many names"},
  };
  check(find_dateline, rows);
}

TEST_CASE("headlines with bullets at the foot may hold questions") {
  const Row rows[] = {
      {"Isi.\nTerkini Lainnya\n- Lupa Pola Kunci? Coba Ini\n- Wi-Fi Lemot di Lantai Dua?", "Isi.",
       "a question within"},
      {"Isi.\nTerkini Lainnya\n- Satu kalimat. Dan satu lagi.",
       "Isi.\nTerkini Lainnya\n- Satu kalimat. Dan satu lagi.", "sentences"},
  };
  check(find_tails, rows);
}

TEST_CASE("credits and rights at the end go") {
  const Row rows[] = {
      {"Isi.\nReporter: Sari\nEditor : Bima Aji", "Isi.", "two lines"},
      {"Isi.\nPenulis: Sari | Editor: Bima", "Isi.", "one line"},
      {"Isi.\n(Ditulis oleh Sari Wulandari)", "Isi.", "in brackets"},
      {"Isi.\nPewarta: Sari\nEditor: Bima\nCOPYRIGHT \u00A9 KANTOR 2024", "Isi.",
       "with the rights"},
      {"Editor: Bima\nIsi.", "Editor: Bima\nIsi.", "not at the end"},
      {"Isi.\nEditor: begitu ia disebut sejak saat itu.",
       "Isi.\nEditor: begitu ia disebut sejak saat itu.", "a sentence"},
      {"Isi.\nEditor", "Isi.\nEditor", "a word"},
      {"Isi.\nHarga: Rp 2 juta", "Isi.\nHarga: Rp 2 juta", "no role"},
  };
  check(find_credits, rows);
}

TEST_CASE("promotions among the last lines go, sentences about the same places stay") {
  const Row rows[] = {
      {"Isi.\nIkuti berita terbaru kami di Google News", "Isi.", "Google News"},
      {"Isi.\nYuk, gabung saluran WhatsApp kami untuk update harian!", "Isi.", "WhatsApp"},
      {"Isi.\nDapatkan update berita pilihan di grup Telegram \"Kabar\".\n(*)", "Isi.\n(*)",
       "with more after it"},
      {"Isi.\nGoogle News kini menampilkan berita lokal.",
       "Isi.\nGoogle News kini menampilkan berita lokal.", "does not ask"},
      {"Isi.\nCek nomor Anda lewat saluran WhatsApp resmi operator.",
       "Isi.\nCek nomor Anda lewat saluran WhatsApp resmi operator.", "not its own news"},
      {"Isi.\nSimak cara membuat kanal di aplikasi itu.",
       "Isi.\nSimak cara membuat kanal di aplikasi itu.", "no place"},
  };
  check(find_promotions, rows);
}

TEST_CASE("what a span leaves does not run together") {
  CHECK(without("satu X dua", {{5, 6}}) == "satu  dua");
  CHECK(without("satu.Xdua", {{5, 6}}) == "satu. dua");
  CHECK(without("satu.\nX\ndua", {{5, 8}}) == "satu.\ndua");
  CHECK(without("satu", {}) == "satu");
  CHECK(without("satu", {{0, 4}}) == "");
}
