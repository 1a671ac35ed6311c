// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facet_columns.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "search/learnt.hpp"
#include "search/timeline.hpp"
#include "small_index.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::search;
using namespace telusur::testing;

namespace {

const analysis::Analyzer& analyzer() {
  static const analysis::Analyzer kAnalyzer = *analysis::make_analyzer({.stemmer = "none"});
  return kAnalyzer;
}

article::Article with(std::string id, std::string source, std::vector<std::string> tags) {
  article::Article article = make_article(std::move(id), "Menara", "Menara desa.");
  article.source = std::move(source);
  article.tags = std::move(tags);
  return article;
}

index::IndexReader reader_of(const TemporaryFolder& folder) {
  auto reader = index::IndexReader::open(folder.path(), analyzer());
  REQUIRE(reader.has_value());
  return std::move(*reader);
}

/// The values of each document, as its articles spell them.
std::vector<std::string> shown(const FacetColumn& column, std::uint32_t documents) {
  std::vector<std::string> texts;
  for (std::uint32_t docid = 1; docid <= documents; ++docid) {
    std::string text;
    for (const std::uint32_t number : column.of(docid))
      text += column.spellings[number].text + ";";
    texts.push_back(text);
  }
  return texts;
}

}  // namespace

TEST_CASE("columns have the values of each document, in its spelling") {
  const TemporaryFolder folder;
  write_index(folder.path(), analyzer(),
              {with("a", "Warta", {"5G", "Satelit"}), with("b", "", {}), with("c", "WARTA", {"5g"}),
               with("d", "Kabar", {"Menara"})});
  {
    const auto writer = open_writer(folder.path(), analyzer());
    REQUIRE(writer->remove("d").has_value());
    put(*writer, analyzer(), with("e", "Warta", {"Menara"}));
    REQUIRE(writer->finish().has_value());
  }
  index::IndexReader reader = reader_of(folder);
  const auto columns = *FacetColumns::build(reader, analyzer());
  REQUIRE(columns != nullptr);
  CHECK(shown(columns->column(FacetField::source), 6) ==
        std::vector<std::string>{"Warta;", "", "WARTA;", "", "Warta;", ""});
  CHECK(shown(columns->column(FacetField::tag), 5) ==
        std::vector<std::string>{"5G;Satelit;", "", "5g;", "", "Menara;"});
  const auto& spellings = columns->column(FacetField::source).spellings;
  REQUIRE(spellings.size() == 2);
  CHECK(spellings[0].key == spellings[1].key);
  CHECK(columns->last_day() < columns->first_day());
  CHECK(columns->day(1) == FacetColumns::kUndated);
}

TEST_CASE("days are those of Jakarta") {
  const TemporaryFolder folder;
  article::Article early = with("a", "", {});
  early.published = *article::parse_timestamp("2023-06-30T17:30:00Z");
  article::Article late = with("b", "", {});
  late.published = *article::parse_timestamp("2023-07-02");
  write_index(folder.path(), analyzer(), {early, with("c", "", {}), late});
  index::IndexReader reader = reader_of(folder);
  const auto columns = *FacetColumns::build(reader, analyzer());
  REQUIRE(columns != nullptr);
  CHECK(columns->last_day() == columns->first_day() + 1);
  CHECK(columns->day(1) == columns->first_day());
  CHECK(columns->day(2) == FacetColumns::kUndated);
  CHECK(columns->day(3) == columns->last_day());
  CHECK(columns->day(1000) == FacetColumns::kUndated);
}

TEST_CASE("columns serve the very state they were made of, and are made anew after a commit") {
  const TemporaryFolder folder;
  write_index(folder.path(), analyzer(), {with("a", "Warta", {})});
  Learnt learnt(analyzer());
  const index::IndexReader before = reader_of(folder);
  CHECK(learnt.facets.current(before) == nullptr);  // nobody prepared them
  learnt.facets.prepare(folder.path());
  learnt.facets.settle();
  REQUIRE(learnt.facets.current(before) != nullptr);

  write_index(folder.path(), analyzer(), {with("b", "Kabar", {})});
  const index::IndexReader after = reader_of(folder);
  CHECK(learnt.facets.current(after) == nullptr);
  learnt.facets.settle();
  const auto columns = learnt.facets.current(after);
  REQUIRE(columns != nullptr);
  CHECK(columns->column(FacetField::source).spellings.size() == 2);
  CHECK(learnt.facets.current(before) == nullptr);
}
