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
  memory_.release();
  const std::size_t documents = std::size_t{db.get_lastdocid()} + 1;
  std::size_t bytes = documents * sizeof(std::string_view);
  if (bytes > most) return false;
  articles_.assign(documents, {});
  for (auto document = db.postlist_begin(""); document != db.postlist_end(""); ++document) {
    const std::string own = data(db.get_document(*document, Xapian::DOC_ASSUME_VALID).get_data());
    bytes += own.size();
    if (bytes > most) return false;
    auto* const kept = static_cast<char*>(memory_.allocate(own.size(), 1));
    articles_[*document] = {kept, own.copy(kept, own.size())};
  }
  return true;
}

std::string_view ArticleTable::data(Xapian::docid docid) const {
  return docid < articles_.size() ? articles_[docid] : std::string_view();
}

}  // namespace telusur::search
