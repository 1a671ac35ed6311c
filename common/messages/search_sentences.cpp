// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>

#include "messages/sentences.hpp"

namespace telusur {
namespace {

constexpr std::array kSentences = {
    // Requests.
    Sentence{"no such article", "tidak ada artikel itu"},
    Sentence{"\"{}\" is unknown", "\"{}\" tidak dikenal"},
    Sentence{"all, none, or some of synonym, acronym, slang, separated by commas",
             "all, none, atau beberapa dari synonym, acronym, slang, dipisah koma"},
    Sentence{"one of {}", "pilihannya: {}"},
    Sentence{"is {} meant?", "mungkin maksud Anda {}?"},
    Sentence{"{} is outside {}..{}", "{} di luar {}..{}"},
    Sentence{"{} bytes long", "panjangnya {} bita"},
    Sentence{"at most {} bytes", "paling banyak {} bita"},
    Sentence{"at most {}", "paling banyak {}"},
    Sentence{"cannot be reached: {}", "tidak terjangkau: {}"},
    Sentence{"ask again later, or take partial results",
             "coba lagi nanti, atau terima hasil sebagian"},
    // Constants of ranking and their file.
    Sentence{"no constant of ranking", "bukan tetapan pemeringkatan"},
    Sentence{"{}: no constant of ranking", "{}: bukan tetapan pemeringkatan"},
    Sentence{"{}: not a number", "{}: bukan bilangan"},
    Sentence{"write NAME = 1.5", "tulis NAMA = 1.5"},
    // Saved queries.
    Sentence{"the saved query {} refers to itself", "kueri tersimpan {} merujuk dirinya sendiri"},
    Sentence{"{}: a quote without its partner", "{}: tanda kutip tanpa pasangan"},
    Sentence{"{}: a parenthesis without its partner", "{}: tanda kurung tanpa pasangan"},
    Sentence{"no query is saved as {}", "tidak ada kueri tersimpan bernama {}"},
    Sentence{"{} is longer than {} bytes", "{} lebih panjang dari {} bita"},
    Sentence{"{}: a name has letters, digits, - and _ only",
             "{}: nama hanya berisi huruf, angka, - dan _"},
    Sentence{"{}: not a text", "{}: bukan teks"},
    Sentence{"{} is saved twice", "{} disimpan dua kali"},
    Sentence{"{} saved queries", "ada {} kueri tersimpan"},
    Sentence{"write NAME = \"judul:umkm sejak:2023\"", "tulis NAMA = \"judul:umkm sejak:2023\""},
    // Judged queries.
    Sentence{"{} fields", "ada {} kolom"},
    Sentence{"the query has no id", "kueri ini tanpa id"},
    Sentence{"the query is empty", "kueri ini kosong"},
    Sentence{"no article is named", "tidak ada artikel yang disebut"},
    Sentence{"expected query id, query and comma-separated article ids, tab-separated",
             "seharusnya id kueri, kueri, dan id artikel yang dipisah koma, dengan tab di antara "
             "ketiganya"},
};

// What Linux, Boost.Asio and Boost.Beast say most often.
constexpr std::array kSystem = {
    Sentence{"No such file or directory", "berkas atau folder itu tidak ada"},
    Sentence{"Permission denied", "akses ditolak"},
    Sentence{"Is a directory", "ini folder, bukan berkas"},
    Sentence{"Not a directory", "ini bukan folder"},
    Sentence{"No space left on device", "ruang disk habis"},
    Sentence{"Error writing block {}: No space left on device", "ruang disk habis"},  // Xapian's
    Sentence{"Read-only file system", "sistem berkas hanya dapat dibaca"},
    Sentence{"Address already in use", "alamat ini sedang dipakai"},
    Sentence{"Cannot assign requested address", "alamat ini bukan milik mesin ini"},
    Sentence{"Connection refused", "koneksi ditolak"},
    Sentence{"Connection reset by peer", "koneksi diputus oleh server"},
    Sentence{"No route to host", "tidak ada jalur ke host itu"},
    Sentence{"Network is unreachable", "jaringan tidak terjangkau"},
    Sentence{"Host not found (authoritative)", "host tidak ditemukan"},
    Sentence{"Host not found (non-authoritative), try again later",
             "host tidak ditemukan untuk saat ini"},
    Sentence{"end of stream", "koneksi ditutup tanpa jawaban"},
    Sentence{"partial message", "jawabannya terpotong"},
};

}  // namespace

Sentences search_sentences() {
  return kSentences;
}

Sentences system_sentences() {
  return kSystem;
}

}  // namespace telusur
