// SPDX-License-Identifier: GPL-2.0-or-later
// What people see: colour, language, and nothing a terminal would obey.
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
        R"({"id":"a","title":"Pulsa \u001b]0;judul\u0007naik","body":"Harga \u001b[31mpulsa\u009b naik \u0008\u0000.",)"
        R"("source":"k\u001b[2J.example","section":"ekonomi","url":"https://k.example/\u001b[5m",)"
        R"("published":"2023-07-20T09:10:00+07:00"})"
        "\n";
    const Finished indexed = run_indexer({"--db", db, "-"}, {.input = input});
    REQUIRE_MESSAGE(indexed.status == 0, indexed.err);
    return db;
  }();
  return path;
}

Finished search(std::vector<std::string> arguments,
                std::map<std::string, std::string> environment = {}) {
  environment.emplace("TELUSUR_DB", index_path());
  return run_telusur(arguments, {.environment = std::move(environment)});
}

/// True when a terminal would do something else than show characters.
bool holds_control_characters(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte < 0x20 && byte != '\n') || byte == 0x7F) return true;
    const bool c1 =
        byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
    if (c1) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("control characters of an article do not reach the terminal") {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"pulsa"}, {"--json", "pulsa"}, {"-l", "pulsa"}}) {
    const std::string option = arguments.front();
    CAPTURE(option);
    const Finished done = search(arguments);
    CHECK(done.status == 0);
    CHECK_MESSAGE(!holds_control_characters(done.out), done.out);
  }
}

TEST_CASE("colour is for terminals, or for who asks") {
  struct Row {
    std::vector<std::string> arguments;
    std::map<std::string, std::string> environment;
    bool colour;
    std::string why;
  };
  for (const auto& [arguments, environment, colour, why] : {
           Row{{"naik"}, {}, false, "a pipe is no terminal"},
           Row{{"--color", "always", "naik"}, {}, true, ""},
           Row{{"--color", "never", "naik"}, {{"CLICOLOR_FORCE", "1"}}, false, ""},
           Row{{"naik"}, {{"CLICOLOR_FORCE", "1"}}, true, ""},
           Row{{"naik"}, {{"CLICOLOR_FORCE", "1"}, {"NO_COLOR", "1"}}, false, ""},
           Row{{"naik"}, {{"CLICOLOR_FORCE", "1"}, {"NO_COLOR", ""}}, true, "empty is not set"},
           Row{{"--color", "always", "naik"}, {{"NO_COLOR", "1"}}, true, "an option wins"},
           Row{{"--color", "always", "--json", "naik"}, {}, false, "data has no colour"},
           Row{{"--color", "always", "--ids", "naik"}, {}, false, ""},
       }) {
    const auto& shown_why = why;
    CAPTURE(shown_why);
    CHECK(contains(search(arguments, environment).out, "\x1b[") == colour);
  }
}

TEST_CASE("the words found are marked in colour") {
  CHECK(contains(search({"--color", "always", "naik"}).out, "\x1b[1;33mnaik\x1b[0m"));
}

TEST_CASE("messages and dates in the language asked for") {
  CHECK(contains(search({"naik"}).out, "20 Juli 2023"));
  CHECK(contains(search({"naik"}).out, "1 artikel cocok"));
  CHECK(contains(search({"--lang", "en", "naik"}).out, "20 July 2023"));
  CHECK(contains(search({"--lang", "en", "naik"}).out, "1 articles match"));
  CHECK(contains(search({"naik"}, {{"TELUSUR_LANG", "en"}}).out, "20 July 2023"));
  CHECK(contains(search({"zebra"}).out, "Tidak ada artikel"));
  CHECK(contains(search({"--lang", "en", "zebra"}).out, "No article"));
}

TEST_CASE("an article without a title is headed by the beginning of its text") {
  const TemporaryFolder folder;
  const std::string db = (folder.path() / "indeks").string();
  const Finished indexed =
      run_indexer({"--db", db, "-"},
                  {.input = record("x-1", "", "Feri malam\tmogok lagi.\nPenumpang menunggu.")});
  REQUIRE_MESSAGE(indexed.status == 0, indexed.err);
  CHECK(contains(run_telusur({"--db", db, "penumpang"}).out, "1. Feri malam mogok lagi.\n"));
  const auto hit = json_of(run_telusur({"--db", db, "--json", "penumpang"}).out).at("hits").at(0);
  CHECK(hit.at("title") == "");
  CHECK(hit.at("opening") == "Feri malam mogok lagi.");
}
