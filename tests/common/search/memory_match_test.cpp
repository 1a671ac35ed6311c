// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/memory_match.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
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

/// More than two windows of articles of words w0, w1, ... of which the first are frequent and the
/// last rare; some with `dua kata` or `kata dua`; `ekor` in the last window alone.
class Library {
 public:
  static constexpr int kArticles = 2 * PostingList::kWindow + 500;

  Library() {
    std::mt19937 random(7);  // NOLINT: the same articles every time
    const auto below = [&](std::uint32_t end) { return std::uint32_t(random() % end); };
    std::vector<article::Article> articles;
    for (int i = 0; i < kArticles; ++i) {
      std::string body;
      for (std::uint32_t word = 0, words = 3 + below(40); word < words; ++word)
        body += fmt::format("w{} ", below(1 + below(1 + below(kWords))));
      if (i % 17 == 0) body += "dua kata";
      if (i % 23 == 0) body += " kata dua";
      if (i + 400 > kArticles && i % 3 == 0) body += " ekor";
      if (i % 500 == 0) {
        // More often than a posting has room for.
        for (int again = 0; again < 40; ++again)
          body += " w7";
      }
      articles.push_back(
          make_article(fmt::format("a{}", i), fmt::format("w{}", below(kWords)), body));
    }
    write_index(folder_.path(), analyzer(), articles);
    // Numbers with gaps between them.
    const auto writer = open_writer(folder_.path(), analyzer());
    for (int i = 0; i < kArticles; i += 9)
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

MatchSource source(const Xapian::Database& db, const PostingsCache& postings) {
  REQUIRE(postings.is_for(Ranking()));
  return {db, postings,
          [&db](Xapian::docid docid, index::TokenStream& scratch) {
            return index::read_tokens(db, docid, scratch)
                       ? std::optional<index::TokenStreamView>(scratch)
                       : std::nullopt;
          },
          [] { return false; }};
}

struct Side {
  const Xapian::Query& query;
  const std::vector<MatchLeaf>& leaves;
};

void check_same_as_xapian(const Xapian::Database& db, const PostingsCache& postings,
                          const Side& side, std::size_t most, MemoryMatcher& matcher) {
  REQUIRE_FALSE(side.leaves.empty());
  const MatchSource from = source(db, postings);
  const auto found = matcher.best(from, side.leaves, most);
  Xapian::Enquire enquire(db);
  enquire.set_query(side.query);
  enquire.set_weighting_scheme(bm25_of(Ranking()));
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
  std::vector<Xapian::docid> expected;
  for (auto match = all.begin(); match != all.end(); ++match)
    expected.push_back(*match);
  std::ranges::sort(expected);
  std::vector<Xapian::docid> counted;
  CHECK(matcher.each(from, side.leaves, [&](Xapian::docid docid) { counted.push_back(docid); }));
  CHECK(counted == expected);
}

/// Both queries of the plan, for several numbers of documents wanted.
void check_same_as_xapian(const Query& query, MemoryMatcher& matcher) {
  index::IndexReader reader = library().reader();
  const auto read = reader.read([&](const Xapian::Database& db) -> Result<void> {
    const PostingsCache postings(db);
    const MatchPlan plan = plan_match(query, {}, {});
    for (const std::size_t most : {0U, 1U, 10U, 100U, 10'000U}) {
      CAPTURE(most);
      check_same_as_xapian(db, postings, {plan.relaxed, plan.relaxed_leaves}, most, matcher);
      check_same_as_xapian(db, postings, {plan.strict, plan.strict_leaves}, most, matcher);
    }
    return {};
  });
  CHECK(read.has_value());
}

}  // namespace

TEST_CASE("the documents are those that Xapian finds, with its scores") {
  MemoryMatcher matcher;  // one for all: nothing may be left of the match before
  for (const char* text :
       {"w0", "w59", "w7", "ekor", "w0 w1 w2", "w3 w30 w55", "ekor w0 w59",
        "w0 w1 w2 w3 w4 w5 w40 w50 w58 w59", "tidak ada", "w59 tidak", "judul:w3 w2",
        "(w1 OR w7) w20", "w1 OR w2 OR w30", "w2 w2 w2", "w1 AND w2", "(w1 OR w40) AND ekor"}) {
    CAPTURE(text);
    check_same_as_xapian(understood(text), matcher);
  }
}

TEST_CASE("words that must stand together count as in Xapian's match") {
  MemoryMatcher matcher;
  for (const char* text : {"w5", "w0 w5", "w1 w5 w59", "w5 ekor", "w5 AND w58"}) {
    CAPTURE(text);
    Query query = understood(text);
    expand_w5(query);
    check_same_as_xapian(query, matcher);
  }
}

TEST_CASE("what is more than groups of leaves is left to Xapian") {
  struct Row {
    const char* text;
    bool strict;
    bool relaxed;
  };
  for (const Row& row :
       {Row{"w1 w2", true, true}, Row{"w1 OR w2", true, true}, Row{"\"w1 w2\" w3", false, true},
        Row{"w1 NEAR/3 w2", false, true}, Row{"(w1 w2) OR w3", false, true},
        Row{"(w1 AND w2) w3", false, false}, Row{"w1 -w2", false, false},
        Row{"w100*", false, false}, Row{"w1 sumber:kabar", false, false},
        Row{"w1 sejak:2023", false, false}, Row{"", false, false}}) {
    CAPTURE(std::string(row.text));
    const MatchPlan plan = plan_match(understood(row.text), {}, {});
    CHECK(plan.strict_leaves.empty() != row.strict);
    CHECK(plan.relaxed_leaves.empty() != row.relaxed);
  }
  const MatchPlan hidden = plan_match(understood("w1 judul:w2"), {}, {.title = false});
  CHECK(hidden.strict_leaves.empty());
}

TEST_CASE("when time is up, what is left is not looked at") {
  index::IndexReader reader = library().reader();
  const auto read = reader.read([&](const Xapian::Database& db) -> Result<void> {
    const PostingsCache postings(db);
    const MatchPlan plan = plan_match(understood("w0 w1 w2"), {}, {});
    MemoryMatcher matcher;
    MatchSource late = source(db, postings);
    late.late = [looks = 0]() mutable { return ++looks > 1; };
    const auto found = matcher.best(late, plan.relaxed_leaves, 10);
    CHECK(found.best.size() == 10);
    CHECK_FALSE(found.all_seen);
    late.late = [] { return true; };
    CHECK(matcher.best(late, plan.relaxed_leaves, 10).best.empty());
    CHECK_FALSE(matcher.each(late, plan.relaxed_leaves, [](Xapian::docid) { FAIL("late"); }));
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
  for (const char* text :
       {"w0", "w3 w30 w55", "w0 w1", "w0 w1 w2 w3 w59", "w59 tidak", "\"w0 w1\"", "dua kata"}) {
    CAPTURE(text);
    SearchRequest request{.query = text, .limit = 30, .snippets = 1};
    request.facets.push_back({.field = FacetField::month});
    const auto fast = with.search(request);
    const auto slow = without.search(request);
    REQUIRE(fast.has_value());
    REQUIRE(slow.has_value());
    CHECK(fast->relaxed == slow->relaxed);
    CHECK(fast->facets == slow->facets);
    CHECK(fast->total.value == slow->total.value);
    REQUIRE(fast->hits.size() == slow->hits.size());
    for (std::size_t i = 0; i < fast->hits.size(); ++i) {
      CHECK(fast->hits[i].score == doctest::Approx(slow->hits[i].score).epsilon(1e-9));
      CHECK(fast->hits[i].snippets.size() == slow->hits[i].snippets.size());
    }
  }
}
