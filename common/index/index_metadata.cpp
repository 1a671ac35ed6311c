// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/index_metadata.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <charconv>
#include <chrono>
#include <cstdint>
#include <utility>

#include "article/timestamp.hpp"
#include "index/detail/packed.hpp"
#include "index/schema.hpp"
#include "index/word_codes.hpp"

namespace telusur::index {
namespace {

std::string word_codes() {
  return fmt::format("{:016x}", word_codes_digest());
}

Error incompatible(const std::filesystem::path& directory, std::string what) {
  return {ErrorCode::index_incompatible, directory.string(), std::move(what),
          "rebuild with: telusur-indexer --full --db " + directory.string() + " FILE..."};
}

}  // namespace

void write_metadata(Xapian::WritableDatabase& db, const std::string& analyzer_version) {
  const article::Timestamp now{
      std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())};
  db.set_metadata(std::string(metadata::kSchema), std::string(kSchemaVersion));
  db.set_metadata(std::string(metadata::kAnalyzer), analyzer_version);
  db.set_metadata(std::string(metadata::kWordCodes), word_codes());
  db.set_metadata(std::string(metadata::kUpdated), article::to_rfc3339(now));
  const std::string before = db.get_metadata(std::string(metadata::kCommits));
  std::uint64_t commits = 0;
  std::from_chars(before.data(), before.data() + before.size(), commits);
  db.set_metadata(std::string(metadata::kCommits), std::to_string(commits + 1));
}

std::string read_dictionary(const Xapian::Database& db) {
  return detail::unpack(db.get_metadata(std::string(metadata::kDictionary)));
}

void write_dictionary(Xapian::WritableDatabase& db, std::string_view dictionary) {
  db.set_metadata(std::string(metadata::kDictionary), detail::pack(dictionary));
}

Result<void> check_schema(const Xapian::Database& db, const std::filesystem::path& directory) {
  const std::string schema = db.get_metadata(std::string(metadata::kSchema));
  if (schema == kSchemaVersion) return {};
  return incompatible(directory, schema.empty()
                                     ? "this is a Xapian database, but not one of Telusur's"
                                     : fmt::format("made with schema {}, this program needs {}",
                                                   schema, kSchemaVersion));
}

Result<void> check_metadata(const Xapian::Database& db, const std::string& analyzer_version,
                            const std::filesystem::path& directory) {
  if (auto schema = check_schema(db, directory); !schema) return schema;
  const std::string analyzer = db.get_metadata(std::string(metadata::kAnalyzer));
  if (analyzer != analyzer_version) {
    return incompatible(directory, fmt::format("made with the analyzer {}, this program has {}",
                                               analyzer, analyzer_version));
  }
  const std::string codes = db.get_metadata(std::string(metadata::kWordCodes));
  if (codes == word_codes()) return {};
  return incompatible(directory, fmt::format("made with the word codes {}, this program has {}",
                                             codes, word_codes()));
}

}  // namespace telusur::index
