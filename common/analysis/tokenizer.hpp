// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "analysis/token.hpp"

namespace telusur::analysis {

/// What lies between two neighbouring runs.
enum class Gap : std::uint8_t {
  start,
  none,
  hyphen,
  blank,
  dollar,  ///< `$` and perhaps a blank, as in `US$ 5`
  point,   ///< `.` and perhaps a blank, as in `Rp. 5`
  other,
};

/// A word of the text before folding: bytes [begin, end).
struct Run {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::word;  ///< word, number or mixed
  Gap gap = Gap::start;              ///< what separates it from the run before
};

/// Finds the words of a text, left to right. Letters and digits are words; a letter run of two or
/// more ends where digits begin (`RTX4090` reads like `RTX 4090`), digits take the letters glued
/// to them along (`5G`, `16e`), a single letter takes digits along (`V70`). Apostrophes inside a
/// word belong to it, except the English `'s`. `C++`, `C#` and `F#` are words.
/// Total on any bytes; linear; no allocation.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  /// The next run; false at the end of the text.
  bool next(Run& run);

 private:
  bool skip_to_word();
  void scan_digits(Run& run);
  void scan_letters(Run& run);
  [[nodiscard]] std::uint32_t letters_end(std::uint32_t from) const;
  [[nodiscard]] std::uint32_t letters_and_digits_end(std::uint32_t from) const;
  void skip_possessive(std::uint32_t end);
  [[nodiscard]] bool possessive_at(std::size_t apostrophe, std::size_t length) const;
  [[nodiscard]] bool digit_at(std::size_t at) const;
  [[nodiscard]] Gap gap_before(std::uint32_t begin) const;

  std::string_view text_;
  std::uint32_t at_ = 0;            ///< where scanning goes on
  std::uint32_t previous_end_ = 0;  ///< end of the run before
  bool first_ = true;
};

}  // namespace telusur::analysis
