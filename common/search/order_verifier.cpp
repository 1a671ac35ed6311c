// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/order_verifier.hpp"

#include <algorithm>

#include "index/index_reader.hpp"
#include "search/stem_pattern.hpp"

namespace telusur::search {
namespace {

using index::TokenStreamView;

/// Words of a document, [begin, end), in which a leaf must stand.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The part of a stream that a field means: the title comes first.
Range range_of(Field field, const TokenStreamView& stream, bool title) {
  const std::uint32_t first = title ? 0 : stream.title_words;
  if (field == Field::title) return {first, stream.title_words};
  if (field == Field::body) return {stream.title_words, stream.words()};
  return {first, stream.words()};
}

/// A phrase, its words as hashes.
struct PhraseHashes {
  std::vector<index::StemHash> stems;
  std::vector<index::FormHash> forms;

  explicit PhraseHashes(const Phrase& phrase) {
    for (const Word& word : phrase.words) {
      stems.push_back(index::stem_hash(word.stem));
      forms.push_back(index::form_hash(word.surface));
    }
  }

  [[nodiscard]] bool at(const TokenStreamView& stream, std::uint32_t position) const {
    for (std::size_t i = 0; i < stems.size(); ++i) {
      if (stream.stems[position + i] != stems[i] || stream.forms[position + i] != forms[i]) {
        return false;
      }
    }
    return true;
  }
};

/// The words a prefix stands for, as hashes: stem in the low 16 bits, form above.
class PrefixHashes {
 public:
  explicit PrefixHashes(const Prefix& prefix) {
    for (const ExpansionWord& word : prefix.words)
      words_.push_back(entry(index::stem_hash(word.stem), index::form_hash(word.surface)));
    std::ranges::sort(words_);
  }

  [[nodiscard]] bool has(index::StemHash stem, index::FormHash form) const {
    return std::ranges::binary_search(words_, entry(stem, form));
  }

 private:
  static std::uint32_t entry(index::StemHash stem, index::FormHash form) {
    return stem | std::uint32_t{form} << 16U;
  }

  std::vector<std::uint32_t> words_;
};

/// Where each operand of a NEAR begins.
using Places = std::vector<std::uint32_t>;

void add_places(const Node& node, const TokenStreamView& stream, bool title, Places& places);

void add_word(const Word& word, const TokenStreamView& stream, bool title, Places& places) {
  const index::StemHash stem = index::stem_hash(word.stem);
  const Range range = range_of(word.field, stream, title);
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (stream.stems[i] == stem) places.push_back(i);
  }
  for (const Expansion& expansion : word.expansions) {
    const StemPattern pattern(expansion.words);
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (pattern.match(stream.stems, i) > 0) places.push_back(i);
    }
  }
}

void add_phrase(const Phrase& phrase, const TokenStreamView& stream, bool title, Places& places) {
  const PhraseHashes hashes(phrase);
  const Range range = range_of(phrase.field, stream, title);
  const auto length = static_cast<std::uint32_t>(phrase.words.size());
  for (std::uint32_t i = range.begin; i + length <= range.end; ++i) {
    // A phrase does not run from the title into the text.
    if (i < stream.title_words && i + length > stream.title_words) continue;
    if (hashes.at(stream, i)) places.push_back(i);
  }
}

void add_prefix(const Prefix& prefix, const TokenStreamView& stream, bool title, Places& places) {
  const PrefixHashes words(prefix);
  const Range range = range_of(prefix.field, stream, title);
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (words.has(stream.stems[i], stream.forms[i])) places.push_back(i);
  }
  for (const index::StreamOverlay& overlay : stream.overlays) {
    const bool inside = overlay.position >= range.begin && overlay.position < range.end;
    if (inside && words.has(overlay.stem, overlay.form)) places.push_back(overlay.position);
  }
}

void add_places(const Node& node, const TokenStreamView& stream, bool title, Places& places) {
  if (const auto* word = std::get_if<Word>(&node.as)) add_word(*word, stream, title, places);
  if (const auto* phrase = std::get_if<Phrase>(&node.as)) {
    add_phrase(*phrase, stream, title, places);
  }
  if (const auto* prefix = std::get_if<Prefix>(&node.as)) {
    add_prefix(*prefix, stream, title, places);
  }
  if (const auto* any = std::get_if<Any>(&node.as)) {
    for (const Node& operand : any->operands)
      add_places(operand, stream, title, places);
  }
}

bool near_holds(const Near& near, const TokenStreamView& stream, bool title) {
  std::vector<std::pair<std::uint32_t, std::size_t>> meetings;  // position, operand
  for (std::size_t i = 0; i < near.operands.size(); ++i) {
    Places places;
    add_places(near.operands[i], stream, title, places);
    for (const std::uint32_t place : places)
      meetings.emplace_back(place, i);
  }
  std::ranges::sort(meetings);
  // The shortest run of positions that has every operand.
  std::vector<std::size_t> inside(near.operands.size(), 0);
  std::size_t present = 0;
  std::size_t tail = 0;
  for (const auto& [position, operand] : meetings) {
    if (inside[operand]++ == 0) ++present;
    while (meetings[tail].first + near.distance < position) {
      if (--inside[meetings[tail++].second] == 0) --present;
    }
    if (present == near.operands.size()) return true;
  }
  return false;
}

bool holds(const Node& node, const TokenStreamView& stream, bool title);

bool found_at_all(const Node& node, const TokenStreamView& stream, bool title) {
  Places places;
  add_places(node, stream, title, places);
  return !places.empty();
}

bool any_holds(const Any& any, const TokenStreamView& stream, bool title) {
  return std::ranges::any_of(any.operands, [&](const Node& operand) {
    const bool leaf = std::holds_alternative<Word>(operand.as);
    return leaf ? found_at_all(operand, stream, title) : holds(operand, stream, title);
  });
}

bool all_hold(const All& all, const TokenStreamView& stream, bool title) {
  const auto excluded_found = [&](const Node& excluded) {
    const bool verified =
        std::holds_alternative<Phrase>(excluded.as) || std::holds_alternative<Prefix>(excluded.as);
    return verified && found_at_all(excluded, stream, title);
  };
  return std::ranges::none_of(all.excluded, excluded_found) &&
         std::ranges::all_of(all.operands,
                             [&](const Node& operand) { return holds(operand, stream, title); });
}

bool holds(const Node& node, const TokenStreamView& stream, bool title) {
  if (const auto* all = std::get_if<All>(&node.as)) return all_hold(*all, stream, title);
  if (const auto* any = std::get_if<Any>(&node.as)) return any_holds(*any, stream, title);
  if (const auto* near = std::get_if<Near>(&node.as)) return near_holds(*near, stream, title);
  return std::holds_alternative<Word>(node.as) || found_at_all(node, stream, title);
}

}  // namespace

bool order_holds(const Node& root, const TokenStreamView& stream, bool title) {
  return holds(root, stream, title);
}

bool OrderVerifier::operator()(const Xapian::Document& document) const {
  // A document without a stream has no order to hold against it.
  if (!index::read_tokens(db_, document.get_docid(), stream_)) return true;
  return order_holds(root_, stream_, title_);
}

}  // namespace telusur::search
