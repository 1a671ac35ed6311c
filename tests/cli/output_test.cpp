// SPDX-License-Identifier: GPL-2.0-or-later
// What arrives on standard output, and what stands beside it on standard error.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;

namespace {

constexpr int kArticles = 250;

const std::string& index_path() {
  static const TemporaryFolder folder;
  static const std::string path = [] {
    const std::string db = (folder.path() / "indeks").string();
    std::string input;
    for (int i = 0; i < kArticles; ++i) {
      const std::string id = std::to_string(i);
      input += record("a" + id, "Menara " + id, "Menara nomor " + id + " di desa itu berdiri.");
    }
    const Finished indexed = run_indexer({"--db", db, "-"}, {.input = input});
    REQUIRE_MESSAGE(indexed.status == 0, indexed.err);
    return db;
  }();
  return path;
}

Finished search(std::vector<std::string> arguments) {
  return run_telusur(arguments, {.environment = {{"TELUSUR_DB", index_path()}}});
}

/// `telusur ARGUMENTS` as a shell reads them.
Finished in_shell(const std::string& arguments) {
  return run("/bin/sh", {"-c", kTelusur.string() + " " + arguments},
             {.environment = {{"TELUSUR_DB", index_path()}}});
}

std::size_t distinct_lines(const std::string& text) {
  std::istringstream lines(text);
  std::set<std::string> all;
  for (std::string line; std::getline(lines, line);)
    all.insert(line);
  return all.size();
}

}  // namespace

TEST_CASE("what cannot be written is an error") {
  if (!std::filesystem::exists("/dev/full")) return;
  const TemporaryFolder folder;
  const std::string queries = folder.write("q.tsv", "q1\tmenara\ta1\n").string();
  for (const std::string& arguments :
       {std::string("--json menara"), std::string("menara"), std::string("-c menara"),
        std::string("--format tsv -n 100 menara"), std::string("suggest menara"),
        std::string("eval ") + queries, std::string("analyze menara"), std::string("--help"),
        std::string("--version"), std::string("--man"), std::string("--completions bash"),
        std::string("stem <") + queries}) {
    CAPTURE(arguments);
    const Finished done = in_shell(arguments + " >/dev/full");
    CHECK(done.status == 2);
    CHECK(done.err == "telusur: keluaran standar: ruang disk habis\n");
  }
  CHECK(in_shell("--lang en -c menara >/dev/full").err ==
        "telusur: stdout: No space left on device\n");
  CHECK(in_shell("-q menara >/dev/full").status == 0);
}

TEST_CASE("hits that could not be written were not shown") {
  if (!std::filesystem::exists("/dev/full")) return;
  const TemporaryFolder folder;
  const std::string seen = (folder.path() / "seen").string();
  CHECK(in_shell("--unseen " + seen + " --ids menara >/dev/full").status == 2);
  CHECK_FALSE(std::filesystem::exists(seen));
}

TEST_CASE("a reader that goes away is no error where SIGPIPE is ignored") {
  const Finished done = in_shell("--version | true; trap '' PIPE; (sleep 0; " + kTelusur.string() +
                                 " -n 100 --json menara; echo $? >&2) | true");
  CHECK_MESSAGE(done.err == "0\n", done.err);
}

TEST_CASE("more hits than a page has, each once") {
  for (const std::string sort : {"relevance", "newest"}) {
    CAPTURE(sort);
    const auto ids = [&](const std::string& limit) {
      return search({"--no-group", "--no-recency", "--ids", "-s", sort, "-n", limit, "menara"}).out;
    };
    const std::string all = ids("10000");
    CHECK(distinct_lines(all) == kArticles);
    CHECK(all.starts_with(ids("130")));
    CHECK(distinct_lines(ids("130")) == 130);
    CHECK(search({"--no-group", "--no-recency", "--ids", "-s", sort, "-n", "200", "--offset", "20",
                  "menara"})
              .out == all.substr(ids("20").size(), ids("220").size() - ids("20").size()));
  }
  const auto answer =
      json_of(search({"--no-group", "--json", "--facets", "source", "-n", "240", "menara"}).out);
  CHECK(answer.at("hits").as_array().size() == 240);
  CHECK(answer.at("total").at("value") == kArticles);
  CHECK(answer.at("facets").at("source").at("missing") == kArticles);
  CHECK(answer.as_object().contains("next_cursor"));
  const Finished corrected = search({"--no-group", "--ids", "-n", "240", "menarra"});
  CHECK(distinct_lines(corrected.out) == 240);
  CHECK(contains(corrected.err, "bukan \"menarra\""));
}

TEST_CASE("what a format has no room for is said beside it") {
  const std::string relaxed = "Hampir tidak ada artikel yang memuat semua kata";
  for (const std::string format : {"tsv", "csv", "urls", "ids", "atom", "jsonl", "count"}) {
    CAPTURE(format);
    const Finished done = search({"--format", format, "--typo", "off", "menara", "desa", "zebra"});
    CHECK(done.status == 0);
    CHECK_MESSAGE(contains(done.err, "telusur: " + relaxed), done.err);
    CHECK_FALSE(contains(done.out, relaxed));
    const Finished notice = search({"--lang", "en", "--format", format, "\"menara"});
    CHECK_MESSAGE(contains(notice.err, "telusur: "), notice.err);
  }
  CHECK(contains(search({"--typo", "off", "menara", "desa", "zebra"}).out, relaxed));
  CHECK(search({"--json", "--typo", "off", "menara", "desa", "zebra"}).err.empty());
  CHECK(search({"-q", "--typo", "off", "menara", "desa", "zebra"}).err.empty());
  CHECK(search({"--ids", "menara"}).err.empty());
}

TEST_CASE("who asks for any of the words is not told so") {
  const Finished done = search({"--match", "any", "--typo", "off", "menara", "desa", "zebra"});
  CHECK_FALSE(contains(done.out, "Hampir tidak ada"));
  CHECK(search({"--ids", "--match", "any", "--typo", "off", "menara", "zebra"}).err.empty());
}

TEST_CASE("--since after --until is said to leave nothing") {
  for (const std::string format : {"text", "json", "ids"}) {
    const Finished done =
        search({"--format", format, "--since", "2024", "--until", "2023", "menara"});
    CHECK(done.status == 1);
    CHECK(contains(format == "text" ? done.out : done.err,
                   "--since sesudah --until: tidak ada waktu di antara keduanya.\n"));
  }
  CHECK(search({"--ids", "--since", "2023", "--until", "2023", "menara"}).err.empty());
}

TEST_CASE("JSON says notices in English too") {
  const auto notices =
      json_of(search({"--json", "\"menara"}).out).at("interpreted").at("notices").as_array();
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].at("message") != notices[0].at("message_en"));
}
