// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/spelling/error_model.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "search/spelling/vocabulary.hpp"

namespace telusur::search {
namespace {

// Nats per edit: a slip of each kind is about as likely, but one that puts a letter there had 26 to
// choose from (ln 26 = 3.3) and one to a neighbouring key five, while a letter left out or two
// exchanged are what they are.
constexpr double kLost = 4.0;
constexpr double kExchanged = 4.0;
constexpr double kNeighbouringKey = 5.0;
constexpr double kAlike = 5.0;
constexpr double kReplaced = 6.5;
constexpr double kAddedNeighbour = 5.5;
constexpr double kAdded = 6.5;
constexpr double kDoubling = 3.5;
constexpr double kFirstLetter = 1.5;  ///< on top

constexpr std::size_t index_of(char letter) {
  return static_cast<std::size_t>(letter - 'a');
}
constexpr bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

/// For each letter the set of letters, bit 0 being 'a'.
using LetterSets = std::array<std::uint32_t, 26>;

constexpr void relate(LetterSets& sets, char a, char b) {
  sets[index_of(a)] |= 1U << index_of(b);
  sets[index_of(b)] |= 1U << index_of(a);
}

/// Each row of keys stands half a key to the right of the one above.
constexpr LetterSets keyboard() {
  constexpr std::array<std::string_view, 3> kRows = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
  LetterSets sets{};
  for (std::size_t row = 0; row < kRows.size(); ++row) {
    for (std::size_t i = 0; i < kRows[row].size(); ++i) {
      if (i > 0) relate(sets, kRows[row][i - 1], kRows[row][i]);
      if (row == 0) continue;
      relate(sets, kRows[row][i], kRows[row - 1][i]);
      if (i + 1 < kRows[row - 1].size()) relate(sets, kRows[row][i], kRows[row - 1][i + 1]);
    }
  }
  return sets;
}

/// Letters written for one another: aktifitas, ijin, nasehat, sinkronisasi/zinc, praktek.
constexpr LetterSets sounds() {
  LetterSets sets{};
  for (const std::string_view pair :
       {"fv", "fp", "vp", "zs", "zj", "ei", "ou", "ck", "kq", "iy", "uw", "xs"}) {
    relate(sets, pair[0], pair[1]);
  }
  return sets;
}

constexpr LetterSets kKeyboard = keyboard();
constexpr LetterSets kSounds = sounds();

constexpr bool related(const LetterSets& sets, char a, char b) {
  return is_letter(a) && is_letter(b) && (sets[index_of(a)] >> index_of(b) & 1U) != 0;
}

double replaced(char typed, char meant) {
  if (typed == meant) return 0;
  if (related(kKeyboard, typed, meant)) return kNeighbouringKey;
  return related(kSounds, typed, meant) ? kAlike : kReplaced;
}

/// Cost of the letter `text[at]` being there in one word only; doubled letters cost less.
double single(std::string_view text, std::size_t at, double cost) {
  const bool doubled =
      (at > 0 && text[at - 1] == text[at]) || (at + 1 < text.size() && text[at + 1] == text[at]);
  return doubled ? kDoubling : cost;
}

double added(std::string_view typed, std::size_t at) {
  const bool slipped = (at > 0 && are_neighbours(typed[at - 1], typed[at])) ||
                       (at + 1 < typed.size() && are_neighbours(typed[at + 1], typed[at]));
  return single(typed, at, slipped ? kAddedNeighbour : kAdded);
}

}  // namespace

bool are_neighbours(char a, char b) {
  return related(kKeyboard, a, b);
}

double error_cost(std::string_view typed, std::string_view meant) {
  typed = typed.substr(0, Vocabulary::kMaxLetters);
  meant = meant.substr(0, Vocabulary::kMaxLetters);
  // cost[i][j]: the first i letters typed for the first j meant (optimal string alignment).
  std::array<std::array<double, Vocabulary::kMaxLetters + 1>, Vocabulary::kMaxLetters + 1> cost;
  for (std::size_t i = 0; i <= typed.size(); ++i) {
    for (std::size_t j = 0; j <= meant.size(); ++j) {
      if (i == 0 && j == 0) {
        cost[0][0] = 0;
        continue;
      }
      double least = 1e9;
      if (i > 0) {
        least = cost[i - 1][j] + added(typed, i - 1) + (i == 1 && j == 0 ? kFirstLetter : 0);
      }
      if (j > 0) {
        const double lost = single(meant, j - 1, kLost) + (j == 1 && i == 0 ? kFirstLetter : 0);
        least = std::min(least, cost[i][j - 1] + lost);
      }
      if (i > 0 && j > 0) {
        const double other = replaced(typed[i - 1], meant[j - 1]);
        const double first = i == 1 && j == 1 && other > 0 ? kFirstLetter : 0;
        least = std::min(least, cost[i - 1][j - 1] + other + first);
      }
      if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1]) {
        least = std::min(least, cost[i - 2][j - 2] + kExchanged);
      }
      cost[i][j] = least;
    }
  }
  return cost[typed.size()][meant.size()];
}

}  // namespace telusur::search
