// SPDX-License-Identifier: GPL-2.0-or-later
// What people read when something is wrong, and the help: in Indonesian, or in English.
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;

namespace {

using Arguments = std::vector<std::string>;
using Environment = std::map<std::string, std::string>;

struct Desk {
  TemporaryFolder folder;
  std::string db = (folder.path() / "indeks").string();

  Desk() {
    const Finished indexed =
        run_indexer({"--db", db, "-"}, {.input = record("a", "Pulsa", "Harga pulsa naik.")});
    REQUIRE_MESSAGE(indexed.status == 0, indexed.err);
  }
  [[nodiscard]] std::string file(const std::string& name, const std::string& content) const {
    return folder.write(name, content).string();
  }
};

const Desk& desk() {
  static const Desk made;
  return made;
}

/// One mistake and its first line, `telusur: ` apart, in both languages.
struct Row {
  Arguments arguments;
  std::string indonesian;
  std::string english;
  Environment environment = {};
};

std::string first_line(const Finished& done) {
  CHECK(done.status == 2);
  CHECK(done.out.empty());
  const std::string line = done.err.substr(0, done.err.find('\n'));
  CHECK_MESSAGE(line.starts_with("telusur: "), line);
  return line.substr(std::min<std::size_t>(line.size(), 9));
}

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    Surroundings surroundings{.environment = row.environment};
    CHECK(first_line(run_telusur(row.arguments, surroundings)) == row.indonesian);
    surroundings.environment["TELUSUR_LANG"] = "en";
    CHECK(first_line(run_telusur(row.arguments, surroundings)) == row.english);
  }
}

}  // namespace

TEST_CASE("arguments that are none") {
  check({
      {{"--limti", "3", "a"},
       "--limti: opsi tidak dikenal (mungkin maksud Anda --limit?)",
       "--limti: no such option (is --limit meant?)"},
      {{"--limti=3", "a"},
       "--limti: opsi tidak dikenal (mungkin maksud Anda --limit?)",
       "--limti: no such option (is --limit meant?)"},
      {{"--bla", "a"}, "--bla: opsi tidak dikenal", "--bla: no such option"},
      {{"-bola", "judi"}, "-bola: opsi tidak dikenal", "-bola: no such option"},
      {{"eval", "--exband", "none", "q"},
       "--exband: bukan opsi perintah eval (mungkin maksud Anda --expand?)",
       "--exband: no such option of eval (is --expand meant?)"},
      {{"stem", "kata"}, "kata: argumen ini tidak diperlukan", "kata: one argument too many"},
      {{"-n"},
       "--limit: perlu nilai (tulis: --limit N)",
       "--limit: needs a value (write: --limit N)"},
      {{"--sort"},
       "--sort: perlu nilai (pilihannya: relevance, newest, oldest, newest-first, oldest-first)",
       "--sort: needs a value (one of relevance, newest, oldest, newest-first, oldest-first)"},
      {{"-n", "1", "-n", "2", "a"},
       "--limit: diberikan lebih dari sekali",
       "--limit: given more than once"},
      {{"-n", "10001", "a"},
       "--limit: 10001 di luar 0..10000",
       "--limit: 10001 is outside 0..10000"},
      {{"-n", "banyak", "a"},
       "--limit: \"banyak\" bukan bilangan bulat (antara 0 dan 10000)",
       "--limit: \"banyak\" is no whole number (between 0 and 10000)"},
      {{"--match", "semua", "a"},
       "--match: \"semua\" tidak dikenal (pilihannya: auto, all, any)",
       "--match: \"semua\" is unknown (one of auto, all, any)"},
      {{"--explain=mungkin", "a"},
       "--explain: \"mungkin\" bukan true atau false",
       "--explain: \"mungkin\" is neither true nor false"},
      {{"acronyms", "--min-count", "x"},
       "--min-count: \"x\" bukan bilangan yang dapat dipakai",
       "--min-count: \"x\" is no usable number"},
      {{"--lang", "fr", "a"},
       "--lang: \"fr\" tidak dikenal (pilihannya: id, en)",
       "--lang: \"fr\" is unknown (one of id, en)"},
      {{"--since", "lusa-besok", "a"},
       "--since: \"lusa-besok\" bukan tanggal (tulis 2023-07-20, 2023-07, kemarin, atau 7d)",
       "--since: \"lusa-besok\" is no date (write 2023-07-20, 2023-07, kemarin or 7d)"},
      {{"--timeline=jam", "a"},
       "--timeline: \"jam\" tidak dikenal (pilihannya: auto, day, week, month, year)",
       "--timeline: \"jam\" is unknown (one of auto, day, week, month, year)"},
      {{"--json", "--ids", "--db", desk().db, "a"},
       "--json dan --ids tidak dapat dipakai bersama",
       "--json and --ids exclude each other"},
      {{}, "tidak ada kueri (lihat `telusur --help`)", "no query given (see `telusur --help`)"},
      {{"suggest"},
       "tidak ada teks untuk dilengkapi (lihat `telusur suggest --help`)",
       "nothing typed to complete (see `telusur suggest --help`)"},
      {{"related"},
       "perlu satu id artikel (lihat `telusur related --help`)",
       "one id of an article is needed (see `telusur related --help`)"},
      {{"eval"},
       "tidak ada berkas kueri (lihat `telusur eval --help`)",
       "no file of queries given (see `telusur eval --help`)"},
  });
}

TEST_CASE("values from the environment and from files are told by their place") {
  const std::string typo = desk().file("a.toml", "db = 'x'\nlimti = 3\n");
  const std::string large = desk().file("b.toml", "[suggest]\nlimit = 500\n");
  const std::string broken = desk().file("c.toml", "lang = 'id'\nlimit = \n");
  const std::string table = desk().file("d.toml", "[eval]\nlimits = 3\n");
  check({
      {{"a"},
       "TELUSUR_LIMIT: \"x\" bukan bilangan bulat (antara 0 dan 10000)",
       "TELUSUR_LIMIT: \"x\" is no whole number (between 0 and 10000)",
       {{"TELUSUR_LIMIT", "x"}}},
      {{"a"},
       "TELUSUR_STEMMER: \"x\" tidak dikenal (pilihannya: indonesian, xapian, none)",
       "TELUSUR_STEMMER: \"x\" is unknown (one of indonesian, xapian, none)",
       {{"TELUSUR_STEMMER", "x"}}},
      {{"--config", typo, "a"},
       typo + ":2: limti: opsi tidak dikenal, atau tidak untuk berkas (mungkin maksud Anda limit?)",
       typo + ":2: limti: no such option, or not for files (is limit meant?)"},
      {{"--config", large, "a"},
       large + ":2: limit: 500 di luar 0..20",
       large + ":2: limit: 500 is outside 0..20"},
      {{"--config", table, "a"},
       table + ":2: limits: bukan opsi perintah eval, atau tidak untuk berkas",
       table + ":2: limits: no such option of eval, or not for files"},
      {{"--config", "/tiada.toml", "a"},
       "/tiada.toml: berkas konfigurasi ini tidak dapat dibaca",
       "/tiada.toml: the configuration file cannot be read"},
  });
  const Finished done = run_telusur({"--config", broken, "a"});
  CHECK_MESSAGE(done.err.starts_with("telusur: " + broken + ":2: bukan TOML yang benar: "),
                done.err);
}

TEST_CASE("what cannot be read or reached") {
  const std::string queries = desk().file("q.tsv", "q1\tpulsa\n");
  const std::string empty = desk().file("empty.tsv", "");
  const std::string synonyms = desk().file("synonyms", "unduh, download\nyg\n");
  const std::string ranking = desk().file("ranking.toml", "k9 = 1\n");
  const std::string saved = desk().file("saved.toml", "a = 1\n");
  const std::string& db = desk().db;
  check({
      {{"a"},
       "--db: indeks belum disebut (sebutkan folder indeks dengan --db DIR atau TELUSUR_DB, atau "
       "server yang memilikinya dengan --server URL)",
       "--db: no index named (give the folder of the index with --db DIR or TELUSUR_DB, or the "
       "server that has it with --server URL)"},
      {{"--db", "/tiada", "a"},
       "/tiada: tidak ada indeks di sini (buat dengan: telusur-indexer --db /tiada BERKAS...)",
       "/tiada: there is no index here (make one with: telusur-indexer --db /tiada FILE...)"},
      {{"--server", "http://127.0.0.1:1", "a"},
       "http://127.0.0.1:1: koneksi ditolak (apakah telusur-searchd berjalan di sana?)",
       "http://127.0.0.1:1: Connection refused (is telusur-searchd running there?)"},
      {{"--server", "ftp://k.example", "a"},
       "--server: \"ftp://k.example\" bukan alamat server (tulis http://HOST:PORT, bila perlu "
       "dengan jalur di depan /v1/search)",
       "--server: \"ftp://k.example\" is no address of a server (write http://HOST:PORT, perhaps "
       "with a path before /v1/search)"},
      {{"--server", "http://127.0.0.1:1", "--words", "w", "a"},
       "--words: hanya berlaku dengan --db (server memakai miliknya sendiri)",
       "--words: works with --db alone (the server has its own)"},
      {{"--db", db, "--synonyms", "/tiada", "a"},
       "/tiada: berkas atau folder itu tidak ada",
       "/tiada: No such file or directory"},
      {{"--db", db, "--synonyms", synonyms, "a"},
       synonyms + ":2: kelompok yang berisi satu istilah saja (tulis `a, b, c`, `a, b => c`, atau "
                  "`- a`)",
       synonyms + ":2: a group of one term (write `a, b, c`, `a, b => c` or `- a`)"},
      {{"--db", db, "--ranking", ranking, "a"},
       ranking + ":1: k9: bukan tetapan pemeringkatan (mungkin maksud Anda k1?)",
       ranking + ":1: k9: no constant of ranking (is k1 meant?)"},
      {{"--db", db, "--saved", saved, "a"},
       saved + ":1: a: bukan teks (tulis NAMA = \"judul:umkm sejak:2023\")",
       saved + ":1: a: not a text (write NAME = \"judul:umkm sejak:2023\")"},
      {{"related", "--db", db, "zzz"}, "zzz: tidak ada artikel itu", "zzz: no such article"},
      {{"eval", "--db", db, queries},
       queries + ":1: ada 2 kolom (seharusnya id kueri, kueri, dan id artikel yang dipisah koma, "
                 "dengan tab di antara ketiganya)",
       queries + ":1: 2 fields (expected query id, query and comma-separated article ids, "
                 "tab-separated)"},
      {{"eval", "--db", db, empty}, empty + ": tidak berisi kueri", empty + ": holds no queries"},
      {{"eval", "--db", db, "--set", "k1", queries},
       "--set: \"k1\" bukan NAMA=NILAI (misalnya "
       "k1=1.2)",
       "--set: \"k1\" is no NAME=VALUE (such as k1=1.2)"},
      {{"eval", "--db", db, "--compare", "", queries},
       "--compare: perlu nilai (misalnya '--expand none')",
       "--compare: needs a value (such as '--expand none')"},
      {{"eval", "--db", db, "--compare", "lain.tsv", queries},
       "--compare: hanya menerima opsi (misalnya '--expand none')",
       "--compare: takes options alone (such as '--expand none')"},
  });
}

TEST_CASE("the language is known whatever else is wrong: flag > environment > file") {
  const std::string english =
      desk().file("en.toml", "# bahasa\n\"lang\" = \"en\"  # en\nlimti = 1\n");
  const std::string elsewhere = desk().file("table.toml", "limti = 1\n[eval]\nlang = 'en'\n");
  struct Case {
    Arguments arguments;
    Environment environment;
    bool english;
  };
  for (const Case& one : std::vector<Case>{
           {{"--limti", "a"}, {}, false},
           {{"--limti", "--lang", "en", "a"}, {}, true},
           {{"--limti", "--lang=en", "a"}, {}, true},
           {{"--lang", "id", "--limti", "a"}, {{"TELUSUR_LANG", "en"}}, false},
           {{"--limti", "a"}, {{"TELUSUR_LANG", "en"}}, true},
           {{"--limti", "a"}, {{"TELUSUR_LANG", "fr"}}, false},
           {{"--limti", "--", "--lang", "en"}, {}, false},
           {{"eval", "--lang", "en", "--limti"}, {}, true},
           {{"--config", english, "a"}, {}, true},
           {{"--config=" + english, "a"}, {}, true},
           {{"a"}, {{"TELUSUR_CONFIG", english}}, true},
           {{"--config", english, "a"}, {{"TELUSUR_LANG", "id"}}, false},
           {{"--config", elsewhere, "a"}, {}, false},
       }) {
    const std::string shown = one.arguments.front();
    CAPTURE(shown);
    const Finished done = run_telusur(one.arguments, {.environment = one.environment});
    CHECK(done.status == 2);
    CHECK_MESSAGE(contains(done.err, "Try `telusur ") == one.english, done.err);
    CHECK_MESSAGE(contains(done.err, "Lihat `telusur ") != one.english, done.err);
  }
  CHECK(run_telusur({"eval", "--lang", "fr", "q"}).status == 2);
}

TEST_CASE("whoever excludes a word like an option is told how") {
  CHECK(run_telusur({"judi", "-bola"}).err ==
        "telusur: -bola: opsi tidak dikenal\n"
        "Lihat `telusur --help`.\n"
        "Untuk mengecualikan kata, akhiri dulu opsinya: telusur -- judi -bola\n");
  CHECK(run_telusur({"--lang", "en", "eval", "-y"}).err ==
        "telusur: -y: no such option of eval\nTry `telusur eval --help`.\n");
}

TEST_CASE("no description of the help is left in the other language") {
  for (const std::string command :
       {"", "stem", "analyze", "eval", "acronyms", "suggest", "related"}) {
    CAPTURE(command);
    const auto help = [&](const std::string& code) {
      Arguments arguments{"--lang", code};
      if (!command.empty()) arguments.push_back(command);
      arguments.push_back("--help");
      const Finished done = run_telusur(arguments);
      CHECK(done.status == 0);
      CHECK(done.err.empty());
      return done.out;
    };
    const std::string indonesian = help("id");
    const std::string english = help("en");
    CHECK(contains(indonesian, "Tampilkan bantuan ini"));
    CHECK(contains(english, "Show this help"));
    CHECK(contains(indonesian, "Status keluar"));
    CHECK(contains(english, "Exit status"));
    std::istringstream lines(english);
    for (std::string line; std::getline(lines, line);) {
      // Examples, and options whose description is on the next line, are the same in both.
      const bool described =
          !line.empty() && line.find("  ", line.find_first_not_of(' ')) != std::string::npos;
      const bool alone = line.starts_with("                    ");
      if (described || alone) CHECK_MESSAGE(!contains(indonesian, line + "\n"), line);
    }
  }
}
