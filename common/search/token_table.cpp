// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/token_table.hpp"

#include <algorithm>
#include <cstring>
#include <string>

#include "index/schema.hpp"

namespace telusur::search {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{1} << 20U;

}  // namespace

Result<std::shared_ptr<const TokenTable>> TokenTable::build(
    index::IndexReader& reader, const analysis::Analyzer& /*analyzer*/) {
  return reader.read([&](const Xapian::Database& db) -> Result<std::shared_ptr<const TokenTable>> {
    auto table = std::make_shared<TokenTable>();
    if (!reader.is_one_database() || !table->fill(db)) return std::shared_ptr<const TokenTable>();
    return std::shared_ptr<const TokenTable>(std::move(table));
  });
}

/// False when that would be too large.
bool TokenTable::fill(const Xapian::Database& db) {
  const std::size_t documents = std::size_t{db.get_lastdocid()} + 1;
  bytes_ = documents * sizeof(Row);
  if (bytes_ > kMaxBytes) return false;
  rows_.resize(documents);
  for (auto value = db.valuestream_begin(index::slot::kTokens),
            end = db.valuestream_end(index::slot::kTokens);
       value != end && bytes_ <= kMaxBytes; ++value) {
    const std::string bytes = *value;
    Row& row = rows_[value.get_docid()];
    row.size = static_cast<std::uint32_t>(bytes.size());
    row.bytes = keep(bytes);
  }
  for (auto value = db.valuestream_begin(index::slot::kPublished),
            end = db.valuestream_end(index::slot::kPublished);
       value != end; ++value) {
    rows_[value.get_docid()].published = index::decode_time(*value).time_since_epoch().count();
  }
  return bytes_ <= kMaxBytes;
}

const char* TokenTable::keep(std::string_view bytes) {
  if (bytes.size() > room_) {
    room_ = std::max(kChunkBytes, bytes.size());
    chunks_.push_back(std::make_unique_for_overwrite<char[]>(room_));
    bytes_ += room_;
  }
  // Filled from the end: what is left is the beginning of the chunk.
  room_ -= bytes.size();
  char* const kept = chunks_.back().get() + room_;
  std::memcpy(kept, bytes.data(), bytes.size());
  return kept;
}

bool TokenTable::tokens(Xapian::docid docid, index::TokenStream& stream) const {
  const Row row = docid < rows_.size() ? rows_[docid] : Row();
  return index::decode({row.bytes, row.size}, stream);
}

std::optional<std::chrono::sys_seconds> TokenTable::published(Xapian::docid docid) const {
  if (docid >= rows_.size() || rows_[docid].published == kUndated) return std::nullopt;
  return std::chrono::sys_seconds(std::chrono::seconds(rows_[docid].published));
}

}  // namespace telusur::search
