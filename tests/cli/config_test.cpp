// SPDX-License-Identifier: GPL-2.0-or-later
// Options from a file, the environment and flags; and what is generated from the options.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;

namespace {

struct Home {
  TemporaryFolder folder;
  std::string db = (folder.path() / "indeks").string();

  Home() {
    const Finished indexed = run_indexer(
        {"--db", db, "-"}, {.input = record("a", "Panel", "Panel surya di atap.") +
                                     record("b", "Atap", "Atap panel bambu yang kuat.")});
    REQUIRE_MESSAGE(indexed.status == 0, indexed.err);
  }
  [[nodiscard]] std::string config(const std::string& content) const {
    return folder.write("config.toml", content).string();
  }
};

const Home& home() {
  static const Home made;
  return made;
}

/// `telusur --config FILE ARGUMENTS`, where the file names the index and says `content`.
Finished with_file(const std::string& content, std::vector<std::string> arguments,
                   std::map<std::string, std::string> environment = {}) {
  arguments.insert(arguments.begin(),
                   {"--config", home().config("db = \"" + home().db + "\"\n" + content)});
  return run_telusur(arguments, {.environment = std::move(environment)});
}

}  // namespace

TEST_CASE("flag > environment > file") {
  CHECK(with_file("", {"-c", "panel"}).out == "2\n");
  CHECK(with_file("limit = 1", {"--ids", "panel"}).out.size() == 2);
  CHECK(with_file("limit = 1", {"--ids", "panel"}, {{"TELUSUR_LIMIT", "2"}}).out.size() == 4);
  CHECK(
      with_file("limit = 2", {"--ids", "-n", "1", "panel"}, {{"TELUSUR_LIMIT", "2"}}).out.size() ==
      2);
  CHECK(with_file("format = 'ids'", {"surya"}).out == "a\n");
  CHECK(with_file("format = 'ids'", {"-c", "surya"}).out == "1\n");
  CHECK(with_file("format = 'ids'", {"surya"}, {{"TELUSUR_FORMAT", "count"}}).out == "1\n");
  CHECK(with_file("no-title = true", {"-c", "--expand", "none", "atap"}).out == "2\n");
  CHECK(with_file("source = ['k.example', 'l.example']", {"-c", "panel"}).out == "0\n");
}

TEST_CASE("the file of the user is found, and may be left out") {
  const TemporaryFolder folder;
  folder.write("telusur/config.toml", "db = '" + home().db + "'\nformat = 'count'\n");
  folder.write(".config/telusur/config.toml", "db = '" + home().db + "'\nformat = 'ids'\n");
  const std::string path = folder.path().string();
  CHECK(run_telusur({"surya"}, {.environment = {{"XDG_CONFIG_HOME", path}}}).out == "1\n");
  CHECK(run_telusur({"surya"}, {.environment = {{"HOME", path}}}).out == "a\n");
  CHECK(run_telusur({"--config", "", "surya"}, {.environment = {{"HOME", path}}}).status == 2);
  CHECK(run_telusur({"surya"}, {.environment = {{"HOME", "/tiada"}}}).status == 2);
}

TEST_CASE("the file may be named in the environment, and then has to be there") {
  const std::string file = home().config("db = '" + home().db + "'\nformat = 'count'\n");
  CHECK(run_telusur({"surya"}, {.environment = {{"TELUSUR_CONFIG", file}}}).out == "1\n");
  const std::string other = home().folder.write("other.toml", "format = 'ids'").string();
  CHECK(run_telusur({"--config", other, "--db", home().db, "surya"},
                    {.environment = {{"TELUSUR_CONFIG", "/tiada.toml"}}})
            .out == "a\n");
  const Finished missing = run_telusur({"--db", home().db, "surya"},
                                       {.environment = {{"TELUSUR_CONFIG", "/tiada.toml"}}});
  CHECK(missing.status == 2);
  CHECK_MESSAGE(contains(missing.err, "/tiada.toml"), missing.err);
  CHECK(
      run_telusur({"--config", "", "surya"}, {.environment = {{"TELUSUR_CONFIG", file}}}).status ==
      2);
}

TEST_CASE("keys outside tables are for every command that has them") {
  const std::string queries = home().folder.write("q.tsv", "q1\tsurya\ta\n").string();
  CHECK(with_file("limit = 3", {"eval", queries}).out.starts_with("mrr10=1.0000"));
  CHECK(with_file("[eval]\ndb = '/tiada'", {"eval", queries}).status == 2);
  CHECK(with_file("[eval]\ndb = '/tiada'", {"-c", "surya"}).out == "1\n");
}

TEST_CASE("mistakes in a file name the file, the line and the key") {
  struct Row {
    std::string content;
    std::string said;
  };
  for (const auto& [content, said] : {
           Row{"limti = 3", "config.toml:2: limti"},
           Row{"[eval]\nlimit = 3", "config.toml:3: limit"},
           Row{"[hitung]\nlimit = 3", "[hitung]"},
           Row{"limit = ", "config.toml:2: "},
           Row{"limit = 2023-01-01", "config.toml:2: limit"},
           Row{"json = true", "json"},
           Row{"QUERY = 'x'", "QUERY"},
           Row{"limit = 50000", "50000"},
           Row{"format = 'xml'", "xml"},
       }) {
    const std::string shown = content;
    CAPTURE(shown);
    const Finished done = with_file(content, {"panel"});
    CHECK(done.status == 2);
    CHECK_MESSAGE(contains(done.err, said), done.err);
    CHECK(with_file(content, {"--help"}).status == 0);
  }
  CHECK(contains(run_telusur({"--config", "/tiada.toml", "panel"}).err, "/tiada.toml"));
}

TEST_CASE("completions know every option of the help, and are scripts their shells can read") {
  const TemporaryFolder folder;
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    CAPTURE(shell);
    const Finished script = run_telusur({"--completions", shell});
    CHECK(script.status == 0);
    for (const char* name : {"format", "hyperlinks", "no-group", "compare", "min-count"})
      CHECK_MESSAGE(contains(script.out, name), name);
    CHECK(contains(script.out, "relevance"));
    CHECK_FALSE(contains(script.out, "--man"));
    CHECK(contains(script.out, "auto day week month year"));
    const std::string path = folder.write(shell, script.out).string();
    if (run("/usr/bin/env", {"which", shell}).status != 0) {
      MESSAGE("skipped: no " << shell);
      continue;
    }
    const Finished read = run("/usr/bin/env", {shell, "-n", path});
    CHECK_MESSAGE(read.status == 0, read.err);
  }
  CHECK(run_telusur({"--completions", "csh"}).status == 2);
}

TEST_CASE("completing in bash") {
  const TemporaryFolder folder;
  const std::string script =
      folder.write("telusur", run_telusur({"--completions", "bash"}).out).string();
  struct Row {
    std::string words;
    std::string first;
  };
  for (const auto& [words, first] : {
           Row{"telusur --sort ol", "oldest"},
           Row{"telusur --hyper", "--hyperlinks"},
           Row{"telusur ev", "eval"},
           Row{"telusur eval --comp", "--compare"},
           Row{"telusur eval q.tsv --expand non", "none"},
           Row{"telusur --expand acronym,sl", "acronym,slang"},
           Row{"telusur --db x ev", "eval"},
           Row{"telusur --db eval --sort ol", "oldest"},
           Row{"telusur apa eval --hyper", "--hyperlinks"},
           Row{"telusur --sort=ol", "--sort=oldest"},
           Row{"telusur --sort = ol", "oldest"},
           Row{"telusur --sort =", "relevance"},
           Row{"telusur --facets source,t", "source,tag"},
           Row{"telusur --facets=source,section,t", "--facets=source,section,tag"},
           Row{"telusur --timeline = m", "month"},
           Row{"telusur --timeline m", ""},
           Row{"telusur --timeline = month eval q --comp", "--compare"},
       }) {
    const std::string typed = words;
    CAPTURE(typed);
    const Finished done = run("/bin/bash", {"-c", "source " + script + "; COMP_WORDS=(" + words +
                                                      "); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); "
                                                      "_telusur; echo \"${COMPREPLY[0]}\""});
    CHECK(done.out == first + "\n");
    CHECK(done.err.empty());
  }
}

TEST_CASE("the manual page has the options, and nothing for roff to obey by mistake") {
  const Finished page = run_telusur({"--man"});
  CHECK(page.status == 0);
  CHECK(page.out.starts_with(".TH TELUSUR 1"));
  for (const char* part : {".SH NAME\ntelusur \\- ", ".SH SYNOPSIS", "\\fB\\-\\-format\\fR",
                           ".SS eval", "TELUSUR_DB", "Exit status"})
    CHECK_MESSAGE(contains(page.out, part), part);
}
