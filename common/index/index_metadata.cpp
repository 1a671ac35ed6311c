// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/index_metadata.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <chrono>

#include "article/timestamp.hpp"
#include "index/schema.hpp"

namespace telusur::index {

void write_metadata(Xapian::WritableDatabase& db, const std::string& analyzer_version) {
  const article::Timestamp now{
      std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())};
  db.set_metadata(std::string(metadata::kSchema), std::string(kSchemaVersion));
  db.set_metadata(std::string(metadata::kAnalyzer), analyzer_version);
  db.set_metadata(std::string(metadata::kUpdated), article::to_rfc3339(now));
}

Result<void> check_metadata(const Xapian::Database& db, const std::string& analyzer_version,
                            const std::filesystem::path& directory) {
  const std::string schema = db.get_metadata(std::string(metadata::kSchema));
  const std::string analyzer = db.get_metadata(std::string(metadata::kAnalyzer));
  if (schema == kSchemaVersion && analyzer == analyzer_version) return {};
  const std::string what =
      schema.empty() ? "this is a Xapian database, but not one of Telusur's"
      : schema != kSchemaVersion
          ? fmt::format("made with schema {}, this program needs {}", schema, kSchemaVersion)
          : fmt::format("made with the analyzer {}, this program has {}", analyzer,
                        analyzer_version);
  return Error{ErrorCode::index_incompatible, directory.string(), what,
               "rebuild with: telusur-indexer --full --db " + directory.string() + " FILE..."};
}

}  // namespace telusur::index
