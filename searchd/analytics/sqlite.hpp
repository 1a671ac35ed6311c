// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace telusur::searchd::sqlite {

/// What SQLite says went wrong. Never leaves `analytics`.
struct Failure : std::runtime_error {
  Failure(sqlite3* db, int status);
  int status;  ///< SQLITE_FULL, ...
};

struct CloseDatabase {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

/// Opens with these SQLITE_OPEN_ flags; waits up to five seconds for another's lock.
Database open(const std::string& file, int flags);

void execute(const Database& db, const std::string& sql);

/// A prepared statement. Parameters count from 1, columns from 0.
class Statement {
 public:
  Statement(const Database& db, std::string_view sql);

  Statement& bind(int parameter, std::string_view text);  ///< copied
  Statement& bind(int parameter, std::int64_t number);

  /// True when there is a row.
  bool step();
  void reset();

  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::int64_t number(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  void check(int status) const;

  sqlite3* db_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace telusur::searchd::sqlite
