// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

namespace telusur::search {

/// Whether `db` is one database, so that a document has the same number inside a match as outside.
/// Those of several take turns in the numbers outside.
inline bool is_one_database(const Xapian::Database& db) {
  const Xapian::docid last = db.get_lastdocid();
  return last <= 1 || db.get_document(last, Xapian::DOC_ASSUME_VALID).get_docid() == last;
}

}  // namespace telusur::search
