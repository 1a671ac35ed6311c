// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/detail/xapian_errors.hpp"

namespace telusur::index::detail {

Error to_error(const Xapian::Error& error, const std::filesystem::path& directory) {
  std::string what = error.get_msg();
  if (const char* system = error.get_error_string()) what += std::string(": ") + system;
  const std::string where = directory.string();
  const std::string_view type = error.get_type();
  if (type == "DatabaseLockError") {
    return {ErrorCode::index_busy, where, "another process is writing to this index",
            "wait until it has finished"};
  }
  if (type == "DatabaseModifiedError") {
    return {ErrorCode::index_busy, where, "the index changes faster than it can be read",
            "ask again"};
  }
  if (type == "DatabaseNotFoundError") {
    return {ErrorCode::index_missing, where, "there is no index here",
            "make one with: telusur-indexer --db " + where + " FILE..."};
  }
  if (type == "DatabaseVersionError") {
    return {ErrorCode::index_incompatible, where, what,
            "rebuild with: telusur-indexer --full --db " + where + " FILE..."};
  }
  if (type == "DatabaseCorruptError" || type == "DatabaseOpeningError") {
    return {ErrorCode::index_damaged, where, what,
            "rebuild with: telusur-indexer --full --db " + where + " FILE..."};
  }
  if (type == "NetworkError" || type == "NetworkTimeoutError") {
    return {ErrorCode::network, where, what, ""};
  }
  if (type == "DatabaseError") return {ErrorCode::unwritable, where, what, "is the disk full?"};
  return {ErrorCode::internal, where, std::string(type) + ": " + what, ""};
}

}  // namespace telusur::index::detail
