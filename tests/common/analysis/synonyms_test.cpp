// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/synonyms.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "analysis/characters.hpp"

using namespace telusur::analysis;

namespace {

/// The rules as text, `a,b=>c;`; both-ways groups as `a,b;`.
std::string text_of(const Synonyms& synonyms) {
  const auto add = [](std::string& out, const std::vector<std::string>& terms) {
    for (const std::string& term : terms)
      out += (&term == &terms.front() ? "" : ",") + term;
  };
  std::string out;
  for (const SynonymRule& rule : synonyms.rules()) {
    add(out, rule.from);
    if (rule.from != rule.to) add(out += "=>", rule.to);
    out += ';';
  }
  return out;
}

Synonyms parsed(std::string_view text) {
  auto synonyms = Synonyms::parse(text, "own.txt");
  REQUIRE(synonyms);
  return *synonyms;
}

telusur::Error error_of(std::string_view text) {
  const auto synonyms = Synonyms::parse(text, "own.txt");
  REQUIRE_FALSE(synonyms);
  return synonyms.error();
}

std::string folded(std::string_view text) {
  std::string out;
  append_folded(out, text);
  return out;
}

bool is_built_in(std::string_view from, std::string_view to) {
  return std::ranges::any_of(Synonyms::built_in().rules(), [&](const SynonymRule& rule) {
    return std::ranges::find(rule.from, from) != rule.from.end() &&
           std::ranges::find(rule.to, to) != rule.to.end();
  });
}

}  // namespace

TEST_CASE("lines of a list of synonyms") {
  struct Row {
    std::string_view text;
    std::string_view rules;
    std::string_view why;
  };
  for (auto [text, rules, why] : {
           Row{"", "", ""},
           Row{"# unduh, download\n\n  \n", "", "comments and empty lines"},
           Row{"unduh, download", "unduh,download;", "no line end at the end"},
           Row{"unduh,download\r\n", "unduh,download;", ""},
           Row{" HP ,\ttelepon \t genggam # x\n", "HP,telepon genggam;",
               "single blanks, case kept"},
           Row{"yg, yng => yang\n", "yg,yng=>yang;", ""},
           Row{"wfh=>kerja dari rumah, work from home\n", "wfh=>kerja dari rumah,work from home;",
               ""},
           Row{"C#, C Sharp\n", "C#,C Sharp;", "no comment without a blank before it"},
           Row{"kafe\u0301, coffee shop\n", "kaf\u00e9,coffee shop;", "composed"},
           Row{"e-mail, surel\n", "e-mail,surel;", "a hyphen takes nothing out"},
           Row{"a, b, c\n- B\n", "a,c;", "case does not matter to what goes"},
           Row{"a, b\n- b\n", "", "one term alone is no group"},
           Row{"a => b\n- b\nb, c\n", "b,c;", "only lines before"},
           Row{"a, b => c\n- b, x\n", "a=>c;", ""},
           Row{"telepon  genggam, HP, ponsel\n- Telepon genggam\n", "HP,ponsel;", ""},
       }) {
    const auto shown_text = text;
    const auto shown_why = why;
    CAPTURE(shown_text);
    CAPTURE(shown_why);
    CHECK(text_of(parsed(text)) == rules);
  }
}

TEST_CASE("wrong lines are named with what is wrong") {
  struct Row {
    std::string text;
    std::string_view where;
    std::string_view what;
  };
  std::string many;
  for (std::size_t i = 0; i <= kMaxSynonymRules; ++i)
    many += "a, b\n";
  for (const Row& row : {
           Row{"a, b\na, , b\n", "own.txt:2", "a term without a letter or digit"},
           Row{"a, b,\n", "own.txt:1", "a term without a letter or digit"},
           Row{"a => \n", "own.txt:1", "a term without a letter or digit"},
           Row{" => a\n", "own.txt:1", "a term without a letter or digit"},
           Row{"-\n", "own.txt:1", "a term without a letter or digit"},
           Row{"# x\na\n", "own.txt:2", "a group of one term"},
           Row{"a => b => c\n", "own.txt:1", "two =>"},
           Row{"a, b c d e f g h\n", "own.txt:1", "a term of more than 6 words"},
           Row{"a, " + std::string(101, 'b') + "\n", "own.txt:1", "a term of more than 100 bytes"},
           Row{"a, b, A\n", "own.txt:1", "\"A\" stands there twice"},
           Row{"a, \xff\n", "own.txt:1", "is not UTF-8"},
           Row{many, "own.txt:10001", "more than 10000 rules"},
       }) {
    CAPTURE(row.what);
    const telusur::Error error = error_of(row.text);
    CHECK(error.code == telusur::ErrorCode::unsupported_format);
    CHECK(error.where == row.where);
    CHECK(error.what == row.what);
    CHECK(error.hint == "write `a, b, c`, `a, b => c` or `- a`");
  }
  CHECK(Synonyms::load("/nonexistent/own.txt").error().where == "/nonexistent/own.txt");
}

TEST_CASE("a user's rules come after the others and take terms out of them") {
  Synonyms synonyms = parsed("unduh, download, donlot\nyg => yang\n");
  synonyms.overlay(parsed("- donlot\n- yg\ndonlot, sedot\n"));
  CHECK(text_of(synonyms) == "unduh,download;donlot,sedot;");
  synonyms.overlay(parsed("- sedot"));
  CHECK(text_of(synonyms) == "unduh,download;");
}

TEST_CASE("the built-in list keeps its own rules") {
  REQUIRE(Synonyms::parse(embedded_synonyms(), "synonyms.txt"));
  const auto& rules = Synonyms::built_in().rules();
  CHECK(rules.size() >= 250);
  std::set<std::string> in_groups;
  for (const SynonymRule& rule : rules) {
    for (const auto* side : {&rule.from, &rule.to}) {
      std::set<std::string> terms;
      for (const std::string& term : *side) {
        CAPTURE(term);
        CHECK(std::ranges::count(term, ' ') < 4);
        CHECK(terms.insert(folded(term)).second);
      }
    }
    if (rule.from != rule.to) continue;
    for (const std::string& term : rule.from) {
      CAPTURE(term);
      CHECK(in_groups.insert(folded(term)).second);  // one meaning, one group
    }
  }
}

TEST_CASE("built-in synonyms") {
  CHECK(is_built_in("unduh", "download"));
  CHECK(is_built_in("download", "unduh"));
  CHECK(is_built_in("peretas", "hacker"));
  CHECK(is_built_in("kecerdasan artifisial", "AI"));
  CHECK(is_built_in("HP", "telepon seluler"));
  CHECK(is_built_in("yg", "yang"));
  CHECK_FALSE(is_built_in("yang", "yg"));
  CHECK_FALSE(is_built_in("unduh", "unggah"));
}
