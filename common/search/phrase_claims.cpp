// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/phrase_claims.hpp"

#include <algorithm>

namespace telusur::search {
namespace {

using index::StemHash;
using index::TokenStreamView;

/// Words of a document, [begin, end).
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

Range range_of(PhraseField field, const TokenStreamView& stream) {
  if (field == PhraseField::title) return {0, stream.title_words};
  return {stream.title_words, stream.words()};
}

Range range_of(Field field, const TokenStreamView& stream, bool title) {
  if (field == Field::title) return range_of(PhraseField::title, stream);
  if (field == Field::body || !title) return range_of(PhraseField::body, stream);
  return {0, stream.words()};
}

bool has(const TokenStreamView& stream, Range range, StemHash stem) {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (stream.stems[i] == stem) return true;
  }
  return std::ranges::any_of(stream.overlays, [&](const index::StreamOverlay& overlay) {
    return overlay.stem == stem && overlay.position >= range.begin && overlay.position < range.end;
  });
}

bool stands(const TokenStreamView& stream, Range range, const StemPattern& pattern) {
  const auto words = std::span<const StemHash>(stream.stems).first(range.end);
  for (std::size_t at = range.begin; at < words.size(); ++at) {
    if (words[at] == pattern.first() && pattern.match(words, at) > 0) return true;
  }
  return false;
}

bool stands(const TokenStreamView& stream, Range range, const Expansion& expansion) {
  const StemPattern pattern(expansion.words);
  if (pattern.is_single()) return has(stream, range, pattern.first());
  return stands(stream, range, pattern);
}

bool any_holds(const Any& any, const TokenStreamView& stream, bool title) {
  return std::ranges::any_of(
      any.operands, [&](const Node& operand) { return words_hold(operand, stream, title); });
}

/// Whether something that begins at operand `first` of a list stands for operand `at`.
bool covered(const All& all, std::size_t first, std::size_t at, const TokenStreamView& stream,
             bool title) {
  const auto* word = std::get_if<Word>(&all.operands[first].as);
  if (word == nullptr) return false;
  const Range range = range_of(word->field, stream, title);
  const bool overlay = std::ranges::any_of(word->overlays, [&](const Overlay& one) {
    return first + one.span > at && has(stream, range, index::stem_hash(one.stem));
  });
  return overlay || std::ranges::any_of(word->expansions, [&](const Expansion& one) {
           return first + one.span > at && stands(stream, range, one);
         });
}

bool all_hold(const All& all, const TokenStreamView& stream, bool title) {
  const bool only_stopwords = std::ranges::all_of(all.operands, [](const Node& operand) {
    const auto* word = std::get_if<Word>(&operand.as);
    return word != nullptr && word->stopword;
  });
  for (std::size_t at = 0; at < all.operands.size(); ++at) {
    const auto* word = std::get_if<Word>(&all.operands[at].as);
    if (word != nullptr && word->stopword && !only_stopwords) continue;
    bool holds = words_hold(all.operands[at], stream, title);
    for (std::size_t first = 0; first < at && !holds; ++first)
      holds = covered(all, first, at, stream, title);
    if (!holds) return false;
  }
  return true;
}

}  // namespace

double ClaimVerifier::false_weight(Xapian::docid docid, const TokenStreamView& stream) {
  double weight = 0;
  for (std::size_t i = 0; i < claims_.size(); ++i) {
    const PhraseClaim& claim = claims_[i];
    const Range range = range_of(claim.field, stream);
    const bool perhaps =
        std::ranges::all_of(claim.stems, [&](StemHash stem) { return has(stream, range, stem); });
    if (perhaps && !stands(stream, range, claim.pattern) && has_all_words(i, docid)) {
      weight += claim.weight;
    }
  }
  return weight;
}

bool ClaimVerifier::has_all_words(std::size_t claim, Xapian::docid docid) {
  auto& documents = claimed_[claim];
  if (!documents) {
    Xapian::Enquire enquire(db_);
    const std::vector<std::string>& terms = claims_[claim].terms;
    enquire.set_query(Xapian::Query(Xapian::Query::OP_AND, terms.begin(), terms.end()));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    // Numbers alone travel, some seven bytes each.
    constexpr Xapian::doccount kMost = 100'000;
    const Xapian::MSet matches = enquire.get_mset(0, kMost);
    documents.emplace();
    for (auto found = matches.begin(); found != matches.end(); ++found)
      documents->insert(*found);
  }
  return documents->contains(docid);
}

bool words_hold(const Node& root, const TokenStreamView& stream, bool title) {
  if (const auto* all = std::get_if<All>(&root.as)) return all_hold(*all, stream, title);
  if (const auto* any = std::get_if<Any>(&root.as)) return any_holds(*any, stream, title);
  if (const auto* near = std::get_if<Near>(&root.as)) {
    return std::ranges::all_of(
        near->operands, [&](const Node& operand) { return words_hold(operand, stream, title); });
  }
  const auto* word = std::get_if<Word>(&root.as);
  if (word == nullptr) return true;
  const Range range = range_of(word->field, stream, title);
  if (has(stream, range, index::stem_hash(word->stem))) return true;
  const bool overlay = std::ranges::any_of(word->overlays, [&](const Overlay& one) {
    return has(stream, range, index::stem_hash(one.stem));
  });
  return overlay || std::ranges::any_of(word->expansions, [&](const Expansion& one) {
           return stands(stream, range, one);
         });
}

}  // namespace telusur::search
