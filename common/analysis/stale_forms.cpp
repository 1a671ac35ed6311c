// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/stale_forms.hpp"

#include <bit>
#include <string_view>

namespace telusur::analysis {
namespace {

bool known(const Lexicon& lexicon, char initial, std::string_view rest, std::uint64_t hash) {
  const LexiconEntry* entry = lexicon.find(initial, rest, hash);
  return entry != nullptr && entry->uses != 0;
}

/// True when some prefix and ending leave a word of `lexicon`, allowed together or not.
bool comes_from(const AffixMatcher& matcher, const Lexicon& lexicon, std::string_view word) {
  MatchedPrefixes prefixes;
  Tails tails;
  matcher.match_prefixes(word, prefixes);
  AffixMatcher::match_tails(word, tails);
  const WordHashes hashes(word);
  for (const MatchedPrefix& prefix : prefixes) {
    const std::size_t begin = prefix.length;
    for (const Tail& tail : tails) {
      if (begin >= tail.end) continue;
      const std::uint64_t hash = prefix.restored == '\0'
                                     ? hashes.part(begin, tail.end)
                                     : hashes.part_after(prefix.restored, begin, tail.end);
      if (known(lexicon, prefix.restored, word.substr(begin, tail.end - begin), hash)) return true;
    }
  }
  return false;
}

}  // namespace

StaleForms::StaleForms(const AffixMatcher& matcher, const Lexicon& base, const Lexicon& overlay)
    : bits_(base.form_places() / 64 + 1) {
  base.each_form([&](const LexiconForm& form, std::size_t place) {
    const std::string_view word(form.text(), form.text_length);
    if (form.affixed == 0 || !comes_from(matcher, overlay, word)) return;
    bits_[place / 64] |= std::uint64_t{1} << (place % 64);
  });
}

StaleForms StaleForms::all(const Lexicon& base) {
  StaleForms forms;
  forms.bits_.assign(base.form_places() / 64 + 1, ~std::uint64_t{0});
  return forms;
}

std::size_t StaleForms::count() const {
  std::size_t count = 0;
  for (const std::uint64_t bits : bits_)
    count += static_cast<std::size_t>(std::popcount(bits));
  return count;
}

}  // namespace telusur::analysis
