// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/related.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "small_index.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::search;
using namespace telusur::testing;

namespace {

constexpr std::string_view kSatellite =
    "Satelit internet orbit rendah mulai melayani desa terpencil dengan antena kecil dan kuota "
    "besar, kata operator satelit itu di Kupang.";

/// An index for one test and a reader on it.
class Library {
 public:
  explicit Library(std::vector<article::Article> articles) {
    for (int i = 0; i < 30; ++i) {
      articles.push_back(
          make_article(fmt::format("lain-{}", i), "Cuaca",
                       fmt::format("Hujan turun di kota sejak pagi hari ke-{}.", i)));
    }
    write_index(folder_.path(), analyzer_, articles);
  }

  Result<std::vector<RelatedArticle>> related(std::string_view id, std::uint32_t limit = 5) {
    auto reader = index::IndexReader::open(folder_.path(), analyzer_);
    REQUIRE(reader.has_value());
    return related_articles(*reader, id, limit, {});
  }

  std::vector<std::string> ids(std::string_view id, std::uint32_t limit = 5) {
    const auto found = related(id, limit);
    REQUIRE(found.has_value());
    std::vector<std::string> ids;
    for (const RelatedArticle& one : *found)
      ids.push_back(one.article.id);
    return ids;
  }

 private:
  TemporaryFolder folder_;
  analysis::Analyzer analyzer_ = analysis::make_default_analyzer();
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("articles about the same matter are related, the most alike first") {
  Library library({
      make_article("asal", "", std::string(kSatellite)),
      make_article("dekat", "", "Antena satelit orbit rendah dipasang di desa terpencil Kupang."),
      make_article("agak", "", "Operator menambah kuota di desa itu tahun depan."),
      make_article("jauh", "", "Resep kue lebaran yang mudah dibuat bersama keluarga."),
  });
  const Ids found = library.ids("asal");
  REQUIRE(found.size() >= 2);
  CHECK(found[0] == "dekat");
  CHECK(found[1] == "agak");
  for (const std::string& id : found)
    CHECK(id != "jauh");
  CHECK(library.ids("asal", 1) == Ids{"dekat"});
  CHECK(library.ids("asal", 0).empty());
}

TEST_CASE("near-copies tell nothing new") {
  Library library({
      make_article("asal", "", std::string(kSatellite)),
      make_article("salinan", "", std::string(kSatellite) + " Demikian."),
      make_article("dekat", "", "Antena satelit orbit rendah dipasang di desa terpencil Kupang."),
  });
  CHECK(library.ids("asal") == Ids{"dekat"});
}

TEST_CASE("likeness is a share, articles come without their text") {
  Library library({
      make_article("asal", "", std::string(kSatellite)),
      make_article("dekat", "Judul", "Antena satelit orbit rendah dipasang di desa terpencil."),
  });
  const auto found = library.related("asal");
  REQUIRE(found.has_value());
  REQUIRE(found->size() == 1);
  CHECK(found->front().likeness > 0);
  CHECK(found->front().likeness <= 1);
  CHECK(found->front().article.title == "Judul");
  CHECK(found->front().article.body.empty());
}

TEST_CASE("an unknown article and too high a limit are errors; one without words has no kin") {
  Library library({make_article("kosong", "", "!!!"), make_article("a", "", "Satelit.")});
  CHECK(library.related("tiada").error().code == ErrorCode::not_found);
  CHECK(library.related("a", kMaxRelated + 1).error().code == ErrorCode::invalid_parameter);
  CHECK(library.ids("kosong").empty());
}
