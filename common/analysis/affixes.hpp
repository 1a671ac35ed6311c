// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace telusur::analysis {

/// The suffixes that combine with prefixes. `colloquial_in` is the spoken -in (lihatin).
enum class Suffix : std::uint8_t { none, an, kan, i, colloquial_in };
inline constexpr std::size_t kSuffixCount = 5;
inline constexpr std::array<std::string_view, kSuffixCount> kSuffixes = {"", "an", "kan", "i",
                                                                         "in"};

/// An affix pattern is a prefix class with a suffix; it fits the 256 bits of a Licence.
constexpr unsigned pattern_of(std::size_t prefix_class, Suffix suffix) {
  return static_cast<unsigned>(prefix_class * kSuffixCount + static_cast<std::size_t>(suffix));
}

/// Costs are in hundredths of a nat: -100 log(probability), up to a constant.
using Cost = std::int16_t;
inline constexpr Cost kForbidden = -1;

/// How the end of a prefix changes with the root that follows.
enum class Joint : std::uint8_t {
  plain,       ///< never: di-, ke-, se-
  liquid,      ///< r is lost before r and before C + "er", and is l before "ajar": ber-, per-, ter-
  nasal,       ///< a nasal chosen by the initial of the root, which it may hide: meN-, peN-
  bare_nasal,  ///< the same without me-, as in speech: ng-, ny-, n-, m-, nge-
  partial      ///< the initial of the root and e, said twice: re-runtuh-an
};

/// Prefixes that behave alike, with the cost of each suffix beside them.
struct PrefixClass {
  std::string_view name;  ///< as shown to people: "meN-"
  std::string_view base;  ///< what all its spellings begin with: "me"
  Joint joint;
  std::array<Cost, kSuffixCount> costs;
};

/// All classes; the first is "no prefix". At most 51, for Licence.
std::span<const PrefixClass> prefix_classes();

/// What must follow a spelling of a prefix.
enum class Follows : std::uint8_t {
  any,
  letter_of,    ///< one of PrefixForm::letters
  short_e_r,    ///< a consonant and "er": be-kerja, te-percaya
  ajar,         ///< "ajar" or "unjur" or "anjur": bel-ajar, tel-anjur
  one_syllable  ///< a root with a single vowel: menge-bom
};

/// One spelling of a class. `restored` is the initial it hides, or NUL.
struct PrefixForm {
  std::string spelling;
  char restored = '\0';
  Follows follows = Follows::any;
  std::uint32_t letters = 0;  ///< bit 0 is 'a'
  std::uint8_t prefix_class = 0;
  Cost cost = 0;  ///< added to the class's
};

constexpr std::uint32_t letter_bit(char letter) {
  return letter >= 'a' && letter <= 'z' ? std::uint32_t{1} << (letter - 'a') : 0;
}
constexpr std::uint32_t letter_set(std::string_view letters) {
  std::uint32_t set = 0;
  for (const char letter : letters)
    set |= letter_bit(letter);
  return set;
}
inline constexpr std::uint32_t kVowels = letter_set("aeiou");

/// Every spelling of every class.
std::vector<PrefixForm> prefix_forms();

/// Particles and possessives that close a word, outside any suffix.
struct Clitic {
  std::string_view text;
  Cost cost;
};
std::span<const Clitic> particles();
std::span<const Clitic> possessives();

}  // namespace telusur::analysis
