// SPDX-License-Identifier: GPL-2.0-or-later
// Which words are commands, and whose the options are.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;

namespace {

struct Desk {
  TemporaryFolder folder;
  std::string db = (folder.path() / "indeks").string();
  std::string queries = folder.write("q.tsv", "q1\tsel punca\ta\n").string();

  Desk() {
    const Finished indexed = run_indexer(
        {"--db", db, "-"}, {.input = record("a", "Sel punca", "Sel punca, apa itu stem cell?")});
    REQUIRE_MESSAGE(indexed.status == 0, indexed.err);
  }
};

const Desk& desk() {
  static const Desk made;
  return made;
}

std::string query_of(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "--json");
  const Finished done = run_telusur(arguments, {.environment = {{"TELUSUR_DB", desk().db}}});
  REQUIRE_MESSAGE(done.err.empty(), done.err);
  return std::string(json_of(done.out).at("query").as_string());
}

}  // namespace

TEST_CASE("a command's name within a query is a word") {
  struct Row {
    std::vector<std::string> arguments;
    std::string query;
  };
  for (const auto& [arguments, query] : {
           Row{{"apa", "itu", "stem", "cell"}, "apa itu stem cell"},
           Row{{"produk", "related", "news"}, "produk related news"},
           Row{{"stem cell"}, "stem cell"},
           Row{{"--", "stem", "cell"}, "stem cell"},
           Row{{"-n", "3", "sel", "-s", "newest", "eval"}, "sel eval"},
           Row{{"--source", "stem", "sel"}, "sel"},
           Row{{"--source=x", "sel", "stem", "--", "suggest"}, "sel stem suggest"},
           Row{{"C", "++"}, "C ++"},
       }) {
    CHECK(query_of(arguments) == query);
  }
}

TEST_CASE("words of a command are no commands either") {
  const Finished done = run_telusur({"analyze", "--stemmer", "none", "apa", "itu", "stem"});
  CHECK(done.status == 0);
  CHECK(contains(done.out, "\tstem\tstem\n"));
  CHECK(run_telusur({"suggest", "--db", desk().db, "sel", "related"}).status == 1);
}

TEST_CASE("options before a command are the command's") {
  const std::string& db = desk().db;
  const std::string& queries = desk().queries;
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"--db", db, "eval", queries},
           {"--db=" + db, "eval", queries},
           {"--lang", "en", "--db", db, "eval", queries},
           {"--config", "", "--db", db, "eval", queries},
           {"--compare", "--expand none", "--db", db, "eval", queries},
           {"--expand", "none", "eval", "--db", db, queries},
       }) {
    const Finished done = run_telusur(arguments);
    CHECK_MESSAGE(done.status == 0, done.err);
    CHECK(contains(done.out, "mrr10=1.0000"));
  }
  CHECK(contains(
      run_telusur({"--db", "/tiada", "eval", queries}, {.environment = {{"TELUSUR_DB", db}}}).err,
      "/tiada"));
  CHECK(contains(run_telusur({"--sort", "newest", "eval", "--db", db, queries}).err,
                 "--sort: bukan opsi perintah eval"));
  CHECK(contains(run_telusur({"--help", "eval"}).out, "--compare"));
  CHECK(run_telusur({"--version", "eval"}).out.starts_with("telusur "));
}
