// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/code_mixing.hpp"

#include <algorithm>
#include <array>

#include "support/ascii.hpp"

namespace telusur::analysis {

namespace {

constexpr std::size_t kMinUnknownStem = 4;

constexpr auto kPrefixParts = std::to_array<std::string_view>({
    "di", "me", "mem", "men", "meng", "menge", "meny", "nge", "ng",     "ter",   "ber",    "ke",
    "se", "pe", "pem", "pen", "peng", "per",   "ku",   "kau", "memper", "diper", "member",
});
constexpr auto kEndings = std::to_array<std::string_view>({
    "nya",
    "ku",
    "mu",
    "lah",
    "kah",
    "pun",
    "an",
    "kan",
    "i",
    "in",
    "nyalah",
    "nyakah",
});

template <class List>
bool contains(const List& list, std::string_view part) {
  return std::find(list.begin(), list.end(), part) != list.end();
}

}  // namespace

std::string_view stem_unknown(std::string_view word) {
  constexpr std::string_view kNya = "nya";
  if (word.ends_with(kNya) && word.size() >= kNya.size() + kMinUnknownStem) {
    word.remove_suffix(kNya.size());
  }
  return word;
}

bool is_hyphenated_prefix(std::string_view part) {
  return contains(kPrefixParts, part);
}
bool is_hyphenated_ending(std::string_view part) {
  return contains(kEndings, part);
}

std::string_view stem_with_digits(std::string_view word) {
  constexpr std::string_view kAn = "-an";
  if (!word.ends_with(kAn)) return word;
  const std::string_view number = word.substr(0, word.size() - kAn.size());
  const bool digits = !number.empty() && std::all_of(number.begin(), number.end(), ascii::is_digit);
  return digits ? number : word;
}

}  // namespace telusur::analysis
