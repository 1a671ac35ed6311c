// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "support/result.hpp"

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace telusur::index {

/// Records schema, analyzer, the time of the change and that there is one more. May throw
/// Xapian::Error.
void write_metadata(Xapian::WritableDatabase& db, const std::string& analyzer_version);

/// The dictionary of the stored articles; empty when the index has none. May throw Xapian::Error.
std::string read_dictionary(const Xapian::Database& db);
void write_dictionary(Xapian::WritableDatabase& db, std::string_view dictionary);

/// Refuses an index another schema or analyzer made: its terms would not be the query's.
/// Errors: index_incompatible, with the command that rebuilds it. May throw Xapian::Error.
Result<void> check_metadata(const Xapian::Database& db, const std::string& analyzer_version,
                            const std::filesystem::path& directory);

/// As check_metadata(), whatever the analyzer: what is stored can be read.
Result<void> check_schema(const Xapian::Database& db, const std::filesystem::path& directory);

}  // namespace telusur::index
