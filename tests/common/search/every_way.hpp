// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "analysis/analyzers.hpp"
#include "index/sharded_index.hpp"
#include "search/searcher.hpp"
#include "small_index.hpp"
#include "temporary_folder.hpp"

namespace telusur::testing {

/// The same articles, searched in every way there is: by Xapian, with the tables of a program that
/// stays, and both again over shards.
class EveryWay {
 public:
  explicit EveryWay(const std::vector<article::Article>& articles) {
    write_index(one(), analyzer(), articles);
    auto writer = index::open_sharded_writer(many(), 3, analyzer(), {});
    REQUIRE(writer);
    for (const article::Article& article : articles)
      put(**writer, analyzer(), article);
    REQUIRE((*writer)->finish());
  }

  static const analysis::Analyzer& analyzer() {
    static const analysis::Analyzer kAnalyzer = analysis::make_default_analyzer();
    return kAnalyzer;
  }

  /// Calls `check(results)` with what each of them finds.
  template <class Check>
  void search(const search::SearchRequest& request, Check&& check) const {
    for (const bool shards : {false, true}) {
      for (const bool tables : {false, true}) {
        CAPTURE(shards);
        CAPTURE(tables);
        search::Searcher searcher = this->searcher(shards, tables);
        search::SearchRequest asked = request;
        // Without tables to count with, shards are matched by Xapian, as on other machines.
        if (shards && !tables) asked.facets.push_back({.field = search::FacetField::source});
        const auto results = searcher.search(asked);
        REQUIRE_MESSAGE(results.has_value(), (results ? "" : to_string(results.error())));
        check(*results);
      }
    }
  }

  [[nodiscard]] search::Searcher searcher(bool shards = false, bool tables = false) const {
    auto reader = index::IndexReader::open(shards ? many() : one(), analyzer());
    REQUIRE_MESSAGE(reader.has_value(), (reader ? "" : to_string(reader.error())));
    const auto learnt = std::make_shared<search::Learnt>(analyzer());
    if (tables) {
      learnt->prepare(reader->place());
      learnt->settle();
    }
    return search::Searcher(std::move(*reader), analyzer(), {}, nullptr, learnt);
  }

 private:
  [[nodiscard]] std::filesystem::path one() const { return folder_.path() / "one"; }
  [[nodiscard]] std::filesystem::path many() const { return folder_.path() / "many"; }

  TemporaryFolder folder_;
};

/// In the order found.
inline std::vector<std::string> ids_of(const search::SearchResults& results) {
  std::vector<std::string> ids;
  for (const search::Hit& hit : results.hits)
    ids.push_back(hit.article.id);
  return ids;
}

}  // namespace telusur::testing
