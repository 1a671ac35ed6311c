// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/affix_matcher.hpp"

#include <algorithm>
#include <cassert>
#include <span>

#include "analysis/short_bytes.hpp"

namespace telusur::analysis {

namespace {

bool is_vowel(char letter) {
  return (kVowels & letter_bit(letter)) != 0;
}

bool ends_with(std::string_view word, std::string_view end) {
  return word.size() >= end.size() &&
         same_bytes(word.data() + word.size() - end.size(), end.data(), end.size());
}

bool follows_fit(Follows follows, std::uint32_t letters, std::string_view rest) {
  switch (follows) {
    case Follows::any:
    case Follows::one_syllable:
      return true;
    case Follows::letter_of:
      return (letters & letter_bit(rest.front())) != 0;
    case Follows::short_e_r:
      return !is_vowel(rest.front()) && rest.substr(1).starts_with("er");
    case Follows::ajar:
      return rest.starts_with("ajar") || rest.starts_with("anjur") || rest.starts_with("unjur");
  }
  return false;
}

std::size_t index_of_letter(char letter) {
  return static_cast<std::size_t>(letter - 'a');
}

/// The clitic of `clitics` that ends `word`: its index + 1, or 0.
std::uint8_t closing(std::string_view word, std::span<const Clitic> clitics) {
  for (std::size_t i = 0; i < clitics.size(); ++i) {
    if (ends_with(word, clitics[i].text)) return static_cast<std::uint8_t>(i + 1);
  }
  return 0;
}

bool ends_possessive(char last) {
  return last == 'a' || last == 'u';
}  // nya, ku, mu
bool ends_particle(char last) {
  return last == 'h' || last == 'n';
}  // lah, kah, tah, pun

constexpr std::size_t kMinRoot = 2;
constexpr Cost kMisspeltK = 120;

void match_suffixes(std::string_view word, Tail tail, Tails& found) {
  const auto add = [&](Suffix suffix) {
    const std::size_t length = kSuffixes[static_cast<std::size_t>(suffix)].size();
    if (word.size() < length + kMinRoot) return;
    tail.suffix = suffix;
    tail.end = static_cast<std::uint8_t>(word.size() - length);
    found.push_back(tail);
  };
  add(Suffix::none);
  if (word.back() == 'i') add(Suffix::i);
  if (word.back() != 'n' || word.size() < 4) return;
  const char second = word[word.size() - 2];
  if (second == 'i') add(Suffix::colloquial_in);
  if (second != 'a') return;
  const bool kan = word[word.size() - 3] == 'k';
  if (kan) add(Suffix::kan);
  add(Suffix::an);
  if (!kan || word.size() < 5) return;
  // Misspelt joints with roots in k: menunjukan for menunjukkan, penunjukkan for penunjukan.
  const bool doubled = word[word.size() - 4] == 'k';
  tail.cost = static_cast<Cost>(tail.cost + kMisspeltK);
  tail.suffix = doubled ? Suffix::an : Suffix::kan;
  tail.end = static_cast<std::uint8_t>(word.size() - (doubled ? 3 : 2));
  found.push_back(tail);
}

void match_possessives(std::string_view word, Tail tail, Tails& found) {
  match_suffixes(word, tail, found);
  if (!ends_possessive(word.back())) return;
  tail.possessive = closing(word, possessives());
  if (tail.possessive == 0) return;
  const Clitic& possessive = possessives()[tail.possessive - 1U];
  tail.cost = static_cast<Cost>(tail.cost + possessive.cost);
  word.remove_suffix(possessive.text.size());
  if (!word.empty()) match_suffixes(word, tail, found);
}

}  // namespace

AffixMatcher::AffixMatcher() {
  costs_.fill(kForbidden);
  const auto classes = prefix_classes();
  for (std::size_t c = 0; c < classes.size(); ++c) {
    if (classes[c].joint == Joint::partial) partial_class_ = static_cast<std::uint8_t>(c);
    for (std::size_t s = 0; s < kSuffixCount; ++s) {
      costs_[pattern_of(c, static_cast<Suffix>(s))] = classes[c].costs[s];
    }
  }
  std::vector<PrefixForm> forms = prefix_forms();
  std::stable_sort(forms.begin(), forms.end(), [](const PrefixForm& a, const PrefixForm& b) {
    return a.spelling < b.spelling;
  });
  nodes_.emplace_back();
  for (const PrefixForm& form : forms) {
    std::size_t node = 0;
    for (const char letter : form.spelling) {
      std::uint8_t next = nodes_[node].next[index_of_letter(letter)];
      if (next == 0) {
        assert(nodes_.size() < 255);
        next = static_cast<std::uint8_t>(nodes_.size());
        nodes_[node].next[index_of_letter(letter)] = next;
        nodes_.emplace_back();
      }
      node = next;
    }
    if (nodes_[node].form_count == 0) {
      nodes_[node].first_form = static_cast<std::uint8_t>(forms_.size());
    }
    ++nodes_[node].form_count;
    forms_.push_back({.prefix = {.length = static_cast<std::uint8_t>(form.spelling.size()),
                                 .restored = form.restored,
                                 .prefix_class = form.prefix_class,
                                 .one_syllable = form.follows == Follows::one_syllable,
                                 .cost = form.cost},
                      .follows = form.follows,
                      .letters = form.letters});
  }
  assert(forms_.size() <= 255);
}

void AffixMatcher::match_prefixes(std::string_view word, MatchedPrefixes& found) const {
  if (word.size() > 4 && word[1] == 'e' && word[0] == word[2] && !is_vowel(word[0])) {
    found.push_back({.length = 2,
                     .restored = '\0',
                     .prefix_class = partial_class_,
                     .one_syllable = false,
                     .cost = 0});
  }
  std::size_t node = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const Node& here = nodes_[node];
    for (std::size_t f = 0; f < here.form_count; ++f) {
      const Form& form = forms_[here.first_form + f];
      if (follows_fit(form.follows, form.letters, word.substr(i))) found.push_back(form.prefix);
    }
    const char letter = word[i];
    if (letter < 'a' || letter > 'z') return;
    node = here.next[index_of_letter(letter)];
    if (node == 0) return;
  }
}

void AffixMatcher::match_tails(std::string_view word, Tails& found) {
  Tail tail{};
  match_possessives(word, tail, found);
  if (!ends_particle(word.back())) return;
  tail.particle = closing(word, particles());
  if (tail.particle == 0) return;
  const Clitic& particle = particles()[tail.particle - 1U];
  tail.cost = particle.cost;
  word.remove_suffix(particle.text.size());
  if (!word.empty()) match_possessives(word, tail, found);
}

}  // namespace telusur::analysis
