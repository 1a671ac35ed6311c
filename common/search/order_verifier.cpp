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

/// Where a stem stands, as a word or as an overlay on several.
void add_stem(index::StemHash stem, Range range, const TokenStreamView& stream, Places& places) {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (stream.stems[i] == stem) places.push_back(i);
  }
  for (const index::StreamOverlay& overlay : stream.overlays) {
    const bool inside = overlay.position >= range.begin && overlay.position < range.end;
    if (inside && overlay.stem == stem) places.push_back(overlay.position);
  }
}

void add_expansion(const Expansion& expansion, Range range, const TokenStreamView& stream,
                   Places& places) {
  const StemPattern pattern(expansion.words);
  if (pattern.is_single()) return add_stem(pattern.first(), range, stream, places);
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (pattern.match(stream.stems, i) > 0) places.push_back(i);
  }
}

void add_word(const Word& word, const TokenStreamView& stream, bool title, Places& places) {
  const Range range = range_of(word.field, stream, title);
  add_stem(index::stem_hash(word.stem), range, stream, places);
  for (const Overlay& overlay : word.overlays)
    add_stem(index::stem_hash(overlay.stem), range, stream, places);
  for (const Expansion& expansion : word.expansions)
    add_expansion(expansion, range, stream, places);
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
    // The title is near nothing in the text.
    for (const std::uint32_t place : places)
      meetings.emplace_back(place < stream.title_words ? place : place + near.distance + 1, i);
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

/// Looks for what a tree says in one document, whatever the index found there.
class Finder {
 public:
  Finder(const TokenStreamView& stream, bool title) : stream_(stream), title_(title) {}

  [[nodiscard]] bool has(const Node& node, Wanted wanted) const {
    return std::visit([&](const auto& value) { return has(value, wanted); }, node.as);
  }

  /// The operands alone, not the exclusions; all of none.
  [[nodiscard]] bool has_operands(const All& all, Wanted wanted) const {
    if (all.operands.empty()) return true;
    const bool only_stopwords = std::ranges::all_of(all.operands, is_stopword);
    const bool every = wanted == Wanted::everything || all.required;
    for (std::size_t at = 0; at < all.operands.size(); ++at) {
      // As the match does: function words decide nothing.
      if (is_stopword(all.operands[at]) && !only_stopwords) continue;
      if ((has(all.operands[at], wanted) || is_covered(all, at)) != every) return !every;
    }
    return every;
  }

  /// Likewise, where the index has seen to what it can tell.
  [[nodiscard]] bool has_excluded(const Node& node) const {
    if (index_tells(node)) return false;
    const auto* any = std::get_if<Any>(&node.as);
    if (any == nullptr) return has(node, Wanted::everything);
    return std::ranges::any_of(any->operands,
                               [this](const Node& operand) { return has_excluded(operand); });
  }

 private:
  [[nodiscard]] bool has(const All& all, Wanted wanted) const {
    return has_operands(all, wanted) &&
           std::ranges::none_of(all.excluded,
                                [this](const Node& node) { return has(node, Wanted::everything); });
  }

  [[nodiscard]] bool has(const Any& any, Wanted wanted) const {
    return std::ranges::any_of(any.operands,
                               [&](const Node& operand) { return has(operand, wanted); });
  }

  [[nodiscard]] bool has(const Near& near, Wanted wanted) const {
    if (wanted == Wanted::everything) return near_holds(near, stream_, title_);
    return std::ranges::any_of(near.operands,
                               [&](const Node& operand) { return has(operand, wanted); });
  }

  [[nodiscard]] bool has(const Phrase& phrase, Wanted wanted) const {
    Places places;
    if (wanted == Wanted::everything) {
      add_phrase(phrase, stream_, title_, places);
      return !places.empty();
    }
    for (Word word : phrase.words) {
      word.field = phrase.field;
      add_word(word, stream_, title_, places);
    }
    return !places.empty();
  }

  [[nodiscard]] bool has(const Word& word, Wanted /*wanted*/) const {
    Places places;
    add_word(word, stream_, title_, places);
    return !places.empty();
  }

  [[nodiscard]] bool has(const Prefix& prefix, Wanted /*wanted*/) const {
    Places places;
    add_prefix(prefix, stream_, title_, places);
    return !places.empty();
  }

  static bool is_stopword(const Node& node) {
    const auto* word = std::get_if<Word>(&node.as);
    return word != nullptr && word->stopword;
  }

  /// Whether something that begins at an earlier operand stands for the one at `at` as well.
  [[nodiscard]] bool is_covered(const All& all, std::size_t at) const {
    Places places;
    for (std::size_t first = 0; first < at; ++first) {
      const auto* word = std::get_if<Word>(&all.operands[first].as);
      if (word == nullptr) continue;
      const Range range = range_of(word->field, stream_, title_);
      for (const Overlay& overlay : word->overlays) {
        if (first + overlay.span > at) {
          add_stem(index::stem_hash(overlay.stem), range, stream_, places);
        }
      }
      for (const Expansion& expansion : word->expansions) {
        if (first + expansion.span > at) add_expansion(expansion, range, stream_, places);
      }
    }
    return !places.empty();
  }

  const TokenStreamView& stream_;
  bool title_;
};

bool none_excluded(const All& all, const Finder& finder) {
  return std::ranges::none_of(all.excluded,
                              [&](const Node& excluded) { return finder.has_excluded(excluded); });
}

/// Whether a match of the index is what the query wants.
bool holds(const Node& node, const TokenStreamView& stream, bool title) {
  const Finder finder(stream, title);
  if (std::holds_alternative<Word>(node.as)) return true;
  const auto* all = std::get_if<All>(&node.as);
  if (all == nullptr) return finder.has(node, Wanted::everything);
  return none_excluded(*all, finder) &&
         std::ranges::all_of(all->operands,
                             [&](const Node& operand) { return holds(operand, stream, title); });
}

/// Likewise of a match that needs only some of the words.
bool holds_loosely(const Node& root, const TokenStreamView& stream, bool title) {
  const Finder finder(stream, title);
  const auto* all = std::get_if<All>(&root.as);
  if (all == nullptr) return finder.has(root, Wanted::anything);
  return none_excluded(*all, finder) && finder.has_operands(*all, Wanted::anything);
}

}  // namespace

bool index_tells(const Node& node) {
  return std::visit(
      [](const auto& value) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, All>) {
          return std::ranges::all_of(value.operands, index_tells) &&
                 std::ranges::all_of(value.excluded, index_tells);
        } else if constexpr (std::is_same_v<Value, Any>) {
          return std::ranges::all_of(value.operands, index_tells);
        } else {
          return std::is_same_v<Value, Word>;
        }
      },
      node.as);
}

bool order_holds(const Node& root, const TokenStreamView& stream, bool title, Wanted wanted) {
  return wanted == Wanted::everything ? holds(root, stream, title)
                                      : holds_loosely(root, stream, title);
}

bool OrderVerifier::operator()(const Xapian::Document& document) const {
  // A document without a stream has no order to hold against it.
  if (!index::read_tokens(db_, document.get_docid(), stream_)) return true;
  return order_holds(root_, stream_, title_, wanted_);
}

}  // namespace telusur::search
