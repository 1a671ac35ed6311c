// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/reduplication.hpp"

#include <algorithm>

#include "analysis/code_mixing.hpp"

namespace telusur::analysis {

namespace {

/// The first `second.size() - tail` letters of `second`, if `first` ends with them and they are at
/// least two: the repeated part. Longest first, so that the tail is the shortest.
std::string_view repeated_part(std::string_view first, std::string_view second) {
  for (std::size_t length = std::min(first.size(), second.size()); length >= 3; --length) {
    const std::string_view head = second.substr(0, length);
    if (first.ends_with(head)) return head;
  }
  return {};
}

bool is_ending(std::string_view tail) {
  if (tail.empty() || is_hyphenated_ending(tail)) return true;
  for (const std::string_view suffix : {"an", "kan", "i"}) {
    if (tail.starts_with(suffix) && is_hyphenated_ending(tail.substr(suffix.size()))) return true;
  }
  return false;
}

/// "bermain-main", "meniru-nirukan", "besar-besaran", "semau-maunya": the second part repeats the
/// end of the first and carries the suffixes of the whole. Put together they are one affixed word:
/// bermain, menirukan, besaran, semaunya.
bool join_repeated(std::string_view first, std::string_view second, std::string& joined) {
  const std::string_view repeated = repeated_part(first, second);
  if (repeated.empty()) return false;
  const std::string_view tail = second.substr(repeated.size());
  if (!is_ending(tail)) return false;
  joined.assign(first).append(tail);
  return true;
}

bool is_vowel(char c) {
  return (kVowels & letter_bit(c)) != 0;
}

/// sayur-mayur: alike but for the initial.
bool rhymes(std::string_view a, std::string_view b) {
  const auto rest = [](std::string_view word) {
    return is_vowel(word.front()) ? word : word.substr(1);
  };
  return a.size() >= 4 && b.size() >= 3 && rest(a) == rest(b);
}

/// gerak-gerik, bolak-balik: alike but for vowels.
bool differs_in_vowels(std::string_view a, std::string_view b) {
  if (a.size() != b.size() || a.size() < 4) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] != b[i] && !(is_vowel(a[i]) && is_vowel(b[i]))) return false;
  }
  return true;
}

/// The word of a rhyming pair of which the other part is only an echo: exactly one is known,
/// and stands in the lexicon. Empty where this is no such pair.
std::string_view stem_echo(const WordStemmer& stemmer, std::string_view first,
                           std::string_view second) {
  if (first.empty() || second.empty()) return {};
  if (!rhymes(first, second) && !rhymes(second, first) && !differs_in_vowels(first, second)) {
    return {};
  }
  const auto a = stemmer.stem(first);
  const auto b = stemmer.stem(second);
  if (a.known == b.known) return {};
  // tiki-taka is no echo of tik + -i.
  return stemmer.lists(a.known ? first : second) ? (a.known ? a : b).stem : std::string_view();
}

/// Copies to `scratch` what may view it, since the caller will write there again.
std::string_view stem_pair(const WordStemmer& stemmer, std::string_view first,
                           std::string_view second, std::string_view word, std::string& scratch) {
  if (first == second) return stemmer.stem(first).stem;
  if (is_hyphenated_prefix(first)) {
    // The prefix set apart hides no initial: mem-posting is posting.
    scratch.assign(first).append(second);
    const auto whole = stemmer.stem(second);
    if (whole.known) return whole.stem;
    const auto joined = stemmer.stem(scratch);
    return joined.known ? joined.stem : whole.stem;
  }
  if (is_hyphenated_ending(second)) return stemmer.stem(first).stem;
  if (join_repeated(first, second, scratch)) {
    const auto joined = stemmer.stem(scratch);
    if (joined.known) return joined.stem;
    const auto base = stemmer.stem(first);
    if (base.known || first.size() <= second.size()) return base.stem;
  }
  if (const auto echoed = stem_echo(stemmer, first, second); !echoed.empty()) return echoed;
  const auto stem_of_first = stemmer.stem(first);
  const auto stem_of_second = stemmer.stem(second);
  // tembak-menembak, tanaman-tumbuhan: one root on both sides, or two words.
  if (stem_of_first.stem == stem_of_second.stem) return stem_of_first.stem;
  return stem_unknown(word);
}

}  // namespace

std::string_view stem_hyphenated(const WordStemmer& stemmer, std::string_view word,
                                 std::string& scratch) {
  if (const auto whole = stemmer.find(word); !whole.empty()) return whole;
  const std::size_t last = word.rfind('-');
  const std::size_t first = word.find('-');
  if (first == 0 || last + 1 == word.size()) return word;
  if (first != last) {
    // malaikat-malaikat-nya, di-foto-foto: peel what is an affix, and look again.
    const std::string_view ending = word.substr(last + 1);
    if (is_hyphenated_ending(ending)) {
      return stem_hyphenated(stemmer, word.substr(0, last), scratch);
    }
    if (is_hyphenated_prefix(word.substr(0, first))) {
      return stem_hyphenated(stemmer, word.substr(first + 1), scratch);
    }
    return word;
  }
  return stem_pair(stemmer, word.substr(0, first), word.substr(first + 1), word, scratch);
}

}  // namespace telusur::analysis
