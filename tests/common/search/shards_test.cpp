// SPDX-License-Identifier: GPL-2.0-or-later
// An index in shards answers as the same articles in one index do.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <random>

#include "analysis/analyzers.hpp"
#include "index/acronym_store.hpp"
#include "index/sharded_index.hpp"
#include "search/related.hpp"
#include "search/searcher.hpp"
#include "search/suggest/suggester.hpp"
#include "small_index.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::search;
using namespace telusur::testing;
namespace fs = std::filesystem;

namespace {

constexpr double kSame = 1e-6;

const analysis::Analyzer& analyzer() {
  static const analysis::Analyzer kAnalyzer = analysis::make_default_analyzer();
  return kAnalyzer;
}

/// Articles put together from phrases, some of them explained acronyms, with words in any order.
std::vector<article::Article> make_articles() {
  const std::vector<std::string> parts = {
      "pemerintah menyiapkan aturan",     "kecerdasan buatan untuk sekolah",
      "Kecerdasan Buatan (AI) dipakai",   "buatan dalam negeri dan kecerdasan",
      "usaha mikro kecil dan menengah",   "Usaha Mikro Kecil dan Menengah (UMKM)",
      "harga ponsel lipat turun",         "satelit baru mengorbit bumi",
      "peretas mencuri data pribadi",     "aplikasi kencan diblokir",
      "jaringan seluler generasi kelima", "pengguna mengunduh aplikasi",
      "layanan pesan berbayar",           "gim buatan pengembang lokal"};
  std::mt19937 random(20240501);  // NOLINT: the same articles each time
  const auto pick = [&](std::size_t most) { return random() % most; };
  std::vector<article::Article> articles;
  for (int i = 0; i < 400; ++i) {
    std::string body;
    for (std::size_t sentence = 0; sentence < 2 + pick(9); ++sentence)
      body += parts[pick(parts.size())] + " " + fmt::format("nomor{}", pick(60)) + ". ";
    article::Article article =
        make_article(fmt::format("berita-{}", i), parts[pick(parts.size())], body);
    article.source = i % 3 == 0 ? "kabar" : "warta";
    const std::chrono::sys_seconds time{std::chrono::hours{450'000 + 7 * i}};
    // Each at a time of its own: articles that weigh the same and have no time are in no order.
    article.published = article::Timestamp{time, std::chrono::minutes{420}};
    articles.push_back(std::move(article));
  }
  return articles;
}

const std::vector<article::Article>& articles() {
  static const std::vector<article::Article> kArticles = make_articles();
  return kArticles;
}

struct Place {
  TemporaryFolder folder;
  fs::path path;

  /// 0 shards: one index.
  explicit Place(std::size_t shards, const std::vector<article::Article>& all = articles())
      : path(folder.path() / "db") {
    if (shards == 0) {
      write_index(path, analyzer(), all);
      return;
    }
    auto writer = index::open_sharded_writer(path, shards, analyzer(), {});
    REQUIRE(writer);
    for (const article::Article& article : all)
      put(**writer, analyzer(), article);
    REQUIRE((*writer)->finish());
  }

  /// With `prepared` tables in memory, as in a program that stays.
  [[nodiscard]] Searcher searcher(bool prepared = false) const {
    auto reader = index::IndexReader::open(path, analyzer());
    REQUIRE_MESSAGE(reader.has_value(), (reader ? "" : to_string(reader.error())));
    auto expander = make_expander(analyzer(), {});
    REQUIRE(expander);
    const auto learnt = std::make_shared<Learnt>(analyzer());
    if (prepared) {
      learnt->prepare(reader->place());
      learnt->settle();
    }
    return Searcher(std::move(*reader), analyzer(), {}, *expander, learnt);
  }
};

SearchRequest request_for(std::string query) {
  SearchRequest request;
  request.query = std::move(query);
  request.limit = 20;
  request.now = Moment{std::chrono::hours{453'000}};
  return request;
}

SearchResults found(Searcher& searcher, const SearchRequest& request) {
  auto results = searcher.search(request);
  REQUIRE_MESSAGE(results.has_value(), (results ? "" : to_string(results.error())));
  return std::move(*results);
}

void check_same(const SearchResults& one, const SearchResults& many) {
  CHECK(one.relaxed == many.relaxed);
  REQUIRE(one.hits.size() == many.hits.size());
  for (std::size_t i = 0; i < one.hits.size(); ++i) {
    CAPTURE(i);
    CHECK(one.hits[i].article.id == many.hits[i].article.id);
    CHECK(std::abs(one.hits[i].score - many.hits[i].score) < kSame);
    CHECK(one.hits[i].similar.count == many.hits[i].similar.count);
    CHECK(one.hits[i].title_html == many.hits[i].title_html);
    REQUIRE(one.hits[i].snippets.size() == many.hits[i].snippets.size());
    for (std::size_t j = 0; j < one.hits[i].snippets.size(); ++j)
      CHECK(one.hits[i].snippets[j].html == many.hits[i].snippets[j].html);
  }
}

/// What is suggested for a text, and how misspelt words of it are corrected, as lines.
std::vector<std::string> suggestions(index::IndexReader& reader, std::string_view typed) {
  const auto suggester = Suggester::build(reader, analyzer());
  const auto spelling = SpellingModel::build(reader, analyzer());
  REQUIRE(suggester);
  REQUIRE(spelling);
  std::vector<std::string> lines;
  for (const Suggestion& one : (*suggester)->suggest(typed, Suggester::kMaxLimit, spelling->get()))
    lines.push_back(fmt::format("{} {} {} {}", one.text, one.id, one.url, one.marks.size()));
  for (const SpellingCandidate& candidate : (*spelling)->candidates(typed))
    lines.push_back(fmt::format("{} {:.9f}", candidate.text, candidate.score));
  return lines;
}

/// The short forms that the articles explain, with all that is counted of them.
std::vector<std::string> acronyms(index::IndexReader& reader) {
  std::vector<std::string> lines;
  const auto read = reader.read([&](const Xapian::Database& /*db*/) -> Result<void> {
    for (const analysis::Acronym& acronym : judge(index::read_acronyms(reader.lists()), {})) {
      lines.push_back(fmt::format("{} {} {} {}", acronym.short_form, acronym.long_form,
                                  acronym.sightings, static_cast<int>(acronym.status)));
    }
    return {};
  });
  REQUIRE(read);
  return lines;
}

}  // namespace

TEST_CASE("the same hits, scores and snippets from one index and from shards") {
  const Place one(0);
  Searcher whole = one.searcher();
  for (const std::size_t shards : {1U, 2U, 4U}) {
    CAPTURE(shards);
    const Place many(shards);
    Searcher split = many.searcher();
    for (const std::string query :
         {"ponsel lipat", "AI sekolah", "UMKM", "kecerdasan buatan", "\"data pribadi\" peretas",
          "aplikasi NEAR/5 kencan", "satelit -bumi", "judul:satelit", "unduh aplikasi nomor7",
          "apakah pemerintah menyiapkan aturan kecerdasan buatan?", "\"buatan dalam\" AI",
          "AI DAN ponsel", "zzz tidakada", "", "source:kabar", "source:kabar gim"}) {
      CAPTURE(query);
      SearchRequest request = request_for(query);
      check_same(found(whole, request), found(split, request));
      // Nothing is prepared to count in memory: Xapian matches, as it does on other machines.
      request.facets = {{.field = FacetField::source}};
      check_same(found(whole, request), found(split, request));
    }
  }
}

TEST_CASE("other orders, pages and matches agree as well") {
  const Place one(0);
  const Place many(3);
  Searcher whole = one.searcher();
  Searcher split = many.searcher();
  for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
    for (const Match match : {Match::automatic, Match::all, Match::any}) {
      for (const std::uint32_t offset : {0U, 15U, 120U}) {
        SearchRequest request = request_for("AI aplikasi ponsel");
        request.sort = sort;
        request.match = match;
        request.offset = offset;
        CAPTURE(static_cast<int>(sort));
        CAPTURE(static_cast<int>(match));
        CAPTURE(offset);
        check_same(found(whole, request), found(split, request));
      }
    }
  }
}

TEST_CASE("facets and timelines agree") {
  const Place one(0);
  Searcher whole = one.searcher();
  const auto check = [&](Searcher& split, const std::string& query, bool filtered) {
    CAPTURE(query);
    SearchRequest request = request_for(query);
    if (filtered) request.filters.published.since = Moment{};  // so that no words find all
    request.facets = {{.field = FacetField::source}, {.field = FacetField::month}};
    request.timeline = TimelineUnit::month;
    const SearchResults from_one = found(whole, request);
    const SearchResults from_many = found(split, request);
    REQUIRE(from_one.facets.size() == 2);
    CHECK_FALSE(from_one.facets[0].values.empty());
    CHECK(from_one.facets == from_many.facets);
    CHECK(from_one.timeline == from_many.timeline);
    CHECK(from_one.total.value == from_many.total.value);
    CHECK(from_many.total.exact);
  };
  for (const std::size_t shards : {1U, 2U, 4U}) {
    CAPTURE(shards);
    const Place many(shards);
    for (const bool prepared : {false, true}) {
      CAPTURE(prepared);
      Searcher split = many.searcher(prepared);
      for (const std::string query :
           {"ponsel", "satelit -ponsel", "aplikasi pengguna", "",
            // in this order alone
            "\"kecerdasan buatan\"", "buatan NEAR/2 negeri", "\"data pribadi\" peretas"}) {
        check(split, query, true);
        if (!query.empty()) check(split, query, false);  // in memory, where that is prepared
      }
    }
  }
}

TEST_CASE("articles that earn the same come in one order, however the index is split") {
  // Same words, same length: the time decides, and where that is the same the id.
  std::vector<article::Article> same;
  for (int i = 0; i < 12; ++i) {
    article::Article article =
        make_article(fmt::format("kembar-{}", (7 * i) % 12), "Menara desa", "Menara desa berdiri.");
    const std::chrono::sys_seconds time{std::chrono::hours{450'000 + i % 3}};
    article.published = article::Timestamp{time, std::chrono::minutes{420}};
    same.push_back(std::move(article));
  }
  std::vector<std::string> expected;
  for (const std::size_t shards : {0U, 2U, 3U}) {
    CAPTURE(shards);
    const Place place(shards, same);
    Searcher searcher = place.searcher();
    SearchRequest request = request_for("menara desa");
    request.group = false;
    request.recency = false;
    std::vector<std::string> ids;
    for (const Hit& hit : found(searcher, request).hits)
      ids.push_back(hit.article.id);
    REQUIRE(ids.size() == same.size());
    if (expected.empty()) expected = ids;
    CHECK(ids == expected);
  }
  CHECK(expected.front() == "kembar-0");
}

TEST_CASE("questions on passages: the same hits and scores from one index and from shards") {
  std::vector<article::Article> passages = articles();
  for (article::Article& passage : passages)
    passage.title.clear();
  const Place one(0, passages);
  const Place three(3, passages);
  Searcher whole = one.searcher();
  Searcher sharded = three.searcher();
  for (const char* question :
       {"Siapa yang menyiapkan aturan kecerdasan buatan?", "Kapan harga ponsel lipat turun?",
        "Apa nama aplikasi kencan nomor12 yang diblokir?"}) {
    CAPTURE(question);
    check_same(found(whole, request_for(question)), found(sharded, request_for(question)));
  }
}

TEST_CASE("related articles agree") {
  const Place one(0);
  const Place many(3);
  auto whole = index::IndexReader::open(one.path, analyzer());
  auto split = index::IndexReader::open(many.path, analyzer());
  for (const std::string id : {"berita-1", "berita-77", "berita-300"}) {
    CAPTURE(id);
    const auto from_one = related_articles(*whole, id, 5, {});
    const auto from_many = related_articles(*split, id, 5, {});
    REQUIRE(from_one);
    REQUIRE(from_many);
    REQUIRE(from_one->size() == from_many->size());
    for (std::size_t i = 0; i < from_one->size(); ++i) {
      CHECK((*from_one)[i].article.id == (*from_many)[i].article.id);
      CHECK(std::abs((*from_one)[i].likeness - (*from_many)[i].likeness) < kSame);
    }
  }
}

TEST_CASE("what a query is probably meant to say is found over shards") {
  const Place many(3);
  Searcher split = many.searcher();
  const SearchResults results = found(split, request_for("satelti"));
  REQUIRE(results.did_you_mean);
  CHECK(results.did_you_mean->text == "satelit");
  CHECK_FALSE(results.hits.empty());
}

TEST_CASE("suggestions, corrections and acronyms agree") {
  const Place one(0);
  auto whole = index::IndexReader::open(one.path, analyzer());
  REQUIRE(whole);
  CHECK_FALSE(acronyms(*whole).empty());
  for (const std::size_t shards : {1U, 2U, 4U}) {
    CAPTURE(shards);
    const Place many(shards);
    auto split = index::IndexReader::open(many.path, analyzer());
    REQUIRE(split);
    CHECK(acronyms(*whole) == acronyms(*split));
    for (const std::string typed : {"sat", "satelit baru", "harga pon", "kecerdasan", "umkm",
                                    "satelti", "pemrintah", "aplikas", "bumi sat", "zzz"}) {
      CAPTURE(typed);
      const auto expected = suggestions(*whole, typed);
      CHECK(expected.empty() == (typed == "zzz"));
      CHECK(expected == suggestions(*split, typed));
    }
  }
}
