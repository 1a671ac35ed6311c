// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/phrase_source.hpp"

#include <algorithm>

#include "index/index_reader.hpp"
#include "index/schema.hpp"
#include "search/idf.hpp"

namespace telusur::search {

std::vector<std::string> required_terms(std::span<const ExpansionWord> words, PhraseField field) {
  std::vector<std::string> terms;
  for (const ExpansionWord& word : words) {
    if (word.optional) continue;
    terms.push_back(field == PhraseField::title ? index::title_stem_term(word.stem)
                                                : index::stem_term(word.stem));
  }
  return terms;
}

bool stands_in(const StemPattern& pattern, PhraseField field,
               const index::TokenStreamView& stream) {
  const std::span<const index::StemHash> stems = stream.stems;
  const auto words = field == PhraseField::title ? stems.first(stream.title_words)
                                                 : stems.subspan(stream.title_words);
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at] == pattern.first() && pattern.match(words, at) > 0) return true;
  }
  return false;
}

PhraseSource::PhraseSource(std::span<const ExpansionWord> words, PhraseField field)
    : terms_(required_terms(words, field)), pattern_(words), field_(field) {}

void PhraseSource::init(const Xapian::Database& db) {
  db_ = db;
  current_ = 0;
  std::ranges::sort(terms_, {}, [&](const std::string& term) { return db.get_termfreq(term); });
  most_ = db.get_termfreq(terms_.front());
  set_maxweight(idf(db.get_doccount(), most_));
  postings_.clear();
  ends_.clear();
  for (const std::string& term : terms_) {
    postings_.push_back(db.postlist_begin(term));
    ends_.push_back(db.postlist_end(term));
  }
}

void PhraseSource::next(double min_weight) {
  skip_to(current_ + 1, min_weight);
}

void PhraseSource::skip_to(Xapian::docid docid, double min_weight) {
  if (min_weight > get_maxweight()) {
    current_ = 0;
  } else if (docid > current_) {
    find_from(docid);
  }
}

/// Leapfrogs over the postings: the rarest proposes, the others agree or propose a later one.
void PhraseSource::find_from(Xapian::docid docid) {
  current_ = 0;
  for (std::size_t agreed = 0, i = 0; agreed < postings_.size();) {
    postings_[i].skip_to(docid);
    if (postings_[i] == ends_[i]) return;
    const Xapian::docid found = *postings_[i];
    agreed = found == docid ? agreed + 1 : 1;
    docid = found;
    i = (i + 1) % postings_.size();
    if (agreed == postings_.size() && !stands_in(docid)) {
      ++docid;
      agreed = 0;
    }
  }
  current_ = docid;
}

bool PhraseSource::stands_in(Xapian::docid docid) {
  return index::read_tokens(db_, docid, stream_) && search::stands_in(pattern_, field_, stream_);
}

std::string PhraseSource::get_description() const {
  std::string text = "PhraseSource(";
  for (const std::string& term : terms_)
    text += (text.back() == '(' ? "" : " ") + term;
  return text + ")";
}

}  // namespace telusur::search
