// SPDX-License-Identifier: GPL-2.0-or-later
// `--facets` and `--timeline`.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;

namespace {

const std::string& index_path() {
  static const TemporaryFolder folder;
  static const std::string path = [] {
    const std::string db = (folder.path() / "indeks").string();
    const std::string input =
        R"({"id":"a","title":"Pulsa naik","body":"Harga pulsa.","source":"k\u001b[2J.example","tags":["Pulsa"],"published":"2023-07-20"})"
        "\n"
        R"({"id":"b","title":"Pulsa turun","body":"Pulsa murah.","source":"Kabar","tags":["pulsa","5G"],"published":"2023-09-01"})"
        "\n"
        R"({"id":"c","title":"Pulsa lagi","body":"Pulsa desa.","source":"Kabar","tags":["pulsa"],"published":"2023-09-03"})"
        "\n"
        R"({"id":"d","title":"Pulsa","body":"Pulsa kota."})"
        "\n";
    const Finished indexed = run_indexer({"--db", db, "-"}, {.input = input});
    REQUIRE_MESSAGE(indexed.status == 0, indexed.err);
    return db;
  }();
  return path;
}

Finished search(std::vector<std::string> arguments) {
  return run_telusur(arguments, {.environment = {{"TELUSUR_DB", index_path()}}});
}

}  // namespace

TEST_CASE("facets are tables under the hits") {
  const Finished done = search({"-n", "1", "--facets", "source,tag", "pulsa"});
  REQUIRE(done.status == 0);
  CHECK(contains(done.out,
                 "\nSumber\n"
                 "   Kabar         2\n"
                 "   k[2J.example  1\n"
                 "   tidak ada     1\n"
                 "\nTag\n"
                 "   pulsa      3\n"
                 "   5G         1\n"
                 "   tidak ada  1\n"));
  CHECK(contains(search({"--lang", "en", "--facets", "month", "pulsa"}).out,
                 "\nMonth\n   2023-09  2\n   2023-07  1\n   none     1\n"));
  CHECK_FALSE(contains(search({"pulsa"}).out, "Sumber"));
  CHECK_FALSE(contains(search({"--facets", "source", "zebra"}).out, "Sumber"));
}

TEST_CASE("the timeline is drawn with bars that fit") {
  const Finished done = search({"--timeline=month", "pulsa"});
  REQUIRE(done.status == 0);
  std::string full;
  for (int i = 0; i < 86; ++i)
    full += "█";  // 100 columns, less 3 of indent, 7 of the month, 1 of the count, 3 blanks
  std::string half = full.substr(0, full.size() / 2);
  CHECK(contains(done.out, "\nWaktu terbit\n   2023-07  1 " + half +
                               "\n   2023-08  0\n   2023-09  2 " + full + "\n   tanpa waktu: 1\n"));
}

TEST_CASE("a timeline without a unit leaves the query alone") {
  const Finished done = search({"--timeline", "pulsa", "murah"});
  CHECK(done.status == 0);
  CHECK(contains(done.out, "Pulsa turun"));
  CHECK(contains(done.out, "   2023-09-01  1 █"));
}

TEST_CASE("JSON has the counts when asked for") {
  const Finished done = search({"--json", "--facets", "source", "--timeline=year", "pulsa"});
  CHECK(contains(done.out, R"("facets":{"source":{"values":[{"value":"Kabar","count":2})"));
  CHECK(contains(
      done.out,
      R"("timeline":{"unit":"year","buckets":[{"from":"2023-01-01","count":3}],"missing":1})"));
  CHECK_FALSE(contains(search({"--json", "pulsa"}).out, "facets"));
}

TEST_CASE("-c counts exactly what the hits only bound") {
  const TemporaryFolder folder;
  const std::string db = (folder.path() / "indeks").string();
  std::string input;
  for (int i = 0; i < 2400; ++i) {
    const std::string id = std::to_string(i);
    input += record("a" + id, i % 2 == 0 ? "Menara" : "Gedung", "Nomor " + id + ".");
  }
  const Finished indexed = run_indexer({"--db", db, "-"}, {.input = input});
  REQUIRE_MESSAGE(indexed.status == 0, indexed.err);
  for (const std::string& shards : {std::string("1"), std::string("2")}) {
    if (shards == "2") {
      REQUIRE(run_indexer({"--db", db, "--reshard", "2"}).status == 0);
    }
    const std::vector<std::string> query = {"--db", db, "--match", "any", "menara", "gedung"};
    const auto with = [&query](std::vector<std::string> more) {
      more.insert(more.end(), query.begin(), query.end());
      return run_telusur(more);
    };
    const auto total = json_of(with({"--json"}).out).at("total");
    CHECK(total.at("value").as_int64() <= 2400);
    for (const char* format : {"-c", "--format=count"}) {
      const Finished done = with({format});
      CHECK(done.out == "2400\n");
      CHECK_MESSAGE(done.err.empty(), done.err);
    }
  }
}
