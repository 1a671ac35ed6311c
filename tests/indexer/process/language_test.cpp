// SPDX-License-Identifier: GPL-2.0-or-later
// What people read when something is wrong, and the help: in Indonesian, or in English.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;

namespace {

using Arguments = std::vector<std::string>;

/// The first line on standard error, `telusur-indexer: ` apart.
std::string said(const Arguments& arguments, const Surroundings& surroundings) {
  const Finished done = run_indexer(arguments, surroundings);
  CHECK(done.status != 0);
  const std::string line = done.err.substr(0, done.err.find('\n'));
  constexpr std::string_view kName = "telusur-indexer: ";
  CHECK_MESSAGE(line.starts_with(kName), line);
  return line.substr(std::min(line.size(), kName.size()));
}

/// One mistake, and what is said of it in both languages.
struct Row {
  Arguments arguments;
  std::string input;
  std::string indonesian;
  std::string english;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    Surroundings surroundings{.input = row.input};
    CHECK(said(row.arguments, surroundings) == row.indonesian);
    surroundings.environment["TELUSUR_LANG"] = "en";
    CHECK(said(row.arguments, surroundings) == row.english);
  }
}

}  // namespace

TEST_CASE("command lines that are none") {
  check({
      {{"--dib", "x", "-"},
       "",
       "--dib: opsi tidak dikenal (mungkin maksud Anda --db?)",
       "--dib: no such option (is --db meant?)"},
      {{"--db"},
       "",
       "--db: perlu nilai (tulis: --db TEXT)",
       "--db: needs a value (write: --db TEXT)"},
      {{"-"},
       "",
       "--db: indeks belum disebut (sebutkan foldernya dengan --db DIR atau TELUSUR_DB)",
       "--db: no index is named (give its folder with --db DIR or TELUSUR_DB)"},
      {{"--db", "x"},
       "",
       "tidak ada yang perlu dikerjakan (sebutkan INPUT, atau --delete ID)",
       "there is nothing to do (name an INPUT, or --delete ID)"},
      {{"--db", "x", "--compact", "-"},
       "",
       "--compact: hanya membaca indeks, dan menulis semuanya (tanpa INPUT, --delete, --full, "
       "--dry-run, dan --shards)",
       "--compact: reads the index alone, and writes all of it (leave out INPUT, --delete, --full, "
       "--dry-run and --shards)"},
      {{"--db", "x", "--shards", "0", "-"},
       "",
       "--shards: 0 di luar 1..256",
       "--shards: 0 is outside 1..256"},
      {{"--lang", "fr", "-"},
       "",
       "--lang: \"fr\" tidak dikenal (pilihannya: id, en)",
       "--lang: \"fr\" is unknown (one of id, en)"},
      {{"--config", "/tiada.toml", "-"},
       "",
       "/tiada.toml: berkas konfigurasi ini tidak dapat dibaca",
       "/tiada.toml: the configuration file cannot be read"},
      {{"--explain-cleaning"},
       "",
       "--explain-cleaning: INPUT belum disebut (sebutkan berkas, folder, atau - untuk masukan "
       "standar)",
       "--explain-cleaning: no INPUT is named (name a file, a folder, or - for standard input)"},
  });
}

TEST_CASE("records and files that are none") {
  const TemporaryFolder folder;
  const std::string db = (folder.path() / "indeks").string();
  const std::string page = folder.write("kosong.html", "<p>").string();
  const std::string binary = folder.write("gambar", std::string("\x01\0\x02", 3)).string();
  const std::string words = folder.write("kata", "Besar\n").string();
  check({
      {{"--db", db, "-"},
       "{\"id\": 1.5, \"title\": \"A\"}\n",
       "<stdin>:1: id: isinya bilangan (seharusnya teks atau bilangan bulat)",
       "<stdin>:1: id: is a number (expected a string or a whole number)"},
      {{"--db", db, "-"},
       "{\"id\": \"a\"}\n",
       "<stdin>:1: body: tidak ada teks: title, lead, dan body kosong",
       "<stdin>:1: body: no text: title, lead and body are all empty"},
      {{"--db", db, "--format", "csv", "-"},
       "title,text\nA,b,c\n",
       "<stdin>:2: barisnya berisi 3 kolom (baris pertama menyebut 2 kolom)",
       "<stdin>:2: the row has 3 fields (the first row names 2 columns)"},
      {{"--db", db, page},
       "",
       page + ": body: tidak ada teks artikel di halaman ini",
       page + ": body: there is no article text in the page"},
      {{"--db", db, "/tiada"},
       "",
       "/tiada: berkas atau folder itu tidak ada",
       "/tiada: No such file or directory"},
      {{"--db", db, "/tiada/*.html"},
       "",
       "/tiada/*.html: tidak ada berkas yang cocok dengan pola ini",
       "/tiada/*.html: no file matches the pattern"},
      {{"--db", db, "--reshard", "2"},
       "",
       db + ": tidak ada indeks di sini (buat dengan: telusur-indexer --db " + db + " BERKAS...)",
       db + ": there is no index here (make one with: telusur-indexer --db " + db + " FILE...)"},
      {{"--db", db, "--words", words, "-"},
       "",
       words + ":1: \"Besar\" mengandung huruf besar (tulis kata dengan huruf kecil)",
       words + ":1: \"Besar\" has capital letters (write words in lower case)"},
  });
  // In a folder, what no format fits is only told.
  const std::string whole = folder.path().string();
  CHECK(
      contains(run_indexer({"--db", db, whole}).err, "gambar: dilewati: formatnya tidak dikenal"));
  CHECK(contains(run_indexer({"--db", db, "--lang", "en", whole}).err,
                 "gambar: skipped: unknown format"));
}

TEST_CASE("no description of the help is left in the other language") {
  const Finished indonesian = run_indexer({"--help"});
  const Finished english = run_indexer({"--help", "--lang", "en"});
  CHECK(indonesian.status == 0);
  CHECK(english.status == 0);
  CHECK(contains(indonesian.out, "Tampilkan bantuan ini"));
  CHECK(contains(english.out, "Show this help"));
  std::istringstream lines(english.out);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("                    ")) {  // a description
      CHECK_MESSAGE(!contains(indonesian.out, line + "\n"), line);
    }
  }
}
