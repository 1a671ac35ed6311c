// SPDX-License-Identifier: GPL-2.0-or-later
#include "dictionaries/dictionaries.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "analysis/analyzers.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::searchd;
using Kind = DictionaryKind;
using Outcome = Dictionaries::Outcome;

namespace {

struct Fixture {
  std::unique_ptr<Dictionaries> open() {
    auto opened = Dictionaries::open(folder.path() / "state", analyzer, {});
    REQUIRE(opened);
    return std::move(*opened);
  }

  testing::TemporaryFolder folder;
  analysis::Analyzer analyzer = analysis::make_default_analyzer();
};

Dictionaries::Expected is(const std::string& etag) {
  return [etag](const std::string& current) { return current == etag; };
}

}  // namespace

TEST_CASE_FIXTURE(Fixture, "what is stored is used at once, and after a restart") {
  const auto dictionaries = open();
  const std::string before = dictionaries->current()->version;
  const std::string etag = dictionaries->text(Kind::pins).etag;
  CHECK(*dictionaries->replace(Kind::pins, "umkm => a\n", is(etag)) == Outcome::stored);
  CHECK(dictionaries->current()->pins.find("umkm") != nullptr);
  CHECK(dictionaries->current()->version != before);
  CHECK(dictionaries->text(Kind::pins).text == "umkm => a\n");
  const auto again = open();
  CHECK(again->current()->pins.find("umkm") != nullptr);
  CHECK(again->current()->version == dictionaries->current()->version);
  CHECK(again->text(Kind::pins).etag == dictionaries->text(Kind::pins).etag);
}

TEST_CASE_FIXTURE(Fixture, "an edit of an older text is refused") {
  const auto dictionaries = open();
  const std::string etag = dictionaries->text(Kind::stopwords).etag;
  CHECK(*dictionaries->replace(Kind::stopwords, "wkwk\n", is(etag)) == Outcome::stored);
  CHECK(*dictionaries->replace(Kind::stopwords, "lain\n", is(etag)) == Outcome::changed_meanwhile);
  CHECK(dictionaries->text(Kind::stopwords).text == "wkwk\n");
}

TEST_CASE_FIXTURE(Fixture, "a faulty text changes nothing, neither in use nor on disk") {
  const auto dictionaries = open();
  struct Row {
    Kind kind;
    const char* text;
    const char* where;
  };
  for (const Row& row :
       {Row{Kind::synonyms, "a, b\nsendiri\n", "synonyms:2"},
        Row{Kind::stopwords, "dua kata\n", "stopwords:1"}, Row{Kind::pins, "umkm\n", "pins:1"},
        Row{Kind::stem_exceptions, "a b c\n", "stem-exceptions:1"}}) {
    CAPTURE(row.text);
    const auto stored =
        dictionaries->replace(row.kind, row.text, is(dictionaries->text(row.kind).etag));
    REQUIRE_FALSE(stored);
    CHECK(stored.error().code == ErrorCode::unsupported_format);
    CHECK(stored.error().where == row.where);
    CHECK(dictionaries->text(row.kind).text.empty());
    CHECK_FALSE(std::filesystem::exists(dictionary_file(folder.path() / "state", row.kind)));
  }
}

TEST_CASE_FIXTURE(Fixture,
                  "files edited by hand are read on reload; a faulty one changes nothing") {
  const auto dictionaries = open();
  const std::filesystem::path file = dictionary_file(folder.path() / "state", Kind::pins);
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file) << "umkm => a\n";
  REQUIRE(dictionaries->reload());
  CHECK(dictionaries->current()->pins.find("umkm") != nullptr);
  std::ofstream(file) << "rusak\n";
  CHECK_FALSE(dictionaries->reload());
  CHECK(dictionaries->current()->pins.find("umkm") != nullptr);
}

TEST_CASE_FIXTURE(Fixture,
                  "without a state directory there are the built-in ones, and no storing") {
  const auto opened = Dictionaries::open("", analyzer, {});
  REQUIRE(opened);
  CHECK_FALSE((*opened)->writable());
  CHECK((*opened)->current()->expander != nullptr);
}
