// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/tokenizer.hpp"

#include <algorithm>
#include <array>

#include "analysis/characters.hpp"
#include "analysis/numbers.hpp"
#include "support/ascii.hpp"

namespace telusur::analysis {
namespace {

std::uint32_t offset(std::size_t at) {
  return static_cast<std::uint32_t>(at);
}

/// True when the letters of `run` (ASCII, short) are a scale word: `2jt`, `15ribu`.
bool is_scale(std::string_view letters) {
  std::array<char, 8> folded{};
  if (letters.empty() || letters.size() > folded.size()) return false;
  std::ranges::transform(letters, folded.begin(), ascii::lowered);
  return scale_factor({folded.data(), letters.size()}).has_value();
}

}  // namespace

bool Tokenizer::next(Run& run) {
  if (!skip_to_word()) return false;
  run.begin = at_;
  run.gap = gap_before(at_);
  if (digit_at(at_)) {
    scan_digits(run);
  } else {
    scan_letters(run);
  }
  previous_end_ = run.end;
  at_ = std::max(at_, run.end);
  first_ = false;
  return true;
}

bool Tokenizer::skip_to_word() {
  while (at_ < text_.size()) {
    const Character c = character_at(text_, at_);
    if (c.kind == CharClass::letter || c.kind == CharClass::digit) return true;
    at_ += c.length;
  }
  return false;
}

bool Tokenizer::digit_at(std::size_t at) const {
  return at < text_.size() && text_[at] >= '0' && text_[at] <= '9';
}

void Tokenizer::scan_digits(Run& run) {
  const std::size_t length = number_length(text_.substr(at_));
  const std::string_view number = text_.substr(at_, length);
  run.kind = TokenKind::number;
  run.end = offset(at_ + length);
  if (number.find_first_of(".,") != std::string_view::npos) return;
  const std::uint32_t letters = letters_end(run.end);
  if (letters == run.end || is_scale(text_.substr(run.end, letters - run.end))) return;
  run.kind = TokenKind::mixed;
  run.end = letters_and_digits_end(run.end);
}

void Tokenizer::scan_letters(Run& run) {
  const Character first = character_at(text_, run.begin);
  run.kind = TokenKind::word;
  run.end = letters_end(at_);
  skip_possessive(run.end);
  const bool single = run.end == run.begin + first.length;
  if (!single) return;
  if (digit_at(run.end)) {
    run.kind = TokenKind::mixed;
    run.end = letters_and_digits_end(run.end);
    return;
  }
  const char letter = static_cast<char>(text_[run.begin] | 0x20);
  const std::string_view rest = text_.substr(run.end);
  if (letter == 'c' && rest.starts_with("++")) run.end += 2;
  if ((letter == 'c' || letter == 'f') && rest.starts_with('#')) run.end += 1;
}

std::uint32_t Tokenizer::letters_end(std::uint32_t from) const {
  std::size_t end = from;  // after the last letter; what follows may still be ignorable
  for (std::size_t at = from; at < text_.size();) {
    const Character c = character_at(text_, at);
    if (c.kind == CharClass::letter) {
      at += c.length;
      end = at;
    } else if (c.kind == CharClass::ignorable) {
      at += c.length;
    } else if (is_apostrophe(c.code_point) && end == at && end > from &&
               at + c.length < text_.size() &&
               character_at(text_, at + c.length).kind == CharClass::letter &&
               !possessive_at(at, c.length)) {
      at += c.length;
    } else {
      break;
    }
  }
  return offset(end);
}

std::uint32_t Tokenizer::letters_and_digits_end(std::uint32_t from) const {
  std::size_t at = from;
  while (at < text_.size()) {
    const Character c = character_at(text_, at);
    if (c.kind != CharClass::letter && c.kind != CharClass::digit) break;
    at += c.length;
  }
  return offset(at);
}

void Tokenizer::skip_possessive(std::uint32_t end) {
  if (end + 1 >= text_.size()) return;
  const Character c = character_at(text_, end);
  if (is_apostrophe(c.code_point) && end + c.length < text_.size() &&
      possessive_at(end, c.length)) {
    at_ = end + c.length + 1;
  }
}

bool Tokenizer::possessive_at(std::size_t apostrophe, std::size_t length) const {
  const std::size_t letter = apostrophe + length;
  if (text_[letter] != 's' && text_[letter] != 'S') return false;
  return letter + 1 >= text_.size() || character_at(text_, letter + 1).kind != CharClass::letter;
}

Gap Tokenizer::gap_before(std::uint32_t begin) const {
  if (first_) return Gap::start;
  if (begin == previous_end_) return Gap::none;
  const Character c = character_at(text_, previous_end_);
  const std::uint32_t next = previous_end_ + c.length;
  if (c.code_point == U'$' || c.code_point == U'.') {
    const Gap gap = c.code_point == U'$' ? Gap::dollar : Gap::point;
    if (next == begin) return gap;
    const Character after = character_at(text_, next);
    return is_blank(after.code_point) && next + after.length == begin ? gap : Gap::other;
  }
  if (next != begin) return Gap::other;
  if (is_hyphen(c.code_point)) return Gap::hyphen;
  return is_blank(c.code_point) ? Gap::blank : Gap::other;
}

}  // namespace telusur::analysis
