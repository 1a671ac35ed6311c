// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/acronym_approvals.hpp"
#include "analysis/analyzer.hpp"
#include "analysis/stopwords.hpp"
#include "analysis/synonyms.hpp"
#include "index/sorted_list.hpp"
#include "search/expand.hpp"
#include "search/expansion_table.hpp"
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
  ~Expander();
  Expander(const Expander&) = delete;
  Expander& operator=(const Expander&) = delete;

  /// Also marks the user's own function words. `revision` names the state of the index `shards` are
  /// of (IndexReader::lists): its acronyms are read once per revision. May throw Xapian::Error.
  void expand(Query& query, const Expand& which, std::span<const index::ListSource> shards,
              const std::string& revision) const;

 private:
  struct Acronyms;
  std::shared_ptr<const ExpansionTable> acronyms_of(std::span<const index::ListSource> shards,
                                                    const std::string& revision) const;

  analysis::Analyzer analyzer_;
  analysis::AcronymApprovals approvals_;
  analysis::StopwordChanges stopwords_;
  ExpansionTable synonyms_;
  std::unique_ptr<Acronyms> acronyms_;
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
