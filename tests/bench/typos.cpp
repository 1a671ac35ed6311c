// SPDX-License-Identifier: GPL-2.0-or-later
#include "typos.hpp"

#include <utility>

namespace telusur::bench {
namespace {

/// Touching keys, written out: not the table the error model computes.
constexpr std::array<std::string_view, 26> kNeighbours = {
    "qwsz",   "vghn",  "xdfv", "erfcxs", "wsdr", "rtgvcd", "tyhbvf", "yujnbg", "ujko",
    "uikmnh", "iolmj", "opk",  "njk",    "bhjm", "iklp",   "ol",     "wa",     "edft",
    "wedxza", "rfgy",  "yhji", "cfgb",   "qase", "zsdc",   "tghu",   "asx"};

// Not std::uniform_int_distribution, whose numbers differ between libraries.
std::size_t below(std::mt19937& random, std::size_t limit) {
  return random() % limit;
}

char letter(std::mt19937& random) {
  return static_cast<char>('a' + below(random, 26));
}

std::string slip(std::string_view word, TypoKind kind, std::mt19937& random) {
  std::string typo(word);
  const std::size_t at = below(random, word.size());
  switch (kind) {
    case TypoKind::insertion:
      typo.insert(below(random, word.size() + 1), 1, letter(random));
      break;
    case TypoKind::deletion:
      typo.erase(at, 1);
      break;
    case TypoKind::exchange: {
      const std::size_t first = below(random, word.size() - 1);
      std::swap(typo[first], typo[first + 1]);
      break;
    }
    case TypoKind::replacement:
      typo[at] = letter(random);
      break;
    case TypoKind::neighbour: {
      const std::string_view keys = kNeighbours[static_cast<std::size_t>(word[at] - 'a')];
      typo[at] = keys[below(random, keys.size())];
      break;
    }
  }
  return typo;
}

}  // namespace

std::string_view name(TypoKind kind) {
  constexpr std::array<std::string_view, kTypoKinds.size()> kNames = {
      "letter added", "letter left out", "neighbours exchanged", "letter replaced",
      "neighbouring key"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string with_typo(std::string_view word, TypoKind kind, std::mt19937& random) {
  constexpr int kTries = 20;
  std::string typo(word);
  for (int i = 0; i < kTries && typo == word; ++i)
    typo = slip(word, kind, random);
  return typo;
}

}  // namespace telusur::bench
