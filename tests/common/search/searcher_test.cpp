// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/searcher.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "small_index.hpp"
#include "table_stemmer.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::search;
using namespace telusur::testing;

namespace {

const analysis::Analyzer& analyzer() {
  static const analysis::Analyzer kAnalyzer = table_analyzer(
      {{"meretas", "retas"}, {"peretasan", "retas"}, {"diretas", "retas"}, {"penjual", "jual"}});
  return kAnalyzer;
}

/// An index for one test and the searcher on it.
class Library {
 public:
  explicit Library(std::vector<article::Article> articles) {
    // Articles about other things, so that words of the test are rare enough to decide.
    for (int i = 0; i < 20; ++i) {
      articles.push_back(make_article(fmt::format("lain-{}", i), "Cuaca hari ini",
                                      "Hujan turun di kota sejak pagi hari."));
    }
    write_index(folder_.path(), analyzer(), articles);
  }

  Result<SearchResults> search(const SearchRequest& request) const {
    auto reader = index::IndexReader::open(folder_.path(), analyzer());
    REQUIRE(reader.has_value());
    return Searcher(std::move(*reader), analyzer(), Ranking{}).search(request);
  }

  [[nodiscard]] std::vector<std::string> ids(const std::string& query, bool title = true) const {
    SearchRequest request;
    request.query = query;
    request.title = title;
    const auto results = search(request);
    REQUIRE(results.has_value());
    std::vector<std::string> ids;
    for (const Hit& hit : results->hits)
      ids.push_back(hit.article.id);
    return ids;
  }

 private:
  TemporaryFolder folder_;
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("Project S is found before projects and initials") {
  const Library library({
      make_article("proyek", "Project lain", "Project besar. Ukuran S tersedia. Project kecil."),
      make_article("inisial", "Kata S. Wibowo", "S. Wibowo bicara soal project UMKM."),
      make_article("benar", "TikTok dan UMKM", "Nama Project S ramai. UMKM khawatir."),
  });
  CHECK(library.ids("Project S UMKM").front() == "benar");
  CHECK(library.ids("project s").front() == "benar");
}

TEST_CASE("a word in the title counts more than one in the text") {
  const Library library({
      make_article("isi", "Berita pagi", "Starlink hadir di kota kami sekarang."),
      make_article("judul", "Starlink hadir", "Berita pagi di kota kami: Starlink."),
  });
  CHECK(library.ids("starlink") == Ids{"judul", "isi"});
}

TEST_CASE("the form that was typed comes before its inflections") {
  const Library library({
      make_article("lain", "Satu", "Sistem itu diretas kemarin."),
      make_article("sama", "Satu", "Cara meretas itu kemarin."),
  });
  CHECK(library.ids("meretas") == Ids{"sama", "lain"});
  CHECK(library.ids("diretas") == Ids{"lain", "sama"});
}

TEST_CASE("whoever asks for the very forms finds no others, nor what they were corrected to") {
  const Library library({
      make_article("lain", "Satu", "Sistem itu diretas kemarin."),
      make_article("sama", "Satu", "Cara meretas itu kemarin."),
  });
  const auto found = [&](const char* query) {
    SearchRequest request;
    request.query = query;
    request.exact = true;
    const auto results = library.search(request);
    REQUIRE(results.has_value());
    Ids ids;
    for (const Hit& hit : results->hits)
      ids.push_back(hit.article.id);
    return ids;
  };
  CHECK(found("meretas") == Ids{"sama"});
  CHECK(found("sistem diretas") == Ids{"lain"});
  CHECK(found("kemarin itu -meretas") == Ids{"lain"});
  CHECK(found("peretasan").empty());
  CHECK(found("meretsa").empty());
}

TEST_CASE("a word cut short stands for the forms that begin so, and for no others") {
  const Library library({make_article("peretasan", "", "Peretasan bank itu baru diketahui."),
                         make_article("meretas", "", "Orang itu meretas bank."),
                         make_article("judul", "Peretasan lagi", "Bank itu rugi.")});
  struct Row {
    std::string query;
    std::vector<std::string> ids;
    std::string why;
  };
  for (const Row& row : {
           Row{"per*", {"judul", "peretasan"}, "by form, not by stem; title and text"},
           Row{"meret*", {"meretas"}, ""},
           Row{"judul:per*", {"judul"}, "in one field"},
           Row{"ret*", {}, "no form begins so"},
           Row{"bank -per*", {"meretas"}, "excluded by form"},
           Row{"itu -meret*", {"judul", "peretasan"}, ""},
           Row{"per* NEAR/1 bank", {"peretasan"}, "near: the title is apart from the text"},
           Row{"per* NEAR/1 diketahui", {}, ""},
           Row{"(meret* OR kqxz) bank", {"meretas"}, "as an alternative"},
           Row{"kqxz*", {}, "no word"},
       }) {
    CAPTURE(row.query);
    CAPTURE(row.why);
    SearchRequest request;
    request.query = row.query;
    request.match = Match::all;
    request.typo = Typo::off;
    const auto results = library.search(request);
    REQUIRE(results.has_value());
    std::vector<std::string> ids;
    for (const Hit& hit : results->hits)
      ids.push_back(hit.article.id);
    std::ranges::sort(ids);
    CHECK(ids == row.ids);
    CHECK(results->total.value == row.ids.size());
  }
}

TEST_CASE("a filter beside a word cut short that is none does not find all that it lets pass") {
  article::Article article = make_article("a", "", "isi");
  article.source = "Kabar";
  const Library library({article});
  CHECK(library.ids("kqxz* sumber:kabar").empty());
}

TEST_CASE("without the title, its words neither match nor rank") {
  const Library library({
      make_article("judul", "Starlink hadir", "Berita pagi."),
      make_article("isi", "Berita", "Ada Starlink."),
  });
  CHECK(library.ids("starlink", false) == Ids{"isi"});
  CHECK(library.ids("starlink").size() == 2);
}

TEST_CASE("queries that ask for nothing find nothing; function words alone are searched") {
  const Library library({make_article("a", "Apa itu QRIS", "Itu apa? Ini adalah QRIS.")});
  for (const char* query : {"", "   ", "?!", "\xFF\xFE"}) {
    SearchRequest request;
    request.query = query;
    const auto results = library.search(request);
    REQUIRE(results.has_value());
    CHECK(results->hits.empty());
    CHECK(results->total.value == 0);
    CHECK(results->total.exact);
  }
  CHECK(library.ids("apa itu") == Ids{"a"});
}

TEST_CASE("pages do not overlap and miss nothing") {
  std::vector<article::Article> articles;
  for (int i = 0; i < 150; ++i) {
    articles.push_back(make_article(fmt::format("a{}", i), fmt::format("Pulsa {}", i % 3),
                                    fmt::format("Harga pulsa {} naik.", i % 7)));
  }
  const Library library(articles);
  std::set<std::string> seen;
  double last = 1e9;
  for (std::uint32_t offset = 0; offset < 160; offset += 20) {
    SearchRequest request;
    request.query = "harga pulsa";
    request.limit = 20;
    request.offset = offset;
    const auto results = library.search(request);
    REQUIRE(results.has_value());
    CHECK((results->total.exact ? results->total.value == 150 : results->total.value <= 150));
    CHECK(results->hits.size() == (offset < 140 ? 20U : offset == 140 ? 10U : 0U));
    for (const Hit& hit : results->hits) {
      CHECK(seen.insert(hit.article.id).second);
      CHECK(hit.score <= last);
      last = hit.score;
    }
  }
  CHECK(seen.size() == 150);
}

TEST_CASE("a total that is not exact promises no more than there is") {
  std::vector<article::Article> articles;
  for (int i = 0; i < 300; ++i) {
    articles.push_back(make_article(fmt::format("a{}", i), "",
                                    i % 2 == 0 ? "pulsa murah sekali" : "paket murah lain"));
  }
  const Library library(articles);
  const auto results = library.search({.query = "pulsa paket"});
  REQUIRE(results.has_value());
  CHECK(results->total.value <= 300);
  CHECK(results->total.value >= results->hits.size());
  if (results->total.exact) CHECK(results->total.value == 300);
}

TEST_CASE("a limit of none still counts") {
  const Library library({make_article("a", "", "pulsa"), make_article("b", "", "pulsa")});
  SearchRequest request;
  request.query = "pulsa";
  request.limit = 0;
  const auto results = library.search(request);
  REQUIRE(results.has_value());
  CHECK(results->hits.empty());
  CHECK(results->total.value == 2);
}

TEST_CASE("requests outside the limits are refused, naming the parameter") {
  const Library library({});
  struct Row {
    SearchRequest request;
    std::string where;
  };
  for (const auto& [request, where] : {
           Row{{.query = "a", .limit = kMaxLimit + 1}, "limit"},
           Row{{.query = "a", .offset = kMaxOffset + 1}, "offset"},
           Row{{.query = "a", .snippets = kMaxSnippets + 1}, "snippets"},
       }) {
    const auto& shown_where = where;
    CAPTURE(shown_where);
    const auto results = library.search(request);
    REQUIRE(!results);
    CHECK(results.error().code == ErrorCode::invalid_parameter);
    CHECK(results.error().where == where);
  }
}

TEST_CASE("a query that is too long is cut") {
  const Library library({});
  const auto results = library.search({.query = std::string(kMaxQueryBytes + 1, 'a')});
  REQUIRE(results.has_value());
  REQUIRE(results->interpreted.notices.size() == 1);
  CHECK(results->interpreted.notices.front().code == NoticeCode::too_long);
}

TEST_CASE("a hit shows title and passages with marks, and leaves the body out") {
  auto article = make_article("a", "Peretasan PDN", "Sistem diretas. Pemerintah diam.");
  article.source = "kabar.example";
  const Library library({article});
  const auto results = library.search({.query = "meretas sistem", .snippets = 1});
  REQUIRE(results.has_value());
  REQUIRE(results->hits.size() == 1);
  const Hit& hit = results->hits[0];
  CHECK(hit.title_html == "<mark>Peretasan</mark> PDN");
  REQUIRE(hit.snippets.size() == 1);
  CHECK(hit.snippets[0].html == "<mark>Sistem</mark> <mark>diretas</mark>. Pemerintah diam.");
  CHECK(hit.article.body.empty());
  CHECK(hit.article.source == "kabar.example");
  CHECK(library.search({.query = "meretas", .snippets = 0})->hits[0].snippets.empty());
}

TEST_CASE("the same question has the same answer") {
  const Library library({make_article("a", "", "pulsa naik"), make_article("b", "", "pulsa naik"),
                         make_article("c", "", "pulsa turun")});
  CHECK(library.ids("pulsa naik") == library.ids("pulsa naik"));
}
