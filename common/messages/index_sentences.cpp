// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>

#include "messages/sentences.hpp"

namespace telusur {
namespace {

constexpr std::array kSentences = {
    Sentence{"there is no index here", "tidak ada indeks di sini"},
    Sentence{"make one with: telusur-indexer --db {} FILE...",
             "buat dengan: telusur-indexer --db {} BERKAS..."},
    Sentence{"rebuild with: telusur-indexer --full --db {} FILE...",
             "bangun ulang dengan: telusur-indexer --full --db {} BERKAS..."},
    Sentence{"rebuild the index with telusur-indexer --full",
             "bangun ulang indeks dengan telusur-indexer --full"},
    Sentence{"another process is writing to this index", "proses lain sedang menulis indeks ini"},
    Sentence{"wait until it has finished", "tunggu sampai selesai"},
    Sentence{"the index changes faster than it can be read",
             "indeks berubah terlalu cepat untuk dibaca"},
    Sentence{"ask again", "coba lagi"},
    Sentence{"is the disk full?", "apakah disk penuh?"},
    Sentence{"does not name a generation", "tidak menyebut generasi indeks"},
    Sentence{"this is a Xapian database, but not one of Telusur's",
             "ini basis data Xapian, tetapi bukan buatan Telusur"},
    Sentence{"made with schema {}, this program needs {}",
             "dibuat dengan skema {}, padahal program ini memerlukan {}"},
    Sentence{"made with the analyzer {}, this program has {}",
             "dibuat dengan penganalisis {}, padahal program ini memakai {}"},
    Sentence{"made with the word codes {}, this program has {}",
             "dibuat dengan kode kata {}, padahal program ini memakai {}"},
    Sentence{"a stored article cannot be read", "sebuah artikel tersimpan tidak dapat dibaca"},
    Sentence{"a stored article cannot be read: {}",
             "sebuah artikel tersimpan tidak dapat dibaca: {}"},
    Sentence{"another indexer (process {}) is writing to this index",
             "pengindeks lain (proses {}) sedang menulis indeks ini"},
    Sentence{"the folder {} does not exist", "folder {} tidak ada"},
    Sentence{"create it, or name another with --db",
             "buat dulu, atau sebut folder lain dengan --db"},
    Sentence{"interrupted", "dihentikan"},
    // Shards.
    Sentence{"this index has {} shards, not {}", "indeks ini terdiri dari {} bagian, bukan {}"},
    Sentence{"split it anew with: telusur-indexer --db {} --reshard {}",
             "bagi ulang dengan: telusur-indexer --db {} --reshard {}"},
    Sentence{"this index is not split", "indeks ini tidak terbagi"},
    Sentence{"split it with: telusur-indexer --db {} --reshard {}",
             "bagi dengan: telusur-indexer --db {} --reshard {}"},
    Sentence{"shard {} has no folder on this machine", "bagian {} tidak punya folder di mesin ini"},
    Sentence{"write on the machine that has it", "tulis di mesin yang memilikinya"},
    Sentence{"no shard can be reached", "tidak ada bagian indeks yang terjangkau"},
    Sentence{"all their replicas are down", "semua replikanya mati"},
    // Cluster files.
    Sentence{"no shard named", "tidak ada bagian yang disebut"},
    Sentence{"add [[shard]] with name = \"a\" and replicas = [\"FOLDER\", \"HOST:PORT\"]",
             "tambahkan [[shard]] dengan name = \"a\" dan replicas = [\"FOLDER\", \"HOST:PORT\"]"},
    Sentence{"{} is beyond this machine, and Xapian's protocol neither encrypts nor asks for a "
             "password",
             "{} ada di luar mesin ini, padahal protokol Xapian tidak mengenkripsi dan tidak "
             "meminta kata sandi"},
    Sentence{"reach it through a tunnel (stunnel) on 127.0.0.1, or set allow_plain_remote = true "
             "where a firewall keeps everybody else out",
             "capai lewat terowongan (stunnel) di 127.0.0.1, atau tulis allow_plain_remote = true "
             "bila tembok api menahan semua pihak lain"},
    Sentence{"{}: not a number of milliseconds", "{}: bukan jumlah milidetik"},
    Sentence{"1 to {}", "1 sampai {}"},
    Sentence{"allow_plain_remote: neither true nor false",
             "allow_plain_remote: bukan true atau false"},
    Sentence{"{}: no such key", "{}: kunci tidak dikenal"},
    Sentence{"there are {}", "yang ada: {}"},
    Sentence{"name and replicas", "yang ada: name dan replicas"},
    Sentence{"shard: write [[shard]], with two brackets",
             "shard: tulis [[shard]], dengan dua kurung siku"},
    Sentence{"shard: not a table", "shard: bukan tabel"},
    Sentence{"a shard without a name", "bagian tanpa name"},
    Sentence{"shard {} has no replicas", "bagian {} tidak punya replicas"},
    Sentence{"name: not a name", "name: bukan nama"},
    Sentence{"a to z, 0 to 9, - and _", "a sampai z, 0 sampai 9, - dan _"},
    Sentence{"there is a shard {} already", "bagian {} sudah ada"},
    Sentence{"replicas: not a list", "replicas: bukan daftar"},
    Sentence{"replicas: not a folder or HOST:PORT", "replicas: bukan folder atau HOST:PORT"},
    Sentence{"{}: listed twice", "{}: tertulis dua kali"},
    Sentence{"{}: neither a folder nor HOST:PORT", "{}: bukan folder dan bukan HOST:PORT"},
    Sentence{"10.0.0.2:7401, [fd00::2]:7401, or a folder with a / in it",
             "10.0.0.2:7401, [fd00::2]:7401, atau folder dengan / di dalamnya"},
};

}  // namespace

Sentences index_sentences() {
  return kSentences;
}

}  // namespace telusur
