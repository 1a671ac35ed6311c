// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace telusur::analysis {

/// What a token is. The first three are words of the text, one after the other; the last three
/// are overlays: another reading of words that are there already, at the position of the first.
enum class TokenKind : std::uint8_t {
  word,      ///< letters: `peretasan`
  number,    ///< canonical: `800.000` is `800000`, `1,5` is `1.5`, `10.30` stays
  mixed,     ///< begins with a digit or one letter, holds both: `5g`, `16e`, `v70`
  compound,  ///< words with hyphens between them, read as one: `anak-anak`, `e-commerce`
  joined,    ///< neighbours that belong together: `iPhone 16` is `iphone16`, `Project S`
             ///< is `project_s`
  value,     ///< an amount written out: `Rp 1,5 juta` is `rp1500000`
};

constexpr bool is_overlay(TokenKind kind) {
  return kind >= TokenKind::compound;
}

/// As the enumerator is called: `word`, …, `value`. Stands in answers, so it stays.
std::string_view name(TokenKind kind);

/// One word of a text, or an overlay on several. `begin` and `end` are byte offsets into the
/// analysed UTF-8 text, always on character boundaries. Surface and stem live as long as the
/// TokenBuffer that made them, until its next use.
struct Token {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t position = 0;  ///< counts words, from 0
  std::uint16_t span = 1;      ///< words covered; more than 1 only for an overlay
  TokenKind kind = TokenKind::word;
  std::string_view surface;  ///< case-folded, NFKC, diacritics folded
  std::string_view stem;     ///< root form; equals surface where no rule applies
};

/// Tokens of one text with the memory behind their views. Reuse it: clearing keeps the memory, so
/// that analysing allocates nothing once it has grown. Not thread-safe: one buffer, one thread.
class TokenBuffer {
 public:
  [[nodiscard]] std::span<const Token> tokens() const { return tokens_; }

  /// Number of words: one more than the last position.
  [[nodiscard]] std::uint32_t words() const { return words_; }

  void clear() {
    tokens_.clear();
    words_ = 0;
    chunk_ = 0;
    used_ = 0;
  }

  /// Copies `text` into memory that lives as long as the tokens.
  std::string_view keep(std::string_view text);

  void add(const Token& token) {
    tokens_.push_back(token);
    if (!is_overlay(token.kind)) words_ = token.position + 1;
  }

  std::string fold_scratch;  ///< for the analyzer alone
  std::string stem_scratch;  ///< for the stemmer alone

 private:
  static constexpr std::size_t kChunkBytes = 1U << 16U;

  std::vector<Token> tokens_;
  std::vector<std::unique_ptr<char[]>> chunks_;
  std::size_t chunk_ = 0;  ///< index of the chunk being filled
  std::size_t used_ = 0;   ///< bytes used in it
  std::uint32_t words_ = 0;
};

}  // namespace telusur::analysis
