// SPDX-License-Identifier: GPL-2.0-or-later
// `telusur eval`: one line for a setting, and what changes with another.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;

namespace {

struct Bench {
  TemporaryFolder folder;
  std::string db = (folder.path() / "indeks").string();
  std::string queries;
  std::string synonyms;

  Bench() {
    const std::string story =
        "Jembatan gantung di lembah itu dibuka kembali sesudah sebelas bulan diperbaiki. "
        "Warga memasang lampu surya di kedua ujungnya.";
    const std::string input = record("a", "Jembatan gantung", story) +
                              record("b", "Jembatan dibuka", story + " Besok ada pasar.") +
                              record("c", "Lampu pasar", "Lampu pasar malam dari botol bekas.") +
                              record("d", "Drone panen", "Wahana nirawak menyemai padi.");
    const Finished indexed = run_indexer({"--db", db, "-"}, {.input = input});
    REQUIRE_MESSAGE(indexed.status == 0, indexed.err);
    queries = folder.write("q.tsv",
                           "# id, pertanyaan, artikel\n"
                           "q1\tjembatan gantung\ta,b\nq2\tlampu pasar\tc\n"
                           "q3\tkapal udara\td\n\nq4\tpasar\tb\n");
    synonyms = folder.write("sinonim", "kapal udara, wahana nirawak\n");
  }
};

const Bench& bench() {
  static const Bench made;
  return made;
}

Finished eval(std::vector<std::string> options,
              std::map<std::string, std::string> environment = {}) {
  std::vector<std::string> arguments = {"eval", bench().queries};
  arguments.insert(arguments.end(), options.begin(), options.end());
  environment.emplace("TELUSUR_DB", bench().db);
  return run_telusur(arguments, {.environment = std::move(environment)});
}

}  // namespace

TEST_CASE("eval prints one line; near-copies are judged one by one unless grouped") {
  const Finished plain = eval({});
  CHECK(plain.status == 0);
  CHECK_MESSAGE(plain.out == "mrr10=0.6250 ndcg10=0.6577 s1=0.5000\n", plain.out);
  CHECK(eval({"--group"}).out != plain.out);
  CHECK(eval({"--no-title"}).out.starts_with("mrr10="));
}

TEST_CASE("a synonym can be measured before it goes live") {
  CHECK(contains(eval({"--synonyms", bench().synonyms}).out, "mrr10=0.8750"));
  CHECK(contains(eval({}, {{"TELUSUR_SYNONYMS", bench().synonyms}}).out, "mrr10=0.8750"));
  const Finished compared = eval({"--compare", "--synonyms '" + bench().synonyms + "'"});
  CHECK(compared.status == 0);
  CHECK_MESSAGE(contains(compared.out,
                         "id\tquery\trr_before\trr_after\tndcg_before\tndcg_after\n"
                         "q3\tkapal udara\t0.0000\t1.0000\t0.0000\t1.0000\n"
                         "before mrr10=0.6250 ndcg10=0.6577 s1=0.5000\n"
                         "after mrr10=0.8750 ndcg10=0.9077 s1=0.7500\n"
                         "better=1 worse=0 equal=3\n"
                         "mrr10 difference=+0.2500 ci95=[+0.0000,"),
                compared.out);
  CHECK(contains(compared.out, "\nndcg10 difference=+0.2500"));
  CHECK(contains(compared.out, "\ns1 difference=+0.2500"));
  CHECK(compared.out == eval({"--compare", "--synonyms '" + bench().synonyms + "'"}).out);
}

TEST_CASE("--compare changes what it says and keeps the rest") {
  const std::string& synonyms = bench().synonyms;
  const Finished back = eval({"--synonyms", synonyms, "--compare", "--expand none"});
  CHECK(contains(back.out, "before mrr10=0.8750"));
  CHECK(contains(back.out, "after mrr10=0.6250"));
  CHECK(contains(back.out, "better=0 worse=1 equal=3"));
  const Finished same = eval({"--compare", "--set k1=1.2"});
  CHECK(contains(same.out, "ndcg_after\nbefore "));
  CHECK(contains(same.out, "better=0 worse=0 equal=4"));
  CHECK(contains(same.out, "p=1.0000"));
}

TEST_CASE("what eval cannot do, it says") {
  struct Row {
    std::vector<std::string> options;
    std::string said;
  };
  for (const auto& [options, said] : {
           Row{{"--set", "k1"}, "NAMA=NILAI"},
           Row{{"--set", "k1=banyak"}, "k1=banyak"},
           Row{{"--set", "tiada=1"}, "tiada"},
           Row{{"--set", "k1=-1"}, "k1"},
           Row{{"--compare", "--tiada"}, "--tiada"},
           Row{{"--compare", "--expand 'none"}, "tanda kutip"},
           Row{{"--compare", "--compare x"}, "--compare"},
           Row{{"--compare", "lain.tsv"}, "--compare"},
           Row{{"--compare", "--db /tiada"}, "/tiada"},
           Row{{"--db", "/tiada"}, "/tiada"},
       }) {
    const std::string last = options.back();
    CAPTURE(last);
    const Finished done = eval(options);
    CHECK(done.status == 2);
    CHECK_MESSAGE(contains(done.err, said), done.err);
  }
  CHECK(contains(run_telusur({"eval", bench().queries}).err, "--db DIR atau TELUSUR_DB"));
}

TEST_CASE("the file of queries is read with care") {
  const auto run_on = [](const std::string& content) {
    const TemporaryFolder folder;
    return run_telusur({"eval", "--db", bench().db, folder.write("q.tsv", content).string()});
  };
  const std::string right = "mrr10=1.0000 ndcg10=1.0000 s1=1.0000\n";
  for (const std::string content : {
           "q1\tlampu pasar\tc\n",
           " q1 \t lampu pasar\t c , c\r\n",
           "q1\tlampu pasar\tc,c,,\n",
           "\xEF\xBB\xBFq1\tlampu pasar\tc",
           "  \n# id\nq1\tlampu pasar\tc\n",
       }) {
    CAPTURE(content);
    const Finished done = run_on(content);
    CHECK(done.out == right);
    CHECK_MESSAGE(done.err.empty(), done.err);
  }
  struct Row {
    std::string content;
    std::string said;
  };
  for (const auto& [content, said] : {
           Row{"q0\tpasar\tc\nq1\t\tx\ty\n", "q.tsv:2: ada 4 kolom"},
           Row{"\tpasar\tc\n", "q.tsv:1: kueri ini tanpa id"},
           Row{"q1\t \tc\n", "q.tsv:1: kueri ini kosong"},
           Row{"q1\tpasar\t,\n", "q.tsv:1: tidak ada artikel yang disebut"},
           Row{"q1\tpasar\n", "q.tsv:1: ada 2 kolom"},
           Row{"q1\tpa\xFFsar\tc\n", "q.tsv:1: bukan UTF-8"},
       }) {
    const Finished done = run_on(content);
    CHECK(done.status == 2);
    CHECK_MESSAGE(contains(done.err, said), done.err);
    CHECK(contains(done.err, "seharusnya id kueri, kueri, dan id artikel"));
  }
}

TEST_CASE("articles that are not in the index are counted, for nothing finds them") {
  const TemporaryFolder folder;
  const std::string queries =
      folder.write("q.tsv", "id\tkueri\tartikel\nq1\tlampu pasar\tc,e\n").string();
  const Finished done = run_telusur({"eval", "--db", bench().db, queries});
  CHECK(done.status == 0);
  CHECK(done.err ==
        "telusur: 2 id artikel tidak ada di indeks, yang pertama " + queries + ":1: artikel\n");
  CHECK(contains(run_telusur({"--lang", "en", "eval", "--db", bench().db, queries}).err,
                 "2 ids of articles are not in the index, the first "));
}

TEST_CASE("a query of any length is measured") {
  const TemporaryFolder folder;
  const std::string queries =
      folder.write("q.tsv", "q1\tlampu pasar " + std::string(20'000, 'x') + "\tc\n").string();
  CHECK(run_telusur({"eval", "--db", bench().db, queries}).out.starts_with("mrr10=1.0000"));
}

TEST_CASE("a flag wins over the environment of every command") {
  CHECK(contains(eval({"--synonyms", bench().synonyms}, {{"TELUSUR_SYNONYMS", "/tiada"}}).out,
                 "mrr10=0.8750"));
  CHECK(run_telusur({"--synonyms", bench().synonyms, "-c", "kapal", "udara"},
                    {.environment = {{"TELUSUR_SYNONYMS", "/tiada"}, {"TELUSUR_DB", bench().db}}})
            .out == "1\n");
}
