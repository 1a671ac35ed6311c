// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/index_reader.hpp"

#include <fmt/compile.h>

#include "index/index_directory.hpp"
#include "index/index_metadata.hpp"
#include "index/schema.hpp"
#include "index/shard_set.hpp"
#include "support/bytes.hpp"

namespace telusur::index {

namespace {

namespace fs = std::filesystem;

struct Opened {
  fs::path generation;
  Xapian::Database db;
  ArticleDecoder decoder;
};

Result<Opened> open_generation(const fs::path& generation, const std::string& analyzer_version,
                               const fs::path& directory) {
  try {
    Xapian::Database db(generation.string(), Xapian::DB_BACKEND_GLASS);
    if (auto compatible = check_metadata(db, analyzer_version, directory); !compatible) {
      return compatible.error();
    }
    ArticleDecoder decoder;
    add_dictionary(db, decoder);
    return Opened{generation, std::move(db), std::move(decoder)};
  } catch (const Xapian::Error& error) {
    return detail::to_error(error, directory);
  }
}

/// A rebuild may switch generations, and remove the old one, between our look at the stub file and
/// the opening of what it named: then look again.
Result<Opened> open_live(const fs::path& directory, const std::string& analyzer_version) {
  constexpr int kMaxLooks = 5;
  for (int look = 1;; ++look) {
    const auto generation = IndexDirectory(directory).live_generation();
    auto opened = generation ? open_generation(*generation, analyzer_version, directory)
                             : Result<Opened>(generation.error());
    if (opened || look == kMaxLooks) return opened;
    const ErrorCode code = opened.error().code;
    if (code != ErrorCode::index_missing && code != ErrorCode::index_damaged) return opened;
  }
}

}  // namespace

IndexReader::IndexReader(IndexPlace place, std::string analyzer_version)
    : place_(std::move(place)), analyzer_version_(std::move(analyzer_version)) {}

IndexReader::~IndexReader() = default;
IndexReader::IndexReader(IndexReader&& other) noexcept = default;
IndexReader& IndexReader::operator=(IndexReader&& other) noexcept = default;

const Xapian::Database& IndexReader::database() const {
  return shards_ ? shards_->database() : db_;
}

const ArticleDecoder& IndexReader::decoder() const {
  return shards_ ? shards_->decoder() : decoder_;
}

std::span<const Xapian::Database> IndexReader::shards() const {
  return shards_ ? shards_->shards() : std::span(&db_, 1);
}

std::span<const ListSource> IndexReader::lists() const {
  return shards_ ? shards_->lists() : std::span(&*lists_, 1);
}

bool IndexReader::is_local() const {
  return shards_ == nullptr || shards_->is_local();
}

std::vector<std::string> IndexReader::missing_shards() const {
  return shards_ ? shards_->missing() : std::vector<std::string>();
}

Result<void> IndexReader::prepare() {
  return shards_ ? follow(shards_->open()) : Result<void>();
}

void IndexReader::served() {
  if (shards_) shards_->served();
}

void IndexReader::look_at_idle_replicas() {
  if (shards_) shards_->look_at_idle();
}

Result<IndexReader> IndexReader::open(const IndexPlace& place, const analysis::Analyzer& analyzer) {
  IndexReader reader(place, analyzer.version());
  if (place.cluster() != nullptr) {
    reader.shards_ = std::make_unique<ShardSet>(place.cluster(), analyzer.version());
  }
  auto opened = reader.shards_ ? reader.shards_->open() : reader.open_directory();
  if (!opened) return opened.error();
  return reader;
}

Result<IndexReader> IndexReader::open(const fs::path& path, const analysis::Analyzer& analyzer) {
  const auto place = IndexPlace::find(path);
  if (!place) return place.error();
  return open(*place, analyzer);
}

Result<void> IndexReader::open_directory() {
  auto opened = open_live(place_.path(), analyzer_version_);
  if (!opened) return opened.error();
  db_ = std::move(opened->db);
  lists_.emplace(db_);
  decoder_ = std::move(opened->decoder);
  generation_ = opened->generation;
  return {};
}

/// The shards may have moved to the cluster that succeeds the one they were opened on.
Result<void> IndexReader::follow(Result<void> opened) {
  if (shards_->cluster() != place_.cluster()) place_ = place_.moved_to(shards_->cluster());
  return opened;
}

Result<void> IndexReader::refresh() {
  if (shards_) {
    // The file of a split index is written by --reshard, as one step, when the new parts are there.
    if (place_.is_split_folder()) (void)place_.cluster()->reload();
    return follow(shards_->refresh());
  }
  const auto generation = IndexDirectory(place_.path()).live_generation();
  try {
    if (generation && *generation == generation_) {
      // An index has no dictionary until it has enough articles to make one from.
      if (db_.reopen() && !decoder_.has_dictionary()) add_dictionary(db_, decoder_);
      return {};
    }
  } catch (const Xapian::Error& error) {
    return detail::to_error(error, place_.path());
  }
  return open_directory();
}

/// Success when it is worth asking again.
Result<void> IndexReader::recover(const Xapian::Error& error, int attempt,
                                  std::chrono::steady_clock::time_point start) {
  const std::string_view type = error.get_type();
  const bool modified = type == "DatabaseModifiedError";
  if (!shards_) {
    // A writer committed twice since we opened: blocks we stand on may be gone.
    if (!modified || attempt >= kMaxReopens) return detail::to_error(error, place_.path());
    return refresh();
  }
  shards_->failed(error);
  const bool mendable = modified || type == "NetworkError" || type == "NetworkTimeoutError" ||
                        type.starts_with("Database");
  const auto spent = std::chrono::steady_clock::now() - start;
  if (!mendable || attempt >= kMaxAttempts || spent >= place_.cluster()->config().deadline) {
    return detail::to_error(error, place_.path());
  }
  return modified ? refresh() : Result<void>();
}

std::string IndexReader::revision() const {
  if (shards_) return shards_->revision();
  return fmt::format(FMT_COMPILE("{}-{}"), generation_.filename().native(), db_.get_revision());
}

Xapian::docid find_article(const Xapian::Database& db, std::string_view id) {
  const std::string term = id_term(id);
  const auto posting = db.postlist_begin(term);
  return posting == db.postlist_end(term) ? 0 : *posting;
}

void add_dictionary(const Xapian::Database& db, ArticleDecoder& decoder) {
  decoder.add(read_dictionary(db));
}

Result<article::Article> read_article(const Xapian::Database& db, const ArticleDecoder& decoder,
                                      Xapian::docid docid) {
  return decoder.decode(db.get_document(docid, Xapian::DOC_ASSUME_VALID).get_data());
}

std::optional<std::chrono::sys_seconds> published_at(const Xapian::Database& db,
                                                     Xapian::docid docid) {
  const std::string bytes =
      db.get_document(docid, Xapian::DOC_ASSUME_VALID).get_value(slot::kPublished);
  if (bytes.empty()) return std::nullopt;
  return decode_time(bytes);
}

std::uint64_t stored_fingerprint(const Xapian::Database& db, Xapian::docid docid) {
  const std::string bytes =
      db.get_document(docid, Xapian::DOC_ASSUME_VALID).get_value(slot::kFingerprint);
  return bytes.size() == sizeof(std::uint64_t) ? read_big_endian<std::uint64_t>(bytes) : 0;
}

bool read_tokens(const Xapian::Database& db, Xapian::docid docid, TokenStream& stream) {
  return read_tokens(db.get_document(docid, Xapian::DOC_ASSUME_VALID), stream);
}

bool read_tokens(const Xapian::Document& document, TokenStream& stream) {
  return decode(document.get_value(slot::kTokens), stream);
}

}  // namespace telusur::index
