// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/document_lengths.hpp"

namespace telusur::search {

Result<std::shared_ptr<const DocumentLengths>> DocumentLengths::build(
    index::IndexReader& reader, const analysis::Analyzer& /*analyzer*/) {
  return reader.read(
      [&](const Xapian::Database& db) -> Result<std::shared_ptr<const DocumentLengths>> {
        if (!reader.is_one_database() || db.get_lastdocid() >= kMaxDocuments) {
          return std::shared_ptr<const DocumentLengths>();
        }
        auto table = std::make_shared<DocumentLengths>();
        table->lengths_.resize(std::size_t{db.get_lastdocid()} + 1);
        for (auto document = db.postlist_begin(""); document != db.postlist_end(""); ++document)
          table->lengths_[*document] = document.get_doclength();
        return std::shared_ptr<const DocumentLengths>(std::move(table));
      });
}

}  // namespace telusur::search
