// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/index_reader.hpp"

#include <fmt/format.h>

#include "index/index_directory.hpp"
#include "index/index_metadata.hpp"
#include "index/schema.hpp"
#include "support/bytes.hpp"

namespace telusur::index {

Result<IndexReader> IndexReader::open(const std::filesystem::path& directory,
                                      const analysis::Analyzer& analyzer) {
  auto generation = IndexDirectory(directory).live_generation();
  if (!generation) return generation.error();
  try {
    Xapian::Database db(generation->string(), Xapian::DB_BACKEND_GLASS);
    const std::string version = analyzer.version();
    if (auto compatible = check_metadata(db, version, directory); !compatible) {
      return compatible.error();
    }
    return IndexReader(directory, *generation, version, std::move(db));
  } catch (const Xapian::Error& error) {
    return detail::to_error(error, directory);
  }
}

Result<void> IndexReader::refresh() {
  auto generation = IndexDirectory(directory_).live_generation();
  if (!generation) return generation.error();
  try {
    if (*generation == generation_) {
      db_.reopen();
      return {};
    }
    Xapian::Database db(generation->string(), Xapian::DB_BACKEND_GLASS);
    if (auto compatible = check_metadata(db, analyzer_version_, directory_); !compatible) {
      return compatible;
    }
    db_ = std::move(db);
    generation_ = *generation;
    return {};
  } catch (const Xapian::Error& error) {
    return detail::to_error(error, directory_);
  }
}

std::string IndexReader::revision() const {
  return fmt::format("{}-{}", generation_.filename().string(), db_.get_revision());
}

Xapian::docid find_article(const Xapian::Database& db, std::string_view id) {
  const std::string term = id_term(id);
  const auto posting = db.postlist_begin(term);
  return posting == db.postlist_end(term) ? 0 : *posting;
}

std::uint64_t stored_fingerprint(const Xapian::Database& db, Xapian::docid docid) {
  const std::string bytes =
      db.get_document(docid, Xapian::DOC_ASSUME_VALID).get_value(slot::kFingerprint);
  return bytes.size() == sizeof(std::uint64_t) ? read_big_endian<std::uint64_t>(bytes) : 0;
}

bool read_tokens(const Xapian::Database& db, Xapian::docid docid, TokenStream& stream) {
  return decode(db.get_metadata(tokens_key(docid)), stream);
}

}  // namespace telusur::index
