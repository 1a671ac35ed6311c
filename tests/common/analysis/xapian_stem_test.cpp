// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/xapian_stem.hpp"

#include <doctest/doctest.h>
#include <xapian.h>

#include <string>
#include <vector>

#include "analysis/indonesian_stemmer.hpp"

using namespace telusur::analysis;

namespace {

Xapian::Stem indonesian() {
  return make_xapian_stem(std::make_shared<IndonesianStemmer>(embedded_stemmer()));
}

/// An index in memory with `text` as its only document.
Xapian::WritableDatabase database_of(const std::string& text) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  Xapian::TermGenerator generator;
  generator.set_stemmer(indonesian());
  generator.index_text(text);
  database.add_document(generator.get_document());
  return database;
}

Xapian::MSet matches(const Xapian::Database& database, const std::string& text) {
  Xapian::QueryParser parser;
  parser.set_database(database);
  parser.set_stemmer(indonesian());
  Xapian::Enquire enquire(database);
  enquire.set_query(parser.parse_query(text));
  return enquire.get_mset(0, 10);
}

}  // namespace

TEST_CASE("Xapian indexes and finds our stems") {
  const Xapian::WritableDatabase database = database_of("Peretasan data di Kafé");
  CHECK(database.term_exists("Zretas"));
  CHECK(database.term_exists("peretasan"));
  CHECK(database.term_exists("Zkafe"));
  CHECK(matches(database, "diretas").size() == 1);
  CHECK(matches(database, "meretas kafe").size() == 1);
  CHECK(matches(database, "tenggelam").empty());
}

TEST_CASE("Xapian's snippets mark our stems") {
  const std::string text = "Kabar tentang peretasan data";
  const Xapian::MSet found = matches(database_of(text), "diretas");
  CHECK(found.snippet(text, 200, indonesian()) == "Kabar tentang <b>peretasan</b> data");
}

TEST_CASE("the description names the stemmer") {
  CHECK(indonesian().get_description() ==
        "Xapian::Stem(telusur " + embedded_stemmer().version() + ")");
}

TEST_CASE("no word has no stem") {
  CHECK(indonesian()("").empty());
}
