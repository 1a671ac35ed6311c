// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "support/result.hpp"

namespace telusur::searchd {

/// One search that was answered. Who searched is not kept: no address, no key.
struct LoggedSearch {
  std::chrono::sys_seconds at;
  std::string query_id;
  std::string query;
  std::uint64_t hits = 0;
  std::chrono::microseconds took{0};  ///< of the search itself; 0 for an answer from the cache
};

/// One hit that was opened.
struct LoggedClick {
  std::chrono::sys_seconds at;
  std::string query_id;
  std::string id;              ///< of the article
  std::uint32_t position = 0;  ///< in the list, from 1
};

enum class QueryStatistic : std::uint8_t {
  popular,    ///< searched most often
  zero,       ///< found nothing, most often searched first
  slow,       ///< took longest, by the longest
  low_click,  ///< found something that hardly anybody opened, most often searched first
};

struct QueryFigures {
  std::string query;           ///< as it was typed last
  std::uint64_t searches = 0;  ///< however cased and spaced
  std::uint64_t clicks = 0;
  std::uint64_t hits = 0;                  ///< of the last search
  std::chrono::microseconds took_mean{0};  ///< of those that were not answered from the cache
  std::chrono::microseconds took_max{0};
  std::chrono::sys_seconds last;
};

struct QueryLogOptions {
  std::uint64_t max_bytes = std::uint64_t{256} << 20U;  ///< of the file; the oldest go first
  std::chrono::days keep{90};
};

/// Searches and clicks in an SQLite file on the operator's own disk. Writing never blocks who
/// searches: entries wait in a bounded queue for a thread of its own, and what does not fit is
/// counted and dropped. Thread-safe.
class QueryLog {
 public:
  /// Makes the file and its folder where they are not there. Errors: unwritable.
  static Result<std::unique_ptr<QueryLog>> open(const std::filesystem::path& file,
                                                const QueryLogOptions& options);
  /// Writes what waits.
  ~QueryLog();
  QueryLog(const QueryLog&) = delete;
  QueryLog& operator=(const QueryLog&) = delete;

  /// False when the queue is full: the entry is dropped. Never blocks.
  bool add(LoggedSearch search);
  bool add(LoggedClick click);

  /// The `limit` first queries by `statistic` since that time, after all entries added before the
  /// call. Reads the file: not for an I/O thread. Errors: unreadable.
  Result<std::vector<QueryFigures>> figures(QueryStatistic statistic,
                                            std::chrono::sys_seconds since,
                                            std::uint32_t limit) const;

  [[nodiscard]] std::uint64_t dropped() const;

 private:
  class Writer;
  QueryLog(std::filesystem::path file, std::unique_ptr<Writer> writer);

  const std::filesystem::path file_;
  std::unique_ptr<Writer> writer_;
};

}  // namespace telusur::searchd
