// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/article_table.hpp"

namespace telusur::search {

Result<std::shared_ptr<const ArticleTable>> ArticleTable::build_within(index::IndexReader& reader,
                                                                       const Limits& limits) {
  using Built = Result<std::shared_ptr<const ArticleTable>>;
  return reader.read([&](const Xapian::Database& db) -> Built {
    if (!reader.is_local()) return std::shared_ptr<const ArticleTable>();
    const auto plain = [&reader](const std::string& stored) {
      const auto encoded = reader.decoder().decompress(stored);
      return encoded ? std::string(*encoded) : stored;  // whoever shows it says that it is damaged
    };
    const auto as_stored = [](std::string stored) { return stored; };
    auto table = std::make_shared<ArticleTable>();
    if (!table->fill(db, limits.plain_bytes, plain) && !table->fill(db, limits.bytes, as_stored)) {
      return std::shared_ptr<const ArticleTable>();
    }
    return std::shared_ptr<const ArticleTable>(std::move(table));
  });
}

/// Of each document what `data` makes of it. False when that would be more than `most` bytes.
template <class Data>
bool ArticleTable::fill(const Xapian::Database& db, std::size_t most, const Data& data) {
  bytes_.clear();
  ends_.clear();
  const std::size_t documents = std::size_t{db.get_lastdocid()} + 1;
  const auto bytes = [&] { return bytes_.size() + documents * sizeof(std::uint32_t); };
  if (bytes() > most) return false;
  ends_.reserve(documents);
  for (auto document = db.postlist_begin(""); document != db.postlist_end(""); ++document) {
    ends_.resize(*document, static_cast<std::uint32_t>(bytes_.size()));
    bytes_ += data(db.get_document(*document, Xapian::DOC_ASSUME_VALID).get_data());
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    if (bytes() > most) return false;
  }
  bytes_.shrink_to_fit();
  return true;
}

std::string_view ArticleTable::data(Xapian::docid docid) const {
  if (docid == 0 || docid >= ends_.size()) return {};
  const std::uint32_t begin = ends_[docid - 1];
  return std::string_view(bytes_).substr(begin, ends_[docid] - begin);
}

}  // namespace telusur::search
