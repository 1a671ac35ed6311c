// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/versions.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include <string>
#include <vector>

#include "index/index_reader.hpp"
#include "small_index.hpp"
#include "table_stemmer.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::index;
using namespace telusur::testing;

namespace {

using Titles = std::vector<std::string>;

const analysis::Analyzer& analyzer() {
  static const analysis::Analyzer kAnalyzer = table_analyzer({});
  return kAnalyzer;
}

/// An index that sees one article under one title after the other.
class Seen {
 public:
  void as(const std::string& title, const std::string& body = "isi") const {
    write_index(folder_.path(), analyzer(), {make_article("a", title, body)});
  }

  [[nodiscard]] Versions versions() const {
    auto reader = IndexReader::open(folder_.path(), analyzer());
    REQUIRE(reader.has_value());
    const auto read = reader->read([](const Xapian::Database& db) -> Result<Versions> {
      return read_versions(db.get_document(find_article(db, "a")));
    });
    REQUIRE(read.has_value());
    return *read;
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("an article seen once, or again without a change, has no past") {
  const Seen seen;
  seen.as("Satu");
  CHECK(seen.versions() == Versions{});
  seen.as("Satu");
  CHECK(seen.versions() == Versions{});
}

TEST_CASE("a new text is a change; a new title keeps the earlier one") {
  const Seen seen;
  seen.as("Satu");
  seen.as("Satu", "isi lain");
  CHECK(seen.versions().changed.has_value());
  CHECK(seen.versions().earlier_titles.empty());
  seen.as("Dua");
  seen.as("Tiga");
  CHECK(seen.versions().earlier_titles == Titles{"Satu", "Dua"});
  seen.as("Tiga", "isi terakhir");
  CHECK(seen.versions().earlier_titles == Titles{"Satu", "Dua"});
}

TEST_CASE("a title that comes back is not an earlier one") {
  const Seen seen;
  for (const char* title : {"Satu", "Dua", "Satu"})
    seen.as(title);
  CHECK(seen.versions().earlier_titles == Titles{"Dua"});
}

TEST_CASE("the newest earlier titles are kept, however often an article changes") {
  const Seen seen;
  for (std::size_t i = 0; i < kMaxEarlierTitles + 4; ++i)
    seen.as(fmt::format("Judul {}", i));
  const Titles titles = seen.versions().earlier_titles;
  REQUIRE(titles.size() == kMaxEarlierTitles);
  CHECK(titles.front() == "Judul 3");
  CHECK(titles.back() == fmt::format("Judul {}", kMaxEarlierTitles + 2));
}

TEST_CASE("a changed article within one run has its past too") {
  const TemporaryFolder folder;
  write_index(folder.path(), analyzer(),
              {make_article("a", "Satu", "isi"), make_article("a", "Dua", "isi")});
  auto reader = IndexReader::open(folder.path(), analyzer());
  REQUIRE(reader.has_value());
  const auto read = reader->read([](const Xapian::Database& db) -> Result<Versions> {
    return read_versions(db.get_document(find_article(db, "a")));
  });
  REQUIRE(read.has_value());
  CHECK(read->earlier_titles == Titles{"Satu"});
}

TEST_CASE("versions come back from a document") {
  const Versions versions{{"Satu", "Dua"}, std::chrono::sys_seconds{std::chrono::seconds{5}}};
  for (const Versions& one : {versions, Versions{}, Versions{{}, versions.changed}}) {
    Xapian::Document document;
    write_versions(one, document);
    CHECK(read_versions(document) == one);
  }
}

TEST_CASE("malformed values read as far as they go") {
  Xapian::Document document;
  document.add_value(7, std::string("\x04Satu\x09", 6));
  CHECK(read_versions(document).earlier_titles == Titles{"Satu"});
}
