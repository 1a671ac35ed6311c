// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "analysis/token.hpp"

namespace telusur::search {

/// Bytes [begin, end) of the query text, on character boundaries.
struct ByteRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

/// Where in an article a word must stand.
enum class Field : std::uint8_t { any, title, body };

/// Another reading of several words: `Project S` is `project_s`, `e-commerce` is `ecommerce`.
struct Overlay {
  std::string surface;
  std::string stem;
  analysis::TokenKind kind = analysis::TokenKind::joined;
  std::uint16_t span = 2;  ///< words covered: the one that holds it and the siblings after it
  ByteRange range{};

  friend bool operator==(const Overlay&, const Overlay&) = default;
};

/// What lets an article say something in other words than the query.
enum class ExpansionKind : std::uint8_t { synonym, acronym, slang };

/// One word of an expansion.
struct ExpansionWord {
  std::string surface;
  std::string stem;
  bool optional = false;  ///< a function word: `dan` of `usaha mikro kecil dan menengah`

  friend bool operator==(const ExpansionWord&, const ExpansionWord&) = default;
};

/// Another way to say a word, or several: `ponsel` for `smartphone`, `kecerdasan buatan` for `AI`.
/// Its words stand one directly after the other, by their stems; the first is not optional.
struct Expansion {
  std::string text;  ///< as people write it
  std::vector<ExpansionWord> words;
  ExpansionKind kind = ExpansionKind::synonym;
  std::uint16_t span = 1;  ///< words covered, as Overlay::span

  friend bool operator==(const Expansion&, const Expansion&) = default;
};

/// One word. `overlays` are those that begin here; each covers this word and its next siblings in
/// the same All or Phrase, all of them words, so an article that has the overlay needs none of
/// them. `expansions` likewise, in an All; none in phrases and NEAR, which want the words typed.
struct Word {
  std::string surface;  ///< folded as in the index
  std::string stem;
  analysis::TokenKind kind = analysis::TokenKind::word;  ///< never an overlay
  bool stopword = false;
  Field field = Field::any;
  std::uint32_t position = 0;  ///< counts the words of the query text; neighbours differ by one
  ByteRange range{};
  std::vector<Overlay> overlays;
  std::vector<Expansion> expansions{};

  friend bool operator==(const Word&, const Word&) = default;
};

/// `"frasa persis"`: the surfaces, not the stems, one directly after the other. Never empty; one
/// word asks for exactly that form. A word with hyphens that is excluded or stands next to NEAR is
/// a phrase as well.
struct Phrase {
  std::vector<Word> words;
  Field field = Field::any;
  ByteRange range{};

  friend bool operator==(const Phrase&, const Phrase&) = default;
};

/// `kata*`: any word whose surface begins so. At least kMinPrefixCharacters long. `words` are those
/// of the index that it stands for, once find_prefix_words() has looked: those of the most articles
/// first.
struct Prefix {
  std::string surface;
  Field field = Field::any;
  std::uint32_t position = 0;
  ByteRange range;  ///< with the asterisk
  std::vector<ExpansionWord> words{};
  std::uint64_t articles = 0;  ///< that have any of `words`, at most

  friend bool operator==(const Prefix&, const Prefix&) = default;
};

struct Node;

/// The operands within `distance` words of one another, in any order. Two or more operands; each a
/// Word, a Phrase, a Prefix or an Any of these.
struct Near {
  std::vector<Node> operands;
  std::uint32_t distance = 10;
};

/// Every operand, and none of `excluded`. Without operands: every article but the excluded, so the
/// empty All stands for every article; only the root is ever that.
struct All {
  std::vector<Node> operands;
  std::vector<Node> excluded;
  bool required = false;  ///< typed as DAN/AND: must not be relaxed to fewer words
};

/// At least one of the operands; two or more.
struct Any {
  std::vector<Node> operands;
};

/// A query as a tree of values. Exclusion lives in All alone, so whoever translates a tree never
/// meets a bare "not".
struct Node {
  std::variant<All, Any, Near, Word, Phrase, Prefix> as;
};

/// Calls `visit(leaf, excluded)` for every Word, Phrase and Prefix below `node` in the order of
/// the tree, operands before exclusions; `excluded` says whether an article must not have it.
template <class Visit>
void visit_leaves(const Node& node, Visit&& visit, bool excluded = false) {
  std::visit(
      [&](const auto& value) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (requires { value.operands; }) {
          for (const Node& operand : value.operands)
            visit_leaves(operand, visit, excluded);
          if constexpr (std::is_same_v<Value, All>) {
            for (const Node& operand : value.excluded)
              visit_leaves(operand, visit, !excluded);
          }
        } else {
          visit(value, excluded);
        }
      },
      node.as);
}

}  // namespace telusur::search
