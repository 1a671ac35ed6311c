// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "index/token_stream.hpp"
#include "search/stem_pattern.hpp"

namespace telusur::search {

/// Which words of an article a PhraseSource looks at.
enum class PhraseField : std::uint8_t { body, title };

/// The terms of the words that must be there: not of optional ones.
std::vector<std::string> required_terms(std::span<const ExpansionWord> words, PhraseField field);

/// Whether the words stand together in that field.
bool stands_in(const StemPattern& pattern, PhraseField field, const index::TokenStreamView& stream);

/// The articles in which the words of an expansion stand one after the other, as a leaf of a
/// Xapian query. Found lazily: those that have all the stems are met on the way, and only what the
/// match comes to look at is checked against its token stream. Weighs as a term found once in an
/// article of average length, the idf being that of the rarest word. For one match at a time.
class PhraseSource final : public Xapian::PostingSource {
 public:
  PhraseSource(std::span<const ExpansionWord> words, PhraseField field);

  void init(const Xapian::Database& db) override;
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return most_ / 2; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return most_; }
  [[nodiscard]] double get_weight() const override { return get_maxweight(); }
  void next(double min_weight) override;
  void skip_to(Xapian::docid docid, double min_weight) override;
  [[nodiscard]] bool at_end() const override { return current_ == 0; }
  [[nodiscard]] Xapian::docid get_docid() const override { return current_; }
  [[nodiscard]] std::string get_description() const override;

 private:
  void find_from(Xapian::docid docid);
  [[nodiscard]] bool stands_in(Xapian::docid docid);

  std::vector<std::string> terms_;  ///< of the words that must be there
  StemPattern pattern_;
  PhraseField field_;
  Xapian::Database db_;
  std::vector<Xapian::PostingIterator> postings_;  ///< of terms_, the rarest first
  std::vector<Xapian::PostingIterator> ends_;
  index::TokenStream stream_;
  Xapian::doccount most_ = 0;  ///< articles that have the rarest term
  Xapian::docid current_ = 0;  ///< 0: before the first, or past the last
};

}  // namespace telusur::search
