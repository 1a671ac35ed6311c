// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/detail/headline.hpp"

#include <algorithm>
#include <array>

#include "cleaning/detail/scan.hpp"

namespace telusur::cleaning::detail {
namespace {

// Written small inside a headline in Title Case.
constexpr std::array<std::string_view, 26> kSmallWords = {
    "dan",  "di",   "ke",   "dari",    "yang", "untuk",  "pada", "dengan", "dalam",
    "oleh", "atau", "bagi", "agar",    "saat", "usai",   "soal", "jadi",   "hingga",
    "vs",   "akan", "tak",  "sebagai", "demi", "karena", "jika", "serta"};

// Open a sentence, and are written small, or not at all, inside a headline. Words that headlines
// capitalise too (Presiden, Dua, Hasil) must stay out: the seam would be a guess.
constexpr std::array<std::string_view, 34> kSentenceOpeners = {
    "Ia",         "Dia",       "Menurut", "Menurutnya", "Namun",  "Sementara",  "Sementara,",
    "Adapun",     "Apabila",   "Selain",  "Dalam",      "Dengan", "Karena",     "Sehingga",
    "Meski",      "Meskipun",  "Untuk",   "Pada",       "Hal",    "Sebelumnya", "Sebelumnya,",
    "Kemudian",   "Sedangkan", "Bahkan",  "Tetapi",     "Oleh",   "Jadi,",      "Lebih",
    "Diketahui,", "Seperti",   "Setelah", "Saat",       "Sebab,", "Pasalnya,"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The next word of `text` after `at`, up to white space; `at` moves behind it.
std::string_view next_word(std::string_view text, std::size_t& at) {
  const std::size_t begin = skip_space(text, at);
  at = begin;
  while (at < text.size() && !is_space(text[at]))
    ++at;
  return text.substr(begin, at - begin);
}

bool opens_with_quote(std::string_view word) {
  return word.starts_with('"') || word.starts_with("\u201C");
}

bool is_title_word(std::string_view word) {
  const std::size_t first = word.find_first_not_of("\"'([-");
  if (first == std::string_view::npos) return true;
  return !is_lower(word[first]);
}

/// True when ordinary small words follow: text, not headline.
bool sentence_follows(std::string_view text, std::size_t at) {
  int small = 0;
  for (int i = 0; i < 4; ++i) {
    const std::string_view word = next_word(text, at);
    if (word.empty()) break;
    if (is_lower(word.front()) && !contains(kSmallWords, word)) ++small;
  }
  return small >= 2;
}

}  // namespace

bool looks_like_headline(std::string_view line) {
  line = trimmed(line);
  if (line.empty() || line.size() > kLongestHeadline) return false;
  const std::size_t stop = sentence_end(line);
  return stop == std::string_view::npos ||
         (stop == line.size() && line.back() != '.' && !ends_with_quote(line));
}

bool looks_like_title_case(std::string_view line) {
  if (!looks_like_headline(line)) return false;
  std::size_t words = 0;
  std::size_t capitalised = 0;
  for (std::size_t at = 0;;) {
    const std::string_view word = next_word(line, at);
    if (word.empty()) break;
    if (contains(kSmallWords, word)) continue;
    ++words;
    if (is_title_word(word)) ++capitalised;
  }
  return capitalised * 10 >= words * 7;
}

std::size_t headline_before_sentence(std::string_view text) {
  constexpr std::size_t kLookAhead = 80;  // for the words after the seam
  text = text.substr(0, line_end(text, 0, kLongestHeadline + kLookAhead));
  std::size_t words = 0;
  for (std::size_t at = 0; at < kLongestHeadline;) {
    const std::string_view word = next_word(text, at);
    if (word.empty()) return 0;
    const std::size_t begin = at - word.size();
    const bool quote = opens_with_quote(word) && words >= 3;
    const bool opener = contains(kSentenceOpeners, word) && words >= 3;
    if ((opener || quote) && sentence_follows(text, at)) return begin;
    if (!is_title_word(word) && !contains(kSmallWords, word)) return 0;
    ++words;
  }
  return 0;
}

}  // namespace telusur::cleaning::detail
