// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "stemmer_fixture.hpp"

using namespace telusur::analysis;

TEST_CASE("meN- gives back the initial it hides") {
  check_stems({{"menulis", "tulis", "men + t"},
               {"memukul", "pukul", "mem + p"},
               {"mengirim", "kirim", "meng + k"},
               {"menyewa", "sewa", "meny + s"},
               {"mengolah", "olah", "meng + vowel: nothing hidden"},
               {"menyala", "nyala", "me + ny: nothing hidden"},
               {"meretas", "retas", "me + r"},
               {"melayani", "layan", "me + l, -i"},
               {"mewarnai", "warna", "me + w, -i"},
               {"meyakinkan", "yakin", "me + y, -kan"},
               {"menganga", "nganga", "me + ng"},
               {"menggali", "gali", "meng + g"},
               {"menjual", "jual", "men + j"},
               {"membeli", "beli", "mem + b"},
               {"memfasilitasi", "fasilitas", "mem + f"}});
}

TEST_CASE("meN- keeps the initial of loanwords and clusters") {
  check_stems({{"mengkritik", "kritik", "k before a cluster"},
               {"mengritik", "kritik", "the same, hidden all the same"},
               {"memprogram", "program", "p before r"},
               {"memproses", "proses", "p before r"},
               {"memroses", "proses", "the same, hidden all the same"},
               {"mentransfer", "transfer", "t before r"},
               {"mensyukuri", "syukur", "s before y"},
               {"menstabilkan", "stabil", "s before t"},
               {"mempunyai", "punya", "an old word that keeps p"},
               {"mengkaji", "kaji", "k kept in a native word"}});
}

TEST_CASE("menge- and penge- stand before one syllable") {
  check_stems({{"mengebom", "bom", "menge + bom"},
               {"mengecek", "cek", "menge + cek"},
               {"mengeklik", "klik", "menge + klik: one vowel"},
               {"mengecat", "cat", "menge + cat"},
               {"mengesahkan", "sah", "menge-…-kan"},
               {"pengeboman", "bom", "penge-…-an"},
               {"pengecekan", "cek", "penge-…-an"},
               {"mengebiri", "kebiri", "two syllables: meng + k"},
               {"mengembangkan", "kembang", "two syllables: meng + k"}});
}

TEST_CASE("di-, ku- and kau- change nothing") {
  check_stems({{"ditulis", "tulis", "di-"},
               {"dikirimkan", "kirim", "di-…-kan"},
               {"didanai", "dana", "di-…-i"},
               {"kupukul", "pukul", "ku-"},
               {"diambil", "ambil", "di- before a vowel"}});
}

TEST_CASE("peN- and pe- name who does and what is done") {
  check_stems({{"penulis", "tulis", "pen + t"},
               {"peretas", "retas", "pe + r keeps r"},
               {"peretasan", "retas", "pe-…-an + r"},
               {"pemukul", "pukul", "pem + p"},
               {"penyewaan", "sewa", "peny + s"},
               {"pengguna", "guna", "peng + g"},
               {"pengunduh", "unduh", "peng + vowel"},
               {"pemrogram", "program", "pem hides p before r"},
               {"pemrograman", "program", "the same with -an"},
               {"petinju", "tinju", "pe- without a nasal"},
               {"petani", "tani", "pe- without a nasal"},
               {"penyelidikan", "selidik", "not lidik: the root is selidik"},
               {"peluncuran", "luncur", "pe + l"}});
}

TEST_CASE("ber-, ter- and per- lose r, or turn it into l") {
  check_stems({{"bermain", "main", "ber-"},
               {"berambut", "rambut", "be + r"},
               {"bekerja", "kerja", "be + C + er"},
               {"belajar", "ajar", "bel + ajar"},
               {"pelajar", "ajar", "pel + ajar"},
               {"pembelajaran", "ajar", "pembel-…-an"},
               {"tertulis", "tulis", "ter-"},
               {"terekam", "rekam", "te + r"},
               {"tepercaya", "percaya", "te + C + er"},
               {"perbankan", "bank", "per-…-an, not perban + kan"},
               {"perkantoran", "kantor", "per-…-an"},
               {"bermusuhan", "musuh", "ber-…-an"},
               {"berdasarkan", "dasar", "ber-…-kan"}});
}

TEST_CASE("ke-…-an and se- around a root") {
  check_stems({{"keamanan", "aman", "ke-…-an"},
               {"kementerian", "menteri", "ke-…-an where the root ends in i"},
               {"keuangan", "uang", "ke-…-an"},
               {"ketiga", "tiga", "ke- before a number"},
               {"sekantor", "kantor", "se-"},
               {"setinggi", "tinggi", "se-"},
               {"sebaiknya", "baik", "se-…-nya"},
               {"selambatnya", "lambat", "se-…-nya"}});
}

TEST_CASE("chains of prefixes come off together") {
  check_stems({{"memperbaiki", "baik", "memper-…-i"},
               {"diperbarui", "baru", "diper-…-i"},
               {"memperluas", "luas", "memper-"},
               {"memberlakukan", "laku", "member-…-kan"},
               {"diberhentikan", "henti", "diber-…-kan"},
               {"keberhasilan", "hasil", "keber-…-an"},
               {"keterlambatan", "lambat", "keter-…-an"},
               {"kepemilikan", "milik", "kepeN-…-an"},
               {"pemberhentian", "henti", "pember-…-an"},
               {"ketidakpastian", "pasti", "ketidak-…-an"},
               {"mengetahui", "tahu", "meN- over ke-"},
               {"diketahui", "tahu", "di- over ke-"},
               {"mengesampingkan", "samping", "meN- over ke-"},
               {"berpenghasilan", "hasil", "ber- over peN-…-an"},
               {"mempekerjakan", "kerja", "mempe + C + er"},
               {"dipelajari", "ajar", "dipel + ajar + i"},
               {"berkemampuan", "mampu", "ber- over ke-…-an"}});
}

TEST_CASE("clitics and particles come off outside the suffix") {
  check_stems({{"bukunya", "buku", "-nya"},
               {"bukumukah", "buku", "-mu-kah"},
               {"miliknyalah", "milik", "-nya-lah"},
               {"jadilah", "jadi", "-lah"},
               {"bukankah", "bukan", "-kah"},
               {"menuliskannya", "tulis", "-kan-nya"},
               {"pelangganmukah", "langgan", "-an would leave pelangg"},
               {"berikanku", "beri", "-kan-ku"}});
}

TEST_CASE("suffixes alone") {
  check_stems({{"tulisan", "tulis", "-an"},
               {"berikan", "beri", "-kan, not ber + ikan"},
               {"danai", "dana", "-i"},
               {"lihatin", "lihat", "spoken -in"},
               {"manisan", "manis", "-an"}});
}

TEST_CASE("affixes that never go together are not taken off together") {
  const auto has_reason = [](const char* word, const char* reason) {
    const Explained explained = stemmer().explain(word);
    for (const Explanation& candidate : explained.refused) {
      if (candidate.reason == reason) return true;
    }
    return false;
  };
  CHECK(has_reason("kesampaikan", "never together"));
  CHECK(has_reason("penuliskan", "never together"));
}

TEST_CASE("one k written for two, or two for one") {
  check_stems({{"menunjukan", "tunjuk", "menunjukkan"},
               {"meletakan", "letak", "meletakkan"},
               {"penunjukkan", "tunjuk", "penunjukan"}});
}
