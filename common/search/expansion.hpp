// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/acronym_approvals.hpp"
#include "analysis/analyzer.hpp"
#include "analysis/stopwords.hpp"
#include "analysis/synonyms.hpp"
#include "index/index_reader.hpp"
#include "search/expand.hpp"
#include "search/expansion_table.hpp"
#include "search/per_revision.hpp"
#include "search/query/query.hpp"
#include "support/result.hpp"

namespace telusur::search {

/// Most expansions of one word or phrase of a query.
constexpr std::size_t kMaxExpansions = 8;

/// Adds to a query the other ways to say its words. Words in quotes, beside NEAR or excluded stay
/// as they were typed. Where several words together mean something (`kecerdasan buatan`), that
/// counts and not the words in it. A lower-case word of the language is never taken for an acronym
/// (`pan`, `dia`). What only says a function word otherwise (`gak`) becomes one.
void expand(Query& query, const analysis::Analyzer& analyzer, const ExpansionTable& table);

/// Marks the words of the query that the user calls function words, and takes the mark off those
/// that the user calls none. Words in quotes and beside NEAR stay as they are.
void mark_stopwords(Query& query, const analysis::StopwordChanges& changes);

/// The tables of a program: synonyms, and the acronyms of the index it searches. Thread-safe.
class Expander {
 public:
  Expander(const analysis::Analyzer& analyzer, const analysis::Synonyms& synonyms,
           analysis::AcronymApprovals approvals, analysis::StopwordChanges stopwords = {});

  /// Begins to read the acronyms of the index at `place` in the background.
  void prepare(const index::IndexPlace& place) const { acronyms_.prepare(place); }

  /// Waits for what is being read.
  void settle() const { acronyms_.settle(); }

  /// Also marks the user's own function words. Returns whether the acronyms are those of the state
  /// `reader` is at: after a commit those of an earlier one serve until the new have been read, in
  /// the background. Errors: those of the index.
  Result<bool> expand(Query& query, const Expand& which, index::IndexReader& reader) const;

 private:
  analysis::Analyzer analyzer_;
  analysis::StopwordChanges stopwords_;
  ExpansionTable synonyms_;
  ExpansionTable slang_;
  mutable PerRevision<ExpansionTable> acronyms_;
};

/// Files of a user's own, each may be empty.
struct ExpanderOptions {
  std::string synonyms{};   ///< synonyms, laid over the built-in ones (analysis/data/synonyms.md)
  std::string approvals{};  ///< decisions on acronyms (analysis/data/acronyms.md)
};

/// What is laid over the files.
struct ExpanderOverlay {
  analysis::Synonyms synonyms{};
  analysis::StopwordChanges stopwords{};
};

/// Errors: those of Synonyms::load and AcronymApprovals::load.
Result<std::shared_ptr<const Expander>> make_expander(const analysis::Analyzer& analyzer,
                                                      const ExpanderOptions& options,
                                                      const ExpanderOverlay& overlay = {});

}  // namespace telusur::search
