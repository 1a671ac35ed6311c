// SPDX-License-Identifier: GPL-2.0-or-later
#include "analytics/sqlite.hpp"

namespace telusur::searchd::sqlite {

Failure::Failure(sqlite3* db, int code)
    : std::runtime_error(db == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(db)), status(code) {}

Database open(const std::string& file, int flags) {
  sqlite3* opened = nullptr;
  const int status = sqlite3_open_v2(file.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  Database db(opened);  // SQLite gives a handle for its message even when it fails
  if (status != SQLITE_OK) throw Failure(db.get(), status);
  constexpr int kPatienceMs = 5'000;
  sqlite3_busy_timeout(db.get(), kPatienceMs);
  return db;
}

void execute(const Database& db, const std::string& sql) {
  const int status = sqlite3_exec(db.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (status != SQLITE_OK) throw Failure(db.get(), status);
}

Statement::Statement(const Database& db, std::string_view sql) : db_(db.get()) {
  sqlite3_stmt* prepared = nullptr;
  const int status =
      sqlite3_prepare_v2(db_, sql.data(), static_cast<int>(sql.size()), &prepared, nullptr);
  statement_.reset(prepared);
  if (status != SQLITE_OK) throw Failure(db_, status);
}

void Statement::check(int status) const {
  if (status != SQLITE_OK) throw Failure(db_, status);
}

Statement& Statement::bind(int parameter, std::string_view text) {
  check(sqlite3_bind_text(statement_.get(), parameter, text.data(), static_cast<int>(text.size()),
                          SQLITE_TRANSIENT));  // NOLINT: SQLite's own cast
  return *this;
}

Statement& Statement::bind(int parameter, std::int64_t number) {
  check(sqlite3_bind_int64(statement_.get(), parameter, number));
  return *this;
}

bool Statement::step() {
  const int status = sqlite3_step(statement_.get());
  if (status == SQLITE_ROW) return true;
  if (status != SQLITE_DONE) throw Failure(db_, status);
  return false;
}

void Statement::reset() {
  sqlite3_reset(statement_.get());  // repeats the failure of step(), which has been thrown already
}

std::string Statement::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(statement_.get(), column);
  if (bytes == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes),  // NOLINT: SQLite's idea of a character
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

}  // namespace telusur::searchd::sqlite
