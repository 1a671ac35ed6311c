// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/match_any.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "search/bm25.hpp"
#include "search/expansion.hpp"
#include "search/match_plan.hpp"
#include "search/query/parser.hpp"
#include "search/searcher.hpp"
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

constexpr int kWords = 60;

/// 2,000 articles of words w0, w1, ... of which the first are frequent and the last rare; some with
/// `dua kata` or `kata dua`.
class Library {
 public:
  Library() {
    std::mt19937 random(7);  // NOLINT: the same articles every time
    const auto below = [&](std::uint32_t end) { return std::uint32_t(random() % end); };
    std::vector<article::Article> articles;
    for (int i = 0; i < 2000; ++i) {
      std::string body;
      for (std::uint32_t word = 0, words = 3 + below(40); word < words; ++word)
        body += fmt::format("w{} ", below(1 + below(1 + below(kWords))));
      if (i % 17 == 0) body += "dua kata";
      if (i % 23 == 0) body += " kata dua";
      articles.push_back(
          make_article(fmt::format("a{}", i), fmt::format("w{}", below(kWords)), body));
    }
    write_index(folder_.path(), analyzer(), articles);
    // Numbers with gaps between them.
    const auto writer = open_writer(folder_.path(), analyzer());
    for (int i = 0; i < 2000; i += 9)
      REQUIRE(writer->remove(fmt::format("a{}", i)).has_value());
    REQUIRE(writer->finish().has_value());
  }

  [[nodiscard]] index::IndexReader reader() const {
    auto reader = index::IndexReader::open(folder_.path(), analyzer());
    REQUIRE(reader.has_value());
    return std::move(*reader);
  }

  [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
};

const Library& library() {
  static const Library kLibrary;
  return kLibrary;
}

Query understood(const std::string& text) {
  analysis::TokenBuffer tokens;
  return parse_query(analyzer(), text, {}, tokens);
}

/// Adds `dua kata` as another way to say w5.
void expand_w5(Query& query) {
  ExpansionTable table;
  table.add(analyzer(), "w5", "dua kata", ExpansionKind::synonym);
  expand(query, analyzer(), table);
}

void check_same_as_xapian(const Query& query, std::size_t most, AnyMatcher& matcher) {
  const Ranking ranking;
  index::IndexReader reader = library().reader();
  const auto lengths = *DocumentLengths::build(reader, analyzer());
  REQUIRE(lengths != nullptr);
  const auto read = reader.read([&](const Xapian::Database& db) -> Result<void> {
    const MatchPlan plan = plan_match(query, ranking, {});
    REQUIRE_FALSE(plan.leaves.empty());
    const auto found =
        matcher.match(db, plan.leaves, *lengths, ranking, most, [] { return false; });
    Xapian::Enquire enquire(db);
    enquire.set_query(plan.relaxed);
    enquire.set_weighting_scheme(bm25_of(ranking));
    const Xapian::MSet all = enquire.get_mset(0, db.get_doccount(), db.get_doccount());
    CHECK(found.seen <= all.size());
    if (found.all_seen) CHECK(found.seen == all.size());
    CHECK(found.best.size() == std::min<std::size_t>(most, all.size()));
    for (Xapian::doccount i = 0; i < found.best.size(); ++i) {
      CAPTURE(i);
      CHECK(found.best[i].second == doctest::Approx(all[i].get_weight()).epsilon(1e-9));
      // Which of two with one score comes first may hang on rounding.
      const bool tied =
          (i > 0 && std::abs(all[i].get_weight() - all[i - 1].get_weight()) < 1e-9) ||
          (i + 1 < all.size() && std::abs(all[i].get_weight() - all[i + 1].get_weight()) < 1e-9);
      if (!tied) CHECK(found.best[i].first == *all[i]);
    }
    return {};
  });
  CHECK(read.has_value());
}

}  // namespace

TEST_CASE("the best documents are those that Xapian finds, with its scores") {
  AnyMatcher matcher;  // one for all: nothing may be left of the match before
  for (const char* text :
       {"w0", "w59", "w0 w1 w2", "w3 w30 w55", "w0 w1 w2 w3 w4 w5 w40 w50 w58 w59", "tidak ada",
        "w59 tidak", "judul:w3 w2", "(w1 OR w7) w20", "w2 w2 w2"}) {
    CAPTURE(text);
    for (const std::size_t most : {1U, 10U, 100U, 5000U})
      check_same_as_xapian(understood(text), most, matcher);
  }
}

TEST_CASE("words that must stand together count as in Xapian's match") {
  AnyMatcher matcher;
  for (const char* text : {"w5", "w0 w5", "w1 w5 w59"}) {
    CAPTURE(text);
    Query query = understood(text);
    expand_w5(query);
    for (const std::size_t most : {1U, 10U, 100U, 5000U})
      check_same_as_xapian(query, most, matcher);
  }
}

TEST_CASE("what is more than any of its parts is left to Xapian") {
  for (const char* text :
       {"w1 -w2", "(w1 AND w2) w3", "w100*", "kata*", "w1 sumber:kabar", "w1 sejak:2023", ""}) {
    CAPTURE(std::string(text));
    CHECK(plan_match(understood(text), {}, {}).leaves.empty());
  }
}

TEST_CASE("when time is up, what is left is not looked at") {
  index::IndexReader reader = library().reader();
  const auto lengths = *DocumentLengths::build(reader, analyzer());
  const auto read = reader.read([&](const Xapian::Database& db) -> Result<void> {
    const MatchPlan plan = plan_match(understood("w0 w1 w2"), {}, {});
    int looks = 0;
    AnyMatcher matcher;
    const auto found =
        matcher.match(db, plan.leaves, *lengths, {}, 10, [&] { return ++looks > 1; });
    CHECK(found.best.size() == 10);
    CHECK_FALSE(found.all_seen);
    CHECK(matcher.match(db, plan.leaves, *lengths, {}, 10, [] { return true; }).best.empty());
    return {};
  });
  CHECK(read.has_value());
}

TEST_CASE("a searcher answers the same with tables in memory as without") {
  const auto learnt = std::make_shared<Learnt>(analyzer());
  learnt->prepare(library().path());
  learnt->settle();
  Searcher with(library().reader(), analyzer(), {}, nullptr, learnt);
  Searcher without(library().reader(), analyzer(), {});
  for (const char* text : {"w0", "w3 w30 w55", "w0 w1 w2 w3 w59", "w59 tidak"}) {
    CAPTURE(text);
    SearchRequest request{.query = text, .limit = 30, .snippets = 0, .match = Match::any};
    const auto fast = with.search(request);
    const auto slow = without.search(request);
    REQUIRE(fast.has_value());
    REQUIRE(slow.has_value());
    CHECK(fast->relaxed == slow->relaxed);
    REQUIRE(fast->hits.size() == slow->hits.size());
    for (std::size_t i = 0; i < fast->hits.size(); ++i)
      CHECK(fast->hits[i].score == doctest::Approx(slow->hits[i].score).epsilon(1e-9));
  }
}
