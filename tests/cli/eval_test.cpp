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

TEST_CASE("a flag wins over the environment of every command") {
  CHECK(contains(eval({"--synonyms", bench().synonyms}, {{"TELUSUR_SYNONYMS", "/tiada"}}).out,
                 "mrr10=0.8750"));
  CHECK(run_telusur({"--synonyms", bench().synonyms, "-c", "kapal", "udara"},
                    {.environment = {{"TELUSUR_SYNONYMS", "/tiada"}, {"TELUSUR_DB", bench().db}}})
            .out == "1\n");
}
