// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <csignal>
#include <fstream>
#include <string>
#include <vector>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;

namespace {

/// An index that all cases of this file read.
const std::string& index_path() {
  static const TemporaryFolder folder;
  static const std::string path = [] {
    const std::string db = (folder.path() / "indeks").string();
    std::string input = record("a", "Mengenal Project S", "Project S dan UMKM. Lalu pulsa.");
    input +=
        R"({"id":"b","title":"Pulsa naik","body":"Harga pulsa naik.","url":"https://k.example/b"})"
        "\n";
    input += record("c", "Pulsa turun", "Harga pulsa turun, kata S. Wibowo.");
    const Finished indexed = run_indexer({"--db", db, "-"}, {.input = input});
    REQUIRE_MESSAGE(indexed.status == 0, indexed.err);
    return db;
  }();
  return path;
}

Finished search(std::vector<std::string> arguments, Surroundings surroundings = {}) {
  surroundings.environment.emplace("TELUSUR_DB", index_path());
  return run_telusur(arguments, surroundings);
}

}  // namespace

TEST_CASE("exit status: 0 hits, 1 none, 2 error") {
  struct Row {
    std::vector<std::string> arguments;
    int status;
    std::string said;  ///< on standard error
  };
  for (const auto& [arguments, status, said] : {
           Row{{"pulsa"}, 0, ""},
           Row{{"Project", "S", "UMKM"}, 0, ""},
           Row{{"zebra"}, 1, ""},
           Row{{""}, 1, ""},
           Row{{"?!"}, 1, ""},
           Row{{}, 2, "tidak ada kueri"},
           Row{{"--tidak-ada", "pulsa"}, 2, "--tidak-ada"},
           Row{{"-n", "10001", "pulsa"}, 2, "10001"},
           Row{{"-n", "-1", "pulsa"}, 2, "-1"},
           Row{{"-n", "banyak", "pulsa"}, 2, "banyak"},
           Row{{"--offset", "1001", "pulsa"}, 2, "1001"},
           Row{{"--snippets", "4", "pulsa"}, 2, "4"},
           Row{{"--expand", "semua", "pulsa"}, 2, "semua"},
           Row{{"--synonyms", "/tiada", "pulsa"}, 2, "/tiada"},
           Row{{"--approvals", "/tiada", "pulsa"}, 2, "/tiada"},
           Row{{"--color", "merah", "pulsa"}, 2, "merah"},
           Row{{"--lang", "fr", "pulsa"}, 2, "fr"},
           Row{{"--json", "--ids", "pulsa"}, 2, "--json"},
           Row{{std::string(20'000, 'a')}, 1, ""},
           Row{{"--facets", "sumber", "pulsa"}, 2, "sumber"},
           Row{{"--timeline=jam", "pulsa"}, 2, "jam"},
           Row{{"--help"}, 0, ""},
           Row{{"--version"}, 0, ""},
       }) {
    const std::string last = arguments.empty() ? "" : arguments.front();
    CAPTURE(last);
    const Finished done = search(arguments);
    CHECK(done.status == status);
    CHECK_MESSAGE(contains(done.err, said), done.err);
    CHECK(done.err.empty() == (status != 2));
    if (status == 2) CHECK(done.out.empty());
  }
}

TEST_CASE("an index must be named, and be there") {
  const Finished unnamed = run_telusur({"pulsa"});
  CHECK(unnamed.status == 2);
  CHECK(contains(unnamed.err, "--db DIR atau TELUSUR_DB"));
  const TemporaryFolder folder;
  const std::string missing = (folder.path() / "indeks").string();
  for (const std::string& db : {missing, folder.path().string(), std::string("/dev/null")}) {
    const Finished done = run_telusur({"--db", db, "pulsa"});
    CAPTURE(db);
    CHECK(done.status == 2);
    CHECK_MESSAGE(contains(done.err, "telusur-indexer --db " + db), done.err);
  }
}

TEST_CASE("--db wins over TELUSUR_DB") {
  CHECK(search({"pulsa"}).status == 0);
  CHECK(search({"--db", "/nonexistent/indeks", "pulsa"}).status == 2);
  CHECK(run_telusur({"--db", index_path(), "pulsa"},
                    {.environment = {{"TELUSUR_DB", "/nonexistent/indeks"}}})
            .status == 0);
}

TEST_CASE("--json is one object, --jsonl one line a hit") {
  const Finished whole = search({"--json", "harga", "pulsa"});
  const auto answer = json_of(whole.out).as_object();
  CHECK(answer.at("query") == "harga pulsa");
  CHECK(answer.at("total").at("value") == 3);
  CHECK(answer.at("hits").as_array().size() == 3);
  const Finished lines = search({"--jsonl", "harga", "pulsa"});
  std::size_t count = 0;
  for (std::size_t at = 0; at < lines.out.size(); ++count) {
    const std::size_t end = lines.out.find('\n', at);
    REQUIRE(end != std::string::npos);
    const auto hit = json_of(lines.out.substr(at, end - at));
    CHECK(hit.at("id") == answer.at("hits").at(count).at("id"));
    at = end + 1;
  }
  CHECK(count == 3);
  CHECK(json_of(search({"--json", "zebra"}).out).at("hits").as_array().empty());
  CHECK(search({"--jsonl", "zebra"}).out.empty());
}

TEST_CASE("--json stays JSON for any bytes typed") {
  for (const std::string query : {"\xFFpulsa", "\"\\\x01\x1b[31m"}) {
    json_of(search({"--json", query}).out);
  }
}

TEST_CASE("words are taken as typed, brackets too") {
  CHECK(json_of(search({"--json", "[Gambas:Video CNN]", "[a,b]"}).out).at("query") ==
        "[Gambas:Video CNN] [a,b]");
}

TEST_CASE("short outputs: URLs, ids, a count, nothing") {
  struct Row {
    std::vector<std::string> arguments;
    std::string out;
  };
  for (const auto& [arguments, out] : {
           Row{{"-l", "naik"}, "https://k.example/b\n"},
           Row{{"--urls", "umkm"}, "a\n"},  // no URL: its id
           Row{{"--ids", "naik"}, "b\n"},
           Row{{"--ids", "-0", "naik"}, std::string("b\0", 2)},
           Row{{"-l", "-0", "naik"}, std::string("https://k.example/b\0", 20)},
           Row{{"-c", "pulsa"}, "3\n"},
           Row{{"--count", "zebra"}, "0\n"},
           Row{{"-c", "-n", "1", "pulsa"}, "3\n"},
           Row{{"-q", "pulsa"}, ""},
           Row{{"-q", "zebra"}, ""},
           Row{{"--ids", "zebra"}, ""},
       }) {
    const std::string option = arguments.front();
    const std::string query = arguments.back();
    CAPTURE(option);
    CAPTURE(query);
    const Finished done = search(arguments);
    CHECK(done.out == out);
    CHECK(done.status == (query == "zebra" ? 1 : 0));
    CHECK(done.err.empty());
  }
}

TEST_CASE("--limit and --offset cut the same list") {
  const std::string all = search({"--ids", "pulsa"}).out;
  CHECK(all.size() == 6);
  CHECK(search({"--ids", "-n", "1", "pulsa"}).out == all.substr(0, 2));
  CHECK(search({"--ids", "--limit", "2", "--offset", "1", "pulsa"}).out == all.substr(2));
  CHECK(search({"--ids", "-L", "2", "pulsa"}).out == all.substr(0, 4));
  const Finished beyond = search({"--ids", "--offset", "3", "pulsa"});
  CHECK(beyond.out.empty());
  CHECK(beyond.status == 0);
  CHECK(contains(search({"--offset", "1", "-n", "1", "pulsa"}).out, "2. "));
}

TEST_CASE("-- ends the options and the commands") {
  CHECK(json_of(search({"--json", "--", "stem", "pulsa"}).out).at("query") == "stem pulsa");
  CHECK(json_of(search({"--json", "--", "--help"}).out).at("query") == "--help");
}

TEST_CASE("a long query is cut, and that is said") {
  const Finished done = search({"--lang", "en", "pulsa " + std::string(20'000, 'a')});
  CHECK(done.status == 0);
  CHECK_MESSAGE(contains(done.out, "Only the first 16384 bytes were read.\n"), done.out);
  const Finished ids = search({"--ids", "pulsa " + std::string(20'000, 'a')});
  CHECK(ids.out.size() == 6);
  CHECK(contains(ids.err, "telusur: Hanya 16384 bita pertama yang dibaca.\n"));
}

TEST_CASE("a reader that goes away ends the program silently") {
  const Finished done = search({"pulsa"}, {.closed_output = true});
  CHECK(done.signal == SIGPIPE);
  CHECK(done.err.empty());
}

TEST_CASE("related lists what shares words: likeness, id, title, URL") {
  const Finished found = search({"related", "b"});
  CHECK(found.status == 0);
  CHECK(found.out.find("\tc\tPulsa turun\t\n") != std::string::npos);
  CHECK(search({"related", "tiada"}).status == 2);
  CHECK(search({"related"}).status == 2);
  CHECK(search({"related", "a", "b"}).status == 2);
}

TEST_CASE("suggest completes what is typed, one line each") {
  const Finished done = search({"suggest", "mengenal", "pro"});
  CHECK(done.status == 0);
  CHECK_MESSAGE(done.out == "Mengenal Project S\n", done.out);
  CHECK(contains(search({"suggest", "puls"}).out, "Pulsa naik\n"));
  CHECK(search({"suggest", "-n", "1", "puls"}).out == "pulsa\n");
  CHECK(search({"suggest", "xq"}).status == 1);
  CHECK(search({"suggest"}).status == 2);
}

TEST_CASE("--no-title leaves the title out") {
  CHECK(search({"mengenal"}).status == 0);
  CHECK(search({"--no-title", "mengenal"}).status == 1);
}

TEST_CASE("other words are looked for, said in --json, and switched off") {
  const TemporaryFolder folder;
  const std::string own = (folder.path() / "sinonim").string();
  std::ofstream(own) << "kuota prabayar, pulsa\n";
  CHECK(search({"--synonyms", own, "-c", "kuota", "prabayar"}).out == "3\n");
  CHECK(search({"--synonyms", own, "--expand", "none", "-c", "kuota", "prabayar"}).out == "0\n");
  CHECK(search({"-c", "kuota", "prabayar"}, {.environment = {{"TELUSUR_SYNONYMS", own}}}).out ==
        "3\n");
  CHECK(search({"--synonyms", own, "--json", "kuota", "prabayar"})
            .out.find(R"("expanded":[{"text":"pulsa","kind":"synonym","words":2}])") !=
        std::string::npos);
}

TEST_CASE("a misspelt query that finds nothing is corrected, and the answer says so") {
  const Finished done = search({"pulda"});
  CHECK(done.status == 0);
  CHECK_MESSAGE(done.out.starts_with("Menampilkan hasil untuk \"pulsa\", bukan \"pulda\".\n\n1. "),
                done.out);
  const Finished english = search({"--lang", "en", "pulda"});
  CHECK(contains(english.out, "Showing results for \"pulsa\", not for \"pulda\".\n"));
  const auto answer = json_of(search({"--json", "pulda"}).out).as_object();
  CHECK(answer.at("query") == "pulda");
  CHECK(answer.at("did_you_mean").at("text") == "pulsa");
  CHECK(answer.at("did_you_mean").at("applied") == true);
  const Finished count = search({"-c", "pulda"});
  CHECK(count.out == "3\n");
  CHECK(contains(count.err, "telusur: Menampilkan hasil untuk \"pulsa\", bukan"));
}

TEST_CASE("--typo suggest only suggests, off says nothing") {
  const Finished suggested = search({"--typo", "suggest", "pulda"});
  CHECK(suggested.status == 1);
  CHECK(contains(suggested.out, "Mungkin maksud Anda: pulsa\n"));
  CHECK(contains(search({"--lang", "en", "--typo", "suggest", "pulda"}).out,
                 "Did you mean: pulsa\n"));
  const Finished off = search({"--typo", "off", "pulda"});
  CHECK(off.status == 1);
  CHECK_FALSE(contains(off.out, "pulsa"));
  CHECK(search({"--typo", "mungkin", "pulda"}).status == 2);
}
