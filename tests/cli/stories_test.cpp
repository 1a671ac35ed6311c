// SPDX-License-Identifier: GPL-2.0-or-later
// Near-copies in what `telusur` prints.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;

namespace {

Finished search(std::vector<std::string> arguments) {
  static const TemporaryFolder folder;
  static const std::string path = [] {
    const std::string db = (folder.path() / "indeks").string();
    const std::string story =
        "Perahu listrik pertama di danau itu mengangkut delapan siswa ke sekolah setiap pagi. "
        "Baterainya diisi di dermaga dengan panel surya milik desa.";
    const std::string input = record("a", "Perahu listrik", story) +
                              record("b", "Perahu siswa", story + " Tiga desa lain akan meniru.") +
                              record("c", "Balap perahu", "Balap perahu di danau itu batal.") +
                              record("d", "Perahu desa", "Minggu ini. " + story);
    const Finished indexed = run_indexer({"--db", db, "-"}, {.input = input});
    REQUIRE_MESSAGE(indexed.status == 0, indexed.err);
    return db;
  }();
  return run_telusur(arguments, {.environment = {{"TELUSUR_DB", path}}});
}

}  // namespace

TEST_CASE("a hit says how many articles are like it") {
  CHECK(contains(search({"perahu"}).out, "   +2 artikel serupa\n"));
  CHECK(contains(search({"--lang", "en", "perahu"}).out, "   +2 similar articles\n"));
  CHECK(contains(search({"--lang", "en", "perahu meniru"}).out, "similar") ==
        contains(search({"perahu meniru"}).out, "serupa"));
  CHECK_FALSE(contains(search({"balap"}).out, "serupa"));
  CHECK(search({"--ids", "perahu"}).out.size() == 4);
  CHECK(search({"--count", "perahu"}).out == "4\n");
}

TEST_CASE("--no-group shows near-copies one by one") {
  const Finished done = search({"--no-group", "perahu"});
  CHECK_FALSE(contains(done.out, "serupa"));
  CHECK(search({"--no-group", "--ids", "perahu"}).out.size() == 8);
}
