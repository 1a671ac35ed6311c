// SPDX-License-Identifier: GPL-2.0-or-later
#include "sentences.hpp"

#include <array>

namespace telusur::indexer {
namespace {

constexpr std::array kErrors = {
    // Arguments.
    Sentence{"no INPUT is named", "INPUT belum disebut"},
    Sentence{"name a file, a folder, or - for standard input",
             "sebutkan berkas, folder, atau - untuk masukan standar"},
    Sentence{"no index is named", "indeks belum disebut"},
    Sentence{"give its folder with --db DIR or TELUSUR_DB",
             "sebutkan foldernya dengan --db DIR atau TELUSUR_DB"},
    Sentence{"reads the index alone, and writes all of it",
             "hanya membaca indeks, dan menulis semuanya"},
    Sentence{"leave out INPUT, --delete, --full, --dry-run and --shards",
             "tanpa INPUT, --delete, --full, --dry-run, dan --shards"},
    Sentence{"there is nothing to do", "tidak ada yang perlu dikerjakan"},
    Sentence{"name an INPUT, or --delete ID", "sebutkan INPUT, atau --delete ID"},
    Sentence{"--full starts from nothing: there is nothing to delete",
             "--full mulai dari nol: tidak ada yang dapat dihapus"},
    Sentence{"follows the folders named as INPUT; goes with neither --full nor --dry-run",
             "mengikuti folder yang disebut sebagai INPUT; tidak bersama --full atau --dry-run"},
    Sentence{"too little", "terlalu kecil"},
    Sentence{"at least 128M", "paling sedikit 128M"},
    Sentence{"--rejects needs a file that can be written",
             "--rejects perlu berkas yang dapat ditulis"},
    // Running.
    Sentence{"there is nothing to read", "tidak ada yang dapat dibaca"},
    Sentence{"no article could be read", "tidak satu artikel pun dapat dibaca"},
    Sentence{"no article has this id", "tidak ada artikel dengan id ini"},
    Sentence{"nothing was changed", "tidak ada yang berubah"},
    Sentence{"no file matches the pattern", "tidak ada berkas yang cocok dengan pola ini"},
    Sentence{"the system's limit of watched folders is reached",
             "batas sistem untuk folder yang diawasi sudah tercapai"},
    Sentence{"raise fs.inotify.max_user_watches (sysctl)",
             "naikkan fs.inotify.max_user_watches (sysctl)"},
    Sentence{"no INPUT is a folder", "tidak ada INPUT yang berupa folder"},
    Sentence{"name one to watch", "sebutkan satu untuk diawasi"},
    // Files, whatever their format.
    Sentence{"unknown format: it is empty", "formatnya tidak dikenal: isinya kosong"},
    Sentence{"unknown format: it is binary", "formatnya tidak dikenal: isinya biner"},
    Sentence{"unknown format: it looks like XML of another kind",
             "formatnya tidak dikenal: tampaknya XML jenis lain"},
    Sentence{"unknown format: neither its name nor its content tells",
             "formatnya tidak dikenal: tidak terlihat dari nama maupun isinya"},
    Sentence{"supported: {}; force one with --format",
             "yang didukung: {}; paksakan salah satu dengan --format"},
    Sentence{"\"{}\" is not a format", "\"{}\" bukan format"},
    Sentence{"the file is empty", "berkasnya kosong"},
    Sentence{"the file is binary", "berkasnya biner"},
    Sentence{"expected text", "seharusnya teks"},
    Sentence{"the input is too long", "masukannya terlalu panjang"},
    Sentence{"the line is too long", "barisnya terlalu panjang"},
    // Compressed files and archives.
    Sentence{"the file is cut short or damaged; fetch it again",
             "berkasnya terpotong atau rusak; ambil sekali lagi"},
    Sentence{"the file is cut short; fetch it again", "berkasnya terpotong; ambil sekali lagi"},
    Sentence{"the gzip data ends in the middle", "data gzip terputus di tengah"},
    Sentence{"there are other bytes after the gzip data", "ada bita lain setelah data gzip"},
    Sentence{"not valid gzip data", "bukan data gzip yang benar"},
    Sentence{"the zstd data ends in the middle", "data zstd terputus di tengah"},
    Sentence{"expands to more than {} times its size", "mengembang lebih dari {} kali ukurannya"},
    Sentence{"it looks like a decompression bomb", "tampaknya bom dekompresi"},
    Sentence{"the archive is damaged", "arsipnya rusak"},
    Sentence{"archives within archives, too deep", "arsip di dalam arsip, terlalu dalam"},
    Sentence{"unpack it", "bongkar dulu"},
    Sentence{"a record does not begin with its version", "sebuah rekaman tidak diawali versinya"},
    Sentence{"the file ends within a record's header",
             "berkasnya berakhir di tengah kepala sebuah rekaman"},
    Sentence{"a record does not say how long it is", "sebuah rekaman tidak menyebut panjangnya"},
    Sentence{"a record's header does not end", "kepala sebuah rekaman tidak berakhir"},
    Sentence{"the file ends within a record", "berkasnya berakhir di tengah sebuah rekaman"},
    // Pages, feeds, sitemaps.
    Sentence{"the page is too long", "halamannya terlalu panjang"},
    Sentence{"the page is coded as {}", "halamannya dikodekan sebagai {}"},
    Sentence{"only gzip is undone", "hanya gzip yang dapat dibuka"},
    Sentence{"there is no HTTP response in the record", "tidak ada jawaban HTTP di rekaman ini"},
    Sentence{"the page nests too deeply", "unsur halamannya bersarang terlalu dalam"},
    Sentence{"at most 256 elements within each other", "paling dalam 256 unsur"},
    Sentence{"there is no HTML element in it", "tidak ada unsur HTML di dalamnya"},
    Sentence{"there is no article text in the page", "tidak ada teks artikel di halaman ini"},
    Sentence{"not well-formed XML in line {}: {}", "XML tidak benar di baris {}: {}"},
    Sentence{"what comes after it was not read", "yang sesudahnya tidak dibaca"},
    Sentence{"write RFC 2822 in RSS and RFC 3339 in Atom",
             "tulis menurut RFC 2822 di RSS dan RFC 3339 di Atom"},
    Sentence{"sitemaps within sitemaps, too deep", "peta situs di dalam peta situs, terlalu dalam"},
    Sentence{"no file beside the sitemap is {}", "tidak ada berkas di samping peta situs untuk {}"},
    Sentence{"save pages as HOST/PATH or PATH below its folder",
             "simpan halaman sebagai HOST/PATH atau PATH di bawah foldernya"},
    // Records and texts.
    Sentence{"the JSON ends in the middle", "JSON terputus di tengah"},
    Sentence{"the object is too long", "objeknya terlalu panjang"},
    Sentence{"is no object", "bukan objek"},
    Sentence{"expected one JSON object an article", "seharusnya satu objek JSON per artikel"},
    Sentence{"the table is empty", "tabelnya kosong"},
    Sentence{"a row of names, then a row an article",
             "satu baris nama, lalu satu baris per artikel"},
    Sentence{"no column is a title or text: {}", "tidak ada kolom judul atau teks: {}"},
    Sentence{"the row has {} fields", "barisnya berisi {} kolom"},
    Sentence{"the first row names {} columns", "baris pertama menyebut {} kolom"},
    Sentence{"a field has at most {} bytes; a quote may be missing",
             "isi kolom paling panjang {} bita; mungkin ada tanda kutip yang hilang"},
    Sentence{"a title, an empty line, the body", "judul, satu baris kosong, lalu isi"},
    Sentence{"there is no text after the title", "tidak ada teks setelah judul"},
    Sentence{"there is no text below the front matter", "tidak ada teks di bawah front matter"},
    Sentence{"the front matter has no end", "front matter tidak berakhir"},
    Sentence{"the front matter is no list of names and values",
             "front matter bukan daftar nama dan nilai"},
    Sentence{"front matter: {}", "front matter: {}"},
    Sentence{"quote texts that hold a colon",
             "beri tanda kutip pada teks yang mengandung titik dua"},
};

constexpr std::array kHelp = {
    Sentence{"telusur-indexer: turn articles into a search index",
             "telusur-indexer: membuat indeks pencarian dari artikel"},
    Sentence{"Files, folders, patterns such as 'arsip/**/*.html', or - for standard input",
             "Berkas, folder, pola seperti 'arsip/**/*.html', atau - untuk masukan standar"},
    Sentence{"Folder of the index; made if it does not exist",
             "Folder indeks; dibuat bila belum ada"},
    Sentence{"Remove the article with this id (repeatable)",
             "Hapus artikel dengan id ini (boleh berulang)"},
    Sentence{"Rebuild beside the old index, then switch",
             "Bangun ulang di samping indeks lama, lalu beralih"},
    Sentence{"Split a new index into so many parts", "Bagi indeks baru menjadi sekian bagian"},
    Sentence{"Split the index anew into so many parts, from what it stores; no INPUT",
             "Bagi ulang indeks menjadi sekian bagian, dari isinya sendiri; tanpa INPUT"},
    Sentence{"Write the index anew without the room that changes have left; no INPUT",
             "Tulis ulang indeks tanpa ruang sisa perubahan; tanpa INPUT"},
    Sentence{"Stay, and index each file that lands in the folders named",
             "Tetap berjalan, dan indekskan setiap berkas yang masuk ke folder yang disebut"},
    Sentence{"Remove the articles of files of earlier runs that are gone from the INPUTs, and "
             "those that changed files hold no more",
             "Hapus artikel dari berkas lama yang sudah tidak ada di INPUT, dan yang tidak lagi "
             "ada di berkas yang berubah"},
    Sentence{"Read and check everything, write nothing",
             "Baca dan periksa semuanya, jangan tulis apa pun"},
    Sentence{"Format of the inputs: {}; told by content otherwise",
             "Format masukan: {}; tanpa ini dikenali dari isinya"},
    Sentence{"What records call an article's fields: title=judul,headline (repeatable; in a "
             "configuration file the table [fields])",
             "Nama kolom artikel di rekaman: title=judul,headline (boleh berulang; di berkas "
             "konfigurasi tabel [fields])"},
    Sentence{"Write what was not indexed, and why, to this file",
             "Tulis yang tidak terindeks, dan sebabnya, ke berkas ini"},
    Sentence{"Memory to use, 128M or more", "Memori yang dipakai, 128M atau lebih"},
    Sentence{"Keep boilerplate such as `Baca juga` lines",
             "Pertahankan teks baku seperti baris `Baca juga`"},
    Sentence{"Print what would be left out of each article, and by which rule; no index",
             "Tampilkan yang akan dibuang dari setiap artikel, dan aturannya; tanpa indeks"},
    Sentence{"indonesian, xapian or none (for comparisons)",
             "indonesian, xapian, atau none (untuk perbandingan)"},
    Sentence{"Progress on standard error: auto or never",
             "Kemajuan di keluaran galat standar: auto atau never"},
    Sentence{"Summary as JSON", "Ringkasan sebagai JSON"},
};

}  // namespace

Sentences error_sentences() {
  return kErrors;
}

Sentences help_sentences() {
  return kHelp;
}

}  // namespace telusur::indexer
