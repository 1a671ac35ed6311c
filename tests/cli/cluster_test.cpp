// SPDX-License-Identifier: GPL-2.0-or-later
// An index in shards, as it is searched from a shell.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;
namespace fs = std::filesystem;

namespace {

/// Thirty articles in two shards, of which each has some.
struct SplitIndex {
  SplitIndex() {
    std::string input;
    for (int i = 0; i < 30; ++i)
      input += record("a" + std::to_string(i), "Menara", "Menara di desa.");
    const Finished indexed =
        run_indexer({"--db", db.string(), "--shards", "2", "-"}, {.input = input});
    REQUIRE_MESSAGE(indexed.status == 0, indexed.err);
  }

  [[nodiscard]] std::string file() const { return (db / "cluster.toml").string(); }

  TemporaryFolder folder;
  fs::path db = folder.path() / "indeks";
};

}  // namespace

TEST_CASE("--cluster names the file of the shards, --db their folder or the file") {
  const SplitIndex index;
  for (const std::vector<std::string>& where : {std::vector<std::string>{"--cluster", index.file()},
                                                {"--db", index.file()},
                                                {"--db", index.db.string()}}) {
    std::vector<std::string> arguments = where;
    arguments.insert(arguments.end(), {"--no-group", "--format", "json", "menara"});
    const Finished found = run_telusur(arguments);
    REQUIRE_MESSAGE(found.status == 0, found.err);
    const auto answer = json_of(found.out).as_object();
    CHECK(answer.at("total").at("value") == 30);
    CHECK(answer.at("shards") ==
          boost::json::value{{"total", 2}, {"answered", 2}, {"missing", boost::json::array{}}});
  }
  CHECK(run_telusur({"--cluster", "/tidak/ada.toml", "menara"}).status == 2);
}

TEST_CASE("a shard that is not there is named, for people and beside data") {
  const SplitIndex index;
  fs::rename(index.db / "shard-2-1", index.db / "elsewhere");
  const Finished text = run_telusur({"--cluster", index.file(), "menara"});
  CHECK(text.status == 0);
  CHECK_MESSAGE(contains(text.out, "tidak terjangkau: "), text.out);
  CHECK(contains(run_telusur({"--cluster", index.file(), "--lang", "en", "menara"}).out,
                 "cannot be reached: "));
  const Finished data = run_telusur({"--cluster", index.file(), "--format", "tsv", "menara"});
  CHECK(data.status == 0);
  CHECK_FALSE(contains(data.out, "tidak terjangkau"));
  CHECK(contains(data.err, "tidak terjangkau: "));

  fs::rename(index.db / "shard-2-0", index.db / "elsewhere-too");
  const Finished nothing = run_telusur({"--cluster", index.file(), "menara"});
  CHECK(nothing.status == 2);
  CHECK_MESSAGE(contains(nothing.err, "tidak ada bagian indeks yang terjangkau"), nothing.err);
}
