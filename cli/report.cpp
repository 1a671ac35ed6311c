// SPDX-License-Identifier: GPL-2.0-or-later
#include "report.hpp"

#include <array>
#include <cstdio>
#include <string>

#include "messages/message.hpp"
#include "options.hpp"

namespace telusur::cli {
namespace {

// The errors made in this folder; common/messages has the others.
constexpr std::array kSentences = {
    // Arguments.
    Sentence{"no query given", "tidak ada kueri"},
    Sentence{"nothing typed to complete", "tidak ada teks untuk dilengkapi"},
    Sentence{"one id of an article is needed", "perlu satu id artikel"},
    Sentence{"no file of queries given", "tidak ada berkas kueri"},
    Sentence{"see `{}`", "lihat `{}`"},
    Sentence{"\"{}\" is no date", "\"{}\" bukan tanggal"},
    Sentence{"write 2023-07-20, 2023-07, kemarin or 7d",
             "tulis 2023-07-20, 2023-07, kemarin, atau 7d"},
    Sentence{"no index named", "indeks belum disebut"},
    Sentence{"give the folder of the index with --db DIR or TELUSUR_DB",
             "sebutkan folder indeks dengan --db DIR atau TELUSUR_DB"},
    Sentence{"give the folder of the index with --db DIR or TELUSUR_DB, or the server that has it "
             "with --server URL",
             "sebutkan folder indeks dengan --db DIR atau TELUSUR_DB, atau server yang memilikinya "
             "dengan --server URL"},
    Sentence{"{} and {} exclude each other", "{} dan {} tidak dapat dipakai bersama"},
    Sentence{"works with --db alone", "hanya berlaku dengan --db"},
    Sentence{"the server has its own", "server memakai miliknya sendiri"},
    // Evaluation.
    Sentence{"holds no queries", "tidak berisi kueri"},
    Sentence{"\"{}\" is no NAME=VALUE", "\"{}\" bukan NAMA=NILAI"},
    Sentence{"such as {}", "misalnya {}"},
    Sentence{"a quote is not closed", "ada tanda kutip yang tidak ditutup"},
    Sentence{"not inside itself", "tidak boleh di dalam dirinya sendiri"},
    Sentence{"takes options alone", "hanya menerima opsi"},
    // Articles shown before.
    Sentence{"not the id of an article", "bukan id artikel"},
    Sentence{"each line is a JSON string, as --unseen writes it",
             "setiap barisnya teks JSON, seperti yang ditulis --unseen"},
    // Servers. What a server says is in the language that it was asked in.
    Sentence{"{} (HTTP {})", "{} (HTTP {})"},
    Sentence{"\"{}\" is no address of a server", "\"{}\" bukan alamat server"},
    Sentence{"write http://HOST:PORT, perhaps with a path before /v1/search",
             "tulis http://HOST:PORT, bila perlu dengan jalur di depan /v1/search"},
    Sentence{"did not answer in time", "tidak menjawab pada waktunya"},
    Sentence{"is telusur-searchd running there?", "apakah telusur-searchd berjalan di sana?"},
    Sentence{"answered with HTTP status {}", "menjawab dengan status HTTP {}"},
    Sentence{"is that a telusur-searchd?", "apakah itu telusur-searchd?"},
    Sentence{"answered with something else than JSON", "jawabannya bukan JSON"},
    Sentence{"answered with another format: {}: {}", "jawabannya berformat lain: {}: {}"},
    Sentence{"telusur and telusur-searchd need the same version",
             "versi telusur dan telusur-searchd harus sama"},
};

}  // namespace

int report(const Error& error, Language language) {
  std::fputs(("telusur: " + message(error, language, kSentences) + "\n").c_str(), stderr);
  return kExitError;
}

}  // namespace telusur::cli
