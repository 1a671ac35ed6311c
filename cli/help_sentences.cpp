// SPDX-License-Identifier: GPL-2.0-or-later
#include "help_sentences.hpp"

#include <array>

namespace telusur::cli {
namespace {

constexpr std::array kSentences = {
    Sentence{"telusur: search Indonesian tech news",
             "telusur: mencari di berita teknologi Indonesia"},
    Sentence{"Output", "Keluaran"},
    // The program.
    Sentence{"Write the completions of a shell", "Tulis pelengkapan untuk sebuah shell"},
    // Where to search, and with which words.
    Sentence{"Words to look for; no quoting needed", "Kata yang dicari; tidak perlu tanda kutip"},
    Sentence{"Folder of the index, or the cluster file of its shards",
             "Folder indeks, atau berkas klaster dari bagian-bagiannya"},
    Sentence{"Ask a telusur-searchd instead: http://HOST:PORT",
             "Tanyakan kepada telusur-searchd: http://HOST:PORT"},
    Sentence{"File of your own synonyms: `unduh, download`, `yg => yang`, `- term`",
             "Berkas sinonim Anda sendiri: `unduh, download`, `yg => yang`, `- istilah`"},
    Sentence{"File of decisions on acronyms: `+ SHORT = long form`, `- SHORT`",
             "Berkas keputusan tentang singkatan: `+ SINGKATAN = kepanjangan`, `- SINGKATAN`"},
    Sentence{"TOML file of constants of ranking: `title_weight = 0.3`",
             "Berkas TOML tetapan pemeringkatan: `title_weight = 0.3`"},
    Sentence{"TOML file of queries for simpanan:NAME: `umkm = \"judul:umkm -iklan\"`",
             "Berkas TOML kueri untuk simpanan:NAMA: `umkm = \"judul:umkm -iklan\"`"},
    Sentence{"indonesian, xapian or none", "indonesian, xapian, atau none"},
    // How to search.
    Sentence{"Most hits to show", "Jumlah hasil terbanyak"},
    Sentence{"Hits to skip", "Jumlah hasil yang dilewati"},
    Sentence{"Passages per hit", "Jumlah cuplikan per hasil"},
    Sentence{"Order: relevance, newest or oldest", "Urutan: relevance, newest, atau oldest"},
    Sentence{"Words wanted: auto (relaxes when few match), all or any",
             "Kata yang harus ada: auto (melonggar bila yang cocok sedikit), all, atau any"},
    Sentence{"Other words to look for: all, none, or some of synonym,acronym,slang",
             "Kata lain yang ikut dicari: all, none, atau sebagian dari synonym,acronym,slang"},
    Sentence{"Only the very forms typed, no others of their stem",
             "Hanya bentuk kata persis seperti diketik, bukan bentuk lain dari kata dasarnya"},
    Sentence{"Misspelt words: auto (corrected when nothing matches), suggest or off",
             "Salah ketik: auto (diperbaiki bila tidak ada yang cocok), suggest, atau off"},
    Sentence{"Give new articles no advantage", "Jangan unggulkan artikel baru"},
    Sentence{"Say of each hit why it is found", "Jelaskan mengapa setiap hasil ditemukan"},
    Sentence{"Published at or after: 2023-07-20, 2023-07, kemarin, 7d",
             "Terbit sejak: 2023-07-20, 2023-07, kemarin, 7d"},
    Sentence{"Published before the end of that day, month, ...",
             "Terbit sampai akhir hari, bulan, ... itu"},
    Sentence{"Only this {}; -VALUE: not this one", "Hanya {} ini; -NILAI: bukan yang ini"},
    Sentence{"Count all that matches by source, section, author, tag, month (comma-separated)",
             "Hitung semua yang cocok per source, section, author, tag, month (dipisah koma)"},
    Sentence{"Count all that matches over time; --timeline=day, week, month or year",
             "Hitung semua yang cocok dari waktu ke waktu; --timeline=day, week, month, atau year"},
    Sentence{
        "Show only hits that FILE does not know yet, the newest first, and add them to it",
        "Tampilkan hanya hasil yang belum tercatat di FILE, yang terbaru dulu, lalu catat di situ"},
    Sentence{"Show near-copies one by one", "Tampilkan artikel serupa satu per satu"},
    Sentence{"Leave the title out of matching and ranking",
             "Abaikan judul saat mencocokkan dan memeringkat"},
    // How to print.
    Sentence{"How to print the hits", "Bentuk hasil yang dicetak"},
    Sentence{"One JSON object, as the HTTP API gives it", "Satu objek JSON, seperti dari API HTTP"},
    Sentence{"One JSON object per hit and line", "Satu objek JSON per hasil dan baris"},
    Sentence{"Only the URLs (ids where there is none)", "URL saja (id bila tidak ada URL)"},
    Sentence{"Only the ids", "Id saja"},
    Sentence{"Only the number of matching articles", "Jumlah artikel yang cocok saja"},
    Sentence{"End URLs and ids with a zero byte", "Akhiri URL dan id dengan bita nol"},
    Sentence{"Print nothing; the exit status tells",
             "Jangan cetak apa pun; status keluar yang memberi tahu"},
    Sentence{"Colour", "Warna"},
    Sentence{"Titles and URLs that can be clicked (OSC 8)",
             "Judul dan URL yang dapat diklik (OSC 8)"},
    Sentence{"Print at once what is longer than the screen",
             "Cetak langsung walaupun lebih panjang dari layar"},
    // Commands.
    Sentence{"Write word<TAB>stem for each line of standard input",
             "Tulis kata<TAB>kata dasar untuk setiap baris masukan standar"},
    Sentence{"Write the stems without the words", "Tulis kata dasar tanpa katanya"},
    Sentence{"Show the tokens of a text, or of standard input",
             "Tampilkan token sebuah teks, atau masukan standar"},
    Sentence{"The text", "Teksnya"},
    Sentence{"As JSON", "Sebagai JSON"},
    Sentence{"Measure the ranking on judged queries",
             "Ukur pemeringkatan dengan kueri yang sudah dinilai"},
    Sentence{"Lines of query id, query, article ids (tab-separated)",
             "Baris berisi id kueri, kueri, id artikel (dipisah tab)"},
    Sentence{"Leave the title out", "Abaikan judul"},
    Sentence{"Near-copies as one hit", "Artikel serupa sebagai satu hasil"},
    Sentence{"A constant of ranking: NAME=VALUE", "Satu tetapan pemeringkatan: NAMA=NILAI"},
    Sentence{"Compare with a second setting, made by these options: '--expand none'",
             "Bandingkan dengan setelan kedua, yaitu dengan opsi ini: '--expand none'"},
    Sentence{"List the short forms explained in the articles",
             "Daftar singkatan yang dijelaskan di artikel"},
    Sentence{"Fewest articles with the pair", "Jumlah artikel paling sedikit untuk pasangannya"},
    Sentence{"Complete what is being typed, one per line",
             "Lengkapi yang sedang diketik, satu per baris"},
    Sentence{"What was typed so far", "Yang sudah diketik"},
    Sentence{"Most suggestions to show", "Jumlah saran terbanyak"},
    Sentence{"Articles about the same matter: likeness, id, title, URL",
             "Artikel tentang hal yang sama: kemiripan, id, judul, URL"},
    Sentence{"Id of an article", "Id sebuah artikel"},
    Sentence{"Most articles to show", "Jumlah artikel terbanyak"},
};

}  // namespace

Sentences help_sentences() {
  return kSentences;
}

}  // namespace telusur::cli
