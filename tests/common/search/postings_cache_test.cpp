// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/postings_cache.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "analysis/analyzers.hpp"
#include "index/schema.hpp"
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

/// 300 articles: `semua` in each, `jarang` in two of them, `kerap` as often as the article's
/// number.
class Index {
 public:
  Index() {
    std::vector<article::Article> articles;
    for (int i = 0; i < 300; ++i) {
      std::string body = "semua";
      if (i == 7 || i == 250) body += " jarang";
      for (int again = 0; again < i % 60; ++again)
        body += " kerap";
      articles.push_back(make_article(fmt::format("a{}", i), "judul", body));
    }
    write_index(folder_.path(), analyzer(), articles);
  }

  template <class Body>
  void read(Body&& body) const {
    auto reader = index::IndexReader::open(folder_.path(), analyzer());
    REQUIRE(reader.has_value());
    const auto done = reader->read([&](const Xapian::Database& db) -> Result<void> {
      body(db);
      return {};
    });
    CHECK(done.has_value());
  }

 private:
  TemporaryFolder folder_;
};

const Index& index_of_words() {
  static const Index kIndex;
  return kIndex;
}

}  // namespace

TEST_CASE("a list has the documents that Xapian has, as often, and a bound of every window") {
  index_of_words().read([](const Xapian::Database& db) {
    const PostingsCache cache(db);
    REQUIRE(cache.is_for(Ranking()));
    for (const char* word : {"semua", "jarang", "kerap"}) {
      CAPTURE(std::string(word));
      const std::string term = index::stem_term(word);
      const auto list = cache.list(db, term);
      REQUIRE(list);
      CHECK(list->size() == db.get_termfreq(term));
      auto expected = db.postlist_begin(term);
      for (std::size_t i = 0; i < list->windows().size(); ++i) {
        const PostingList::Window& window = list->windows()[i];
        for (const PostingList::Posting& posting : list->postings(i)) {
          const Xapian::docid docid =
              window.number * PostingList::kWindow + PostingList::place_of(posting);
          CHECK(docid == *expected);
          CHECK(list->often(posting) == expected.get_wdf());
          const double share = Bm25::share(list->often(posting), cache.norms()[docid]);
          CHECK(share <= double(window.most_share));
          ++expected;
        }
      }
      CHECK((expected == db.postlist_end(term)));
    }
    CHECK(cache.list(db, index::stem_term("tiada")) == nullptr);
  });
}

TEST_CASE("what is asked for again is not read again") {
  index_of_words().read([](const Xapian::Database& db) {
    const PostingsCache cache(db);
    REQUIRE(cache.is_for(Ranking()));
    const auto first = cache.list(db, index::stem_term("semua"));
    CHECK(cache.list(db, index::stem_term("semua")) == first);
    CHECK(cache.use().hits == 1);
    CHECK(cache.use().misses == 1);
    CHECK(cache.use().lists == 1);
    CHECK(cache.use().bytes >= first->bytes());
  });
}

TEST_CASE("the lists kept stay within the bytes allowed, those asked for again and again stay") {
  index_of_words().read([](const Xapian::Database& db) {
    std::size_t room = 0;
    {
      const PostingsCache both(db);
      REQUIRE(both.is_for(Ranking()));
      (void)both.list(db, index::stem_term("semua"));
      (void)both.list(db, index::stem_term("kerap"));
      room = both.use().bytes;
    }
    const PostingsCache cache(db, 2 * room);
    REQUIRE(cache.is_for(Ranking()));
    const auto kerap = cache.list(db, index::stem_term("kerap"));
    (void)cache.list(db, index::stem_term("semua"));
    constexpr int kWords = 40;
    for (int i = 0; i < kWords; ++i) {
      (void)cache.list(db, index::stem_term(fmt::format("tiada{}", i)));
      const auto misses = cache.use().misses;
      CHECK(cache.list(db, index::stem_term("semua"))->size() == 300);
      CHECK(cache.use().misses == misses);
      CHECK(cache.use().bytes <= 2 * room);
      CHECK(cache.use().lists < kWords);
    }
    const auto misses = cache.use().misses;
    CHECK(cache.list(db, index::stem_term("kerap")) != kerap);  // was driven out, and read again
    CHECK(cache.use().misses == misses + 1);
    CHECK(kerap->size() == 295);  // who had it keeps it
    CHECK(kerap->often(kerap->postings(0)[0]) == 1);
  });
}

TEST_CASE("threads that ask for the same and for other lists at once get what one alone gets") {
  index_of_words().read([](const Xapian::Database& db) {
    const PostingsCache cache(db, 8192);
    REQUIRE(cache.is_for(Ranking()));
    std::atomic<int> wrong{0};
    std::vector<std::thread> threads;
    for (unsigned seed = 0; seed < 4; ++seed) {
      threads.emplace_back([&, seed] {
        index_of_words().read([&](const Xapian::Database& own) {
          for (unsigned i = 0; i < 300; ++i) {
            constexpr std::array kWords = {"semua", "jarang", "kerap", "tiada", "judul"};
            const std::string term = index::stem_term(kWords[(i * (seed + 2) + i / 7) % 5]);
            const auto list = cache.list(own, term);
            if ((list ? list->size() : 0) != own.get_termfreq(term)) ++wrong;
            if (list && list->often(list->postings(0)[0]) != own.postlist_begin(term).get_wdf()) {
              ++wrong;
            }
          }
        });
      });
    }
    for (std::thread& thread : threads)
      thread.join();
    CHECK(wrong == 0);
    CHECK(cache.use().hits + cache.use().misses == 1200);
  });
}

TEST_CASE("a list larger than all that may be kept is read, and not kept") {
  index_of_words().read([](const Xapian::Database& db) {
    const PostingsCache cache(db, 1);
    REQUIRE(cache.is_for(Ranking()));
    REQUIRE(cache.list(db, index::stem_term("semua")));
    CHECK(cache.list(db, index::stem_term("semua"))->size() == 300);
    CHECK(cache.use().bytes == 0);
  });
}

TEST_CASE("the first to ask decides the constants") {
  index_of_words().read([](const Xapian::Database& db) {
    const PostingsCache cache(db);
    Ranking other;
    other.k1 = 2;
    CHECK(cache.is_for(other));
    CHECK_FALSE(cache.is_for(Ranking()));
    CHECK(cache.is_for(other));
  });
}
