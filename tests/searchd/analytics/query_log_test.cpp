// SPDX-License-Identifier: GPL-2.0-or-later
#include "analytics/query_log.hpp"

#include <doctest/doctest.h>

#include "temporary_folder.hpp"

using namespace telusur::searchd;
using std::chrono::microseconds;
using std::chrono::seconds;

namespace {

const auto kNow = std::chrono::floor<seconds>(std::chrono::system_clock::now());
const auto kHourAgo = kNow - std::chrono::hours(1);

struct Fixture {
  explicit Fixture(const QueryLogOptions& options = {}) {
    auto opened = QueryLog::open(folder.path() / "queries.sqlite", options);
    REQUIRE(opened);
    log = std::move(*opened);
  }

  void search(const std::string& query, std::uint64_t hits, long us = 100,
              std::chrono::sys_seconds at = kNow) {
    while (!log->add(LoggedSearch{at, "q-" + query, query, hits, microseconds(us)})) {
    }
  }
  std::vector<QueryFigures> figures(QueryStatistic statistic) {
    const auto found = log->figures(statistic, kHourAgo, 10);
    REQUIRE(found);
    return *found;
  }

  telusur::testing::TemporaryFolder folder;
  std::unique_ptr<QueryLog> log;
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "queries are counted however they are cased and spaced") {
  search("Judi Online", 3);
  search("judi  online", 4, 300);
  search("umkm", 9);
  search("lama", 9, 100, kHourAgo - seconds(1));
  log->add(LoggedClick{kNow, "q-Judi Online", "a", 1});
  log->add(LoggedClick{kNow, "q-judi  online", "b", 2});
  log->add(LoggedClick{kNow, "q-tak dikenal", "b", 2});
  const auto popular = figures(QueryStatistic::popular);
  REQUIRE(popular.size() == 2);
  CHECK(popular[0].query == "judi  online");
  CHECK(popular[0].searches == 2);
  CHECK(popular[0].clicks == 2);
  CHECK(popular[0].hits == 4);
  CHECK(popular[0].took_mean == microseconds(200));
  CHECK(popular[0].took_max == microseconds(300));
  CHECK(popular[1].query == "umkm");
  CHECK(popular[1].clicks == 0);
}

TEST_CASE_FIXTURE(Fixture, "each statistic has its own order and its own queries") {
  search("tiada", 0);
  search("tiada", 0);
  search("kosong", 0);
  search("pernah kosong", 0, 100, kNow - seconds(9));
  search("pernah kosong", 2, 9'000);
  search("dari simpanan", 5, 0);
  const auto zero = figures(QueryStatistic::zero);
  REQUIRE(zero.size() == 2);
  CHECK(zero[0].query == "tiada");
  CHECK(zero[1].query == "kosong");
  const auto slow = figures(QueryStatistic::slow);
  CHECK(slow.front().query == "pernah kosong");
  for (const QueryFigures& one : slow)
    CHECK(one.query != "dari simpanan");
}

TEST_CASE_FIXTURE(Fixture, "what is found but hardly opened shows after five searches") {
  for (int i = 0; i < 4; ++i)
    search("jarang", 5);
  for (int i = 0; i < 5; ++i) {
    search("diabaikan", 5);
    search("dibuka", 5);
  }
  log->add(LoggedClick{kNow, "q-dibuka", "a", 1});
  const auto low = figures(QueryStatistic::low_click);
  REQUIRE(low.size() == 1);
  CHECK(low[0].query == "diabaikan");
}

TEST_CASE_FIXTURE(Fixture, "texts of any bytes and lengths are kept, cut where they are long") {
  search(std::string("a\0b\xFF'; DROP TABLE search", 24), 1);
  search(std::string(100'000, 'x'), 1);
  const auto popular = figures(QueryStatistic::popular);
  REQUIRE(popular.size() == 2);
  for (const QueryFigures& one : popular)
    CHECK(one.query.size() <= 1024);
}

TEST_CASE("the file stays below its bound, and the newest searches in it") {
  constexpr std::uint64_t kBytes = std::uint64_t{1} << 20U;
  Fixture fixture({.max_bytes = kBytes});
  const std::string filler(900, 'x');
  for (int i = 0; i < 6'000; ++i)
    fixture.search(std::to_string(i) + filler, 1, 100, kHourAgo + seconds(i / 2));
  fixture.search("terbaru", 0, 100, kNow);
  const auto zero = fixture.figures(QueryStatistic::zero);
  REQUIRE(zero.size() == 1);
  CHECK(zero[0].query == "terbaru");
  CHECK(fixture.figures(QueryStatistic::slow).size() == 10);
  CHECK(std::filesystem::file_size(fixture.folder.path() / "queries.sqlite") <= kBytes);
}

TEST_CASE("a log that was closed is read again") {
  Fixture fixture;
  fixture.search("umkm", 1);
  fixture.log.reset();
  fixture.log = std::move(*QueryLog::open(fixture.folder.path() / "queries.sqlite", {}));
  CHECK(fixture.figures(QueryStatistic::popular).size() == 1);
}

TEST_CASE("a place where nothing can be written is an error") {
  const auto opened = QueryLog::open("/proc/tidak-ada/queries.sqlite", {});
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == telusur::ErrorCode::unwritable);
}
