// SPDX-License-Identifier: GPL-2.0-or-later
#include "analytics/query_log.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <span>
#include <thread>
#include <utility>

#include "analytics/sqlite.hpp"
#include "dictionaries/query_key.hpp"

namespace telusur::searchd {
namespace {

using Entry = std::variant<LoggedSearch, LoggedClick>;

constexpr std::size_t kMostWaiting = 4096;
constexpr std::size_t kLongestText = 1024;  ///< bytes of a query or an id that are kept
constexpr int kPageBytes = 4096;
constexpr int kPagesAhead = 64;  // in the log that SQLite writes first
constexpr std::size_t kEntriesBetweenTidying = 4096;
constexpr std::size_t kEntriesAtOnce = 64;  ///< in one transaction: they fit into any file
constexpr std::array<std::string_view, 2> kTables = {"search", "click"};

constexpr const char* kSchema =
    "CREATE TABLE IF NOT EXISTS search (at INTEGER NOT NULL, query_id TEXT NOT NULL,"
    " query TEXT NOT NULL, key TEXT NOT NULL, hits INTEGER NOT NULL, took_us INTEGER NOT NULL);"
    "CREATE INDEX IF NOT EXISTS search_at ON search (at);"
    "CREATE TABLE IF NOT EXISTS click (at INTEGER NOT NULL, query_id TEXT NOT NULL,"
    " id TEXT NOT NULL, position INTEGER NOT NULL);"
    "CREATE INDEX IF NOT EXISTS click_query ON click (query_id);"
    "CREATE INDEX IF NOT EXISTS click_at ON click (at);";

std::int64_t seconds_of(std::chrono::sys_seconds time) {
  return time.time_since_epoch().count();
}

std::string_view shortened(std::string_view text) {
  return text.substr(0, kLongestText);
}

/// Opens the file, or makes it.
sqlite::Database opened(const std::string& file, const QueryLogOptions& options) {
  sqlite::Database db = sqlite::open(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  sqlite::execute(db, "PRAGMA journal_mode = WAL");
  // A crash of the machine may cost the last seconds, never the file.
  sqlite::execute(db, "PRAGMA synchronous = NORMAL");
  // What is written ahead stays small beside the file, too.
  sqlite::execute(db, fmt::format("PRAGMA wal_autocheckpoint = {}", kPagesAhead));
  sqlite::execute(db, fmt::format("PRAGMA journal_size_limit = {}", kPagesAhead * kPageBytes));
  // The bound holds whatever happens; tidy() keeps well below it.
  sqlite::execute(db, fmt::format("PRAGMA max_page_count = {}", options.max_bytes / kPageBytes));
  sqlite::execute(db, kSchema);
  return db;
}

/// The file, written by one thread.
class LogFile {
 public:
  LogFile(const std::string& file, const QueryLogOptions& options)
      : options_(options), db_(opened(file, options)) {}

  void write(std::span<const Entry> entries) {
    while (!entries.empty()) {
      const std::size_t count = std::min(kEntriesAtOnce, entries.size());
      try {
        write_at_once(entries.first(count));
      } catch (const sqlite::Failure& failure) {
        if (failure.status != SQLITE_FULL) throw;
        make_room();
        write_at_once(entries.first(count));
      }
      entries = entries.subspan(count);
      untidied_ += count;
    }
    if (untidied_ >= kEntriesBetweenTidying) tidy();
  }

 private:
  void write_at_once(std::span<const Entry> entries) {
    sqlite::execute(db_, "BEGIN");
    try {
      for (const Entry& entry : entries)
        std::visit([this](const auto& one) { insert(one); }, entry);
      sqlite::execute(db_, "COMMIT");
    } catch (const sqlite::Failure&) {
      insert_search_.reset();
      insert_click_.reset();
      sqlite3_exec(db_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
      throw;
    }
  }

  /// Takes out what is too old, and makes room where the file is nearly full.
  void tidy() {
    untidied_ = 0;
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    for (const std::string_view table : kTables) {
      sqlite::Statement(db_, fmt::format("DELETE FROM {} WHERE at < ?", table))
          .bind(1, seconds_of(now - options_.keep))
          .step();
    }
    constexpr double kNearlyFull = 0.9;
    if (full() > kNearlyFull) make_room();
  }

  /// Takes out the oldest entries until a third of the file is free.
  void make_room() {
    constexpr double kRoomy = 0.67;
    constexpr int kMostRounds = 16;
    for (int round = 0; round < kMostRounds && full() > kRoomy; ++round) {
      for (const std::string_view table : kTables) {
        sqlite::execute(db_, fmt::format("DELETE FROM {0} WHERE rowid IN (SELECT rowid FROM {0}"
                                         " ORDER BY rowid LIMIT (SELECT COUNT(*) / 4 FROM {0}))",
                                         table));
      }
    }
  }

  /// Share of the bytes allowed that is in use.
  double full() {
    const std::int64_t used = number("PRAGMA page_count") - number("PRAGMA freelist_count");
    return double(used) * kPageBytes / double(options_.max_bytes);
  }

  void insert(const LoggedSearch& search) {
    insert_search_.reset();
    insert_search_.bind(1, seconds_of(search.at))
        .bind(2, search.query_id)
        .bind(3, shortened(search.query))
        .bind(4, shortened(query_key(search.query)))
        .bind(5, static_cast<std::int64_t>(search.hits))
        .bind(6, search.took.count())
        .step();
  }

  void insert(const LoggedClick& click) {
    insert_click_.reset();
    insert_click_.bind(1, seconds_of(click.at))
        .bind(2, click.query_id)
        .bind(3, shortened(click.id))
        .bind(4, std::int64_t{click.position})
        .step();
  }

  std::int64_t number(std::string_view sql) {
    sqlite::Statement statement(db_, sql);
    return statement.step() ? statement.number(0) : 0;
  }

  const QueryLogOptions options_;
  sqlite::Database db_;
  sqlite::Statement insert_search_{db_, "INSERT INTO search VALUES (?, ?, ?, ?, ?, ?)"};
  sqlite::Statement insert_click_{db_, "INSERT INTO click VALUES (?, ?, ?, ?)"};
  std::size_t untidied_ = 0;
};

/// Searches with one key together, the clicks they led to, and how they are ordered.
std::string figures_sql(QueryStatistic statistic) {
  std::string sql =
      "WITH asked AS (SELECT key, query_id, query, hits, took_us, at, ROW_NUMBER() OVER"
      " (PARTITION BY key ORDER BY at DESC, rowid DESC) AS nth FROM search WHERE at >= ?1),"
      " clicks AS (SELECT query_id, COUNT(*) AS n FROM click WHERE at >= ?1 GROUP BY query_id),"
      " ids AS (SELECT DISTINCT key, query_id FROM asked),"
      " clicked AS (SELECT key, SUM(n) AS n FROM ids JOIN clicks USING (query_id) GROUP BY key)"
      " SELECT MAX(CASE WHEN nth = 1 THEN query END), COUNT(*) AS searches,"
      " MAX(COALESCE(clicked.n, 0)) AS opened, MAX(CASE WHEN nth = 1 THEN hits END) AS found,"
      " COALESCE(AVG(NULLIF(took_us, 0)), 0), MAX(took_us) AS slowest, MAX(at) AS last"
      " FROM asked LEFT JOIN clicked USING (key) GROUP BY key";
  switch (statistic) {
    case QueryStatistic::popular:
      return sql + " ORDER BY searches DESC, last DESC LIMIT ?2";
    case QueryStatistic::zero:
      return sql + " HAVING found = 0 ORDER BY searches DESC, last DESC LIMIT ?2";
    case QueryStatistic::slow:
      return sql + " HAVING slowest > 0 ORDER BY slowest DESC, last DESC LIMIT ?2";
    case QueryStatistic::low_click:
      break;
  }
  // Fewer searches say nothing about whether anybody would click.
  return sql +
         " HAVING found > 0 AND searches >= 5 AND opened * 10 < searches"
         " ORDER BY searches DESC, last DESC LIMIT ?2";
}

}  // namespace

/// The queue and the thread that empties it.
class QueryLog::Writer {
 public:
  Writer(const std::string& file, const QueryLogOptions& options)
      : file_(file, options), thread_([this] { run(); }) {}

  ~Writer() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  bool add(Entry entry) {
    {
      const std::lock_guard lock(mutex_);
      if (waiting_.size() >= kMostWaiting) {
        dropped_.fetch_add(1, std::memory_order_relaxed);
        return false;
      }
      waiting_.push_back(std::move(entry));
      ++added_;
    }
    wake_.notify_one();
    return true;
  }

  /// Returns when all that was added before has been written.
  void settle() {
    std::unique_lock lock(mutex_);
    const std::uint64_t wanted = added_;
    written_.wait(lock, [&] { return done_ >= wanted || stopping_; });
  }

  [[nodiscard]] std::uint64_t dropped() const { return dropped_.load(std::memory_order_relaxed); }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      wake_.wait(lock, [this] { return !waiting_.empty() || stopping_; });
      if (waiting_.empty()) return;
      const std::vector<Entry> batch = std::exchange(waiting_, {});
      lock.unlock();
      write(batch);
      lock.lock();
      done_ += batch.size();
      written_.notify_all();
    }
  }

  void write(const std::vector<Entry>& batch) {
    try {
      file_.write(batch);
      failing_ = false;
    } catch (const sqlite::Failure& failure) {
      dropped_.fetch_add(batch.size(), std::memory_order_relaxed);
      if (!std::exchange(failing_, true)) spdlog::error("query log: {}", failure.what());
    }
  }

  LogFile file_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable written_;
  std::vector<Entry> waiting_;
  std::uint64_t added_ = 0;
  std::uint64_t done_ = 0;
  std::atomic<std::uint64_t> dropped_{0};
  bool stopping_ = false;
  bool failing_ = false;  ///< of the thread alone: a full disk is said once
  std::thread thread_;
};

QueryLog::QueryLog(std::filesystem::path file, std::unique_ptr<Writer> writer)
    : file_(std::move(file)), writer_(std::move(writer)) {}

QueryLog::~QueryLog() = default;

namespace {

/// Statistics are not worth a daemon that does not start: they begin anew, beside what is left of
/// the old. False when the file cannot be moved.
bool move_aside(const std::filesystem::path& file, std::string_view why) {
  const std::filesystem::path aside = file.string() + ".damaged";
  std::error_code failure;
  std::filesystem::rename(file, aside, failure);
  if (failure) return false;
  for (const char* part : {"-wal", "-shm"})
    std::filesystem::remove(file.string() + part, failure);
  spdlog::error("query log: {}: {}; kept as {}, statistics begin anew", file.string(), why,
                aside.string());
  return true;
}

}  // namespace

Result<std::unique_ptr<QueryLog>> QueryLog::open(const std::filesystem::path& file,
                                                 const QueryLogOptions& options) {
  std::error_code ignored;  // SQLite will say it
  std::filesystem::create_directories(file.parent_path(), ignored);
  try {
    auto writer = std::make_unique<Writer>(file.string(), options);
    return std::unique_ptr<QueryLog>(new QueryLog(file, std::move(writer)));
  } catch (const sqlite::Failure& failure) {
    const bool damaged = failure.status == SQLITE_NOTADB || failure.status == SQLITE_CORRUPT;
    if (damaged && move_aside(file, failure.what())) return open(file, options);
    return Error{ErrorCode::unwritable, file.string(), failure.what(),
                 "name another --state-dir, or switch the log off with --no-query-log"};
  }
}

bool QueryLog::add(LoggedSearch search) {
  return writer_->add(std::move(search));
}

bool QueryLog::add(LoggedClick click) {
  return writer_->add(std::move(click));
}

std::uint64_t QueryLog::dropped() const {
  return writer_->dropped();
}

Result<std::vector<QueryFigures>> QueryLog::figures(QueryStatistic statistic,
                                                    std::chrono::sys_seconds since,
                                                    std::uint32_t limit) const {
  writer_->settle();
  try {
    const sqlite::Database db = sqlite::open(file_.string(), SQLITE_OPEN_READONLY);
    sqlite::Statement statement(db, figures_sql(statistic));
    statement.bind(1, seconds_of(since)).bind(2, std::int64_t{limit});
    std::vector<QueryFigures> figures;
    while (statement.step()) {
      figures.push_back(
          {.query = statement.text(0),
           .searches = static_cast<std::uint64_t>(statement.number(1)),
           .clicks = static_cast<std::uint64_t>(statement.number(2)),
           .hits = static_cast<std::uint64_t>(statement.number(3)),
           .took_mean = std::chrono::microseconds(statement.number(4)),
           .took_max = std::chrono::microseconds(statement.number(5)),
           .last = std::chrono::sys_seconds(std::chrono::seconds(statement.number(6)))});
    }
    return figures;
  } catch (const sqlite::Failure& failure) {
    return Error{ErrorCode::unreadable, file_.string(), failure.what(), ""};
  }
}

}  // namespace telusur::searchd
