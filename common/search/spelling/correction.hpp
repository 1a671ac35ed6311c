// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "index/sorted_list.hpp"
#include "search/query/query.hpp"
#include "search/spelling/spelling_model.hpp"

namespace telusur::search {

/// One part of the query text that is meant otherwise: a word, or two written as one or one as two.
struct Replacement {
  ByteRange range;   ///< in Query::text
  std::string text;  ///< lower-case but for the initial of a word that was typed with a capital
};

/// How a query was probably meant.
struct Correction {
  std::string text;  ///< Query::text with the words replaced and everything else as it stands
  std::vector<Replacement> replaced;  ///< in the order of the text; never empty
  bool unseen = false;                ///< one of the words replaced is in no article, in no form
};

/// Whether correct() may have anything to say: a few look-ups in `shards`, of which `db` is made,
/// no model needed. May throw Xapian::Error, as may correct().
bool may_be_misspelt(const analysis::Analyzer& analyzer, const Query& query,
                     const Xapian::Database& db, std::span<const index::ListSource> shards);

/// Corrects the words of `query`, those of phrases among them, but not excluded words, filters or
/// `kata*`. Where several words would do for one, the articles that have each beside the other
/// words of the query decide. Words of `db`, the index that `model` was built of (or a later
/// revision). The text differs from Query::text; words that are not suspicious keep their letters.
std::optional<Correction> correct(const SpellingModel& model, const Query& query,
                                  const Xapian::Database& db);

}  // namespace telusur::search
