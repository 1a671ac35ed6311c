// SPDX-License-Identifier: GPL-2.0-or-later
// On a real (pseudo) terminal: links, and the pager.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "programs.hpp"
#include "temporary_folder.hpp"
#include "terminal.hpp"

using namespace telusur::testing;

namespace {

Finished show(std::vector<std::string> arguments, unsigned short lines,
              std::map<std::string, std::string> environment = {}) {
  static const TemporaryFolder folder;
  static const std::string path = [] {
    const std::string db = (folder.path() / "indeks").string();
    std::string input =
        R"({"id":"a","title":"Kapal","body":"Kapal listrik.","url":"https://k.example/\u001b[5mé"})"
        "\n"
        R"({"id":"b","title":"Kapal","body":"Kapal uap lama.","url":"javascript:alert"})"
        "\n";
    const Finished indexed = run_indexer({"--db", db, "-"}, {.input = input});
    REQUIRE_MESSAGE(indexed.status == 0, indexed.err);
    return db;
  }();
  environment.emplace("TELUSUR_DB", path);
  environment.emplace("TERM", "xterm-256color");
  return run_on_terminal(kTelusur, arguments, lines, environment);
}

constexpr std::string_view kLink = "\x1b]8;;https://k.example/";

}  // namespace

TEST_CASE("titles and URLs are links where the terminal has them") {
  struct Row {
    std::vector<std::string> arguments;
    std::map<std::string, std::string> environment;
    bool links;
  };
  for (const auto& [arguments, environment, links] : {
           Row{{"listrik"}, {}, true},
           Row{{"listrik"}, {{"TERM", "dumb"}}, false},
           Row{{"listrik"}, {{"TERM", "linux"}}, false},
           Row{{"--hyperlinks", "always", "listrik"}, {{"TERM", "dumb"}}, true},
           Row{{"--hyperlinks", "never", "listrik"}, {}, false},
           Row{{"listrik"}, {{"TELUSUR_HYPERLINKS", "never"}}, false},
           Row{{"--ids", "listrik"}, {}, false},
       }) {
    const std::string first = arguments.front();
    CAPTURE(first);
    CHECK(contains(show(arguments, 50, environment).out, kLink) == links);
  }
}

TEST_CASE("a link holds nothing but ASCII, and only web addresses are links") {
  const std::string out = show({"--color", "never", "listrik"}, 50).out;
  CHECK_MESSAGE(contains(out, "\x1b]8;;https://k.example/%1B[5m%C3%A9\x1b\\Kapal\x1b]8;;\x1b\\"),
                out);
  CHECK_FALSE(contains(show({"uap"}, 50).out, "\x1b]8;;java"));
  CHECK_FALSE(contains(run_telusur({"--help"}).out, "\x1b]8"));
}

TEST_CASE("what is longer than the screen goes to the pager") {
  const std::string mark = "sed s/^/PAGER:/";
  struct Row {
    std::vector<std::string> arguments;
    unsigned short lines;
    std::map<std::string, std::string> environment;
    bool paged;
  };
  for (const auto& [arguments, lines, environment, paged] : {
           Row{{"kapal"}, 5, {{"PAGER", mark}}, true},
           Row{{"kapal"}, 50, {{"PAGER", mark}}, false},
           Row{{"--no-pager", "kapal"}, 5, {{"PAGER", mark}}, false},
           Row{{"kapal"}, 5, {{"PAGER", "false"}, {"TELUSUR_PAGER", mark}}, true},
           Row{{"kapal"}, 5, {{"PAGER", mark}, {"TELUSUR_PAGER", ""}}, false},
           Row{{"kapal"}, 5, {{"PAGER", "cat"}}, false},
           Row{{"--format", "tsv", "kapal"}, 2, {{"PAGER", mark}}, false},
       }) {
    const std::string first = arguments.front();
    CAPTURE(first);
    const Finished done = show(arguments, lines, environment);
    CHECK(done.status == 0);
    CHECK(contains(done.out, "PAGER:") == paged);
    CHECK(contains(done.out, "Kapal"));
  }
}

TEST_CASE("a pager that is missing or left early does no harm") {
  const Finished missing = show({"kapal"}, 5, {{"PAGER", "/tiada/less"}});
  CHECK(missing.status == 0);
  CHECK(contains(missing.out, "2 artikel cocok"));
  const Finished early = show({"kapal"}, 5, {{"PAGER", "exec 0<&-; echo PERGI"}});
  CHECK(early.status == 0);
  CHECK(contains(early.out, "PERGI"));
  CHECK_FALSE(contains(early.out, "artikel cocok"));
}
