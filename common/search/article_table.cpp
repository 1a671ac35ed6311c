// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/article_table.hpp"

namespace telusur::search {

Result<std::shared_ptr<const ArticleTable>> ArticleTable::build(
    index::IndexReader& reader, const analysis::Analyzer& /*analyzer*/) {
  return reader.read(
      [&](const Xapian::Database& db) -> Result<std::shared_ptr<const ArticleTable>> {
        auto table = std::make_shared<ArticleTable>();
        if (!reader.is_local() || !table->fill(db)) return std::shared_ptr<const ArticleTable>();
        return std::shared_ptr<const ArticleTable>(std::move(table));
      });
}

/// False when that would be too large.
bool ArticleTable::fill(const Xapian::Database& db) {
  const std::size_t documents = std::size_t{db.get_lastdocid()} + 1;
  const auto bytes = [&] { return bytes_.size() + documents * sizeof(std::uint32_t); };
  if (bytes() > kMaxBytes) return false;
  ends_.reserve(documents);
  for (auto document = db.postlist_begin(""); document != db.postlist_end(""); ++document) {
    ends_.resize(*document, static_cast<std::uint32_t>(bytes_.size()));
    bytes_ += db.get_document(*document, Xapian::DOC_ASSUME_VALID).get_data();
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    if (bytes() > kMaxBytes) return false;
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
