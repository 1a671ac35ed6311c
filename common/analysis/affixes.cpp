// SPDX-License-Identifier: GPL-2.0-or-later
//
// The affixes of Indonesian as data. Which prefixes go with which suffixes, and which never do,
// follows Nazief & Adriani (1996) and Adriani et al., "Stemming Indonesian: a confix-stripping
// approach" (2007), tables 1 and 2; memper- beside meN- and the nasal of peng- before k follow
// Arifin, Mahendra & Ciptaningtyas (2009). The costs are ours: rough frequencies in news.
#include "analysis/affixes.hpp"

namespace telusur::analysis {

namespace {

constexpr Cost X = kForbidden;

//                                                        none   an  kan    i   in
constexpr auto kPrefixClasses = std::to_array<PrefixClass>({
    {.name = "", .base = "", .joint = Joint::plain, .costs = {0, 60, 90, 130, 300}},
    {.name = "meN-", .base = "me", .joint = Joint::nasal, .costs = {20, X, 20, 50, 200}},
    {.name = "di-", .base = "di", .joint = Joint::plain, .costs = {20, X, 20, 50, 150}},
    {.name = "peN-", .base = "pe", .joint = Joint::nasal, .costs = {50, 30, X, X, X}},
    {.name = "ber-", .base = "be", .joint = Joint::liquid, .costs = {30, 110, 160, X, X}},
    {.name = "ter-", .base = "te", .joint = Joint::liquid, .costs = {50, X, 120, 120, X}},
    {.name = "per-", .base = "pe", .joint = Joint::liquid, .costs = {180, 50, 150, 250, X}},
    {.name = "ke-", .base = "ke", .joint = Joint::plain, .costs = {160, 30, X, 350, X}},
    {.name = "se-", .base = "se", .joint = Joint::plain, .costs = {60, 250, X, X, X}},
    {.name = "pe-", .base = "pe", .joint = Joint::plain, .costs = {140, 160, X, X, X}},
    {.name = "ku-", .base = "ku", .joint = Joint::plain, .costs = {200, X, 200, 220, X}},
    {.name = "kau-", .base = "kau", .joint = Joint::plain, .costs = {200, X, 200, 220, X}},
    {.name = "memper-", .base = "mempe", .joint = Joint::liquid, .costs = {80, X, 50, 80, X}},
    {.name = "diper-", .base = "dipe", .joint = Joint::liquid, .costs = {80, X, 50, 80, X}},
    {.name = "member-", .base = "membe", .joint = Joint::liquid, .costs = {150, X, 60, 200, X}},
    {.name = "diber-", .base = "dibe", .joint = Joint::liquid, .costs = {150, X, 60, 200, X}},
    {.name = "keber-…", .base = "kebe", .joint = Joint::liquid, .costs = {X, 60, X, X, X}},
    {.name = "keter-…", .base = "kete", .joint = Joint::liquid, .costs = {X, 60, X, X, X}},
    {.name = "kepeN-…", .base = "kepe", .joint = Joint::nasal, .costs = {X, 100, X, X, X}},
    {.name = "kepe-…", .base = "kepe", .joint = Joint::plain, .costs = {X, 160, X, X, X}},
    {.name = "pember-", .base = "pembe", .joint = Joint::liquid, .costs = {200, 60, X, X, X}},
    {.name = "pemer-", .base = "peme", .joint = Joint::liquid, .costs = {150, 150, X, X, X}},
    {.name = "berke-", .base = "berke", .joint = Joint::plain, .costs = {150, 60, X, X, X}},
    {.name = "berpeN-", .base = "berpe", .joint = Joint::nasal, .costs = {90, 80, X, X, X}},
    {.name = "berpe-", .base = "berpe", .joint = Joint::plain, .costs = {150, 150, X, X, X}},
    {.name = "berse-", .base = "berse", .joint = Joint::plain, .costs = {150, 120, X, X, X}},
    {.name = "ketidak-…", .base = "ketidak", .joint = Joint::plain, .costs = {100, 0, X, X, X}},
    {.name = "ketidakber-…",
     .base = "ketidakbe",
     .joint = Joint::liquid,
     .costs = {X, 50, X, X, X}},
    {.name = "ketidakter-…",
     .base = "ketidakte",
     .joint = Joint::liquid,
     .costs = {X, 50, X, X, X}},
    {.name = "meNse-", .base = "menye", .joint = Joint::plain, .costs = {200, X, 120, 200, X}},
    {.name = "dise-", .base = "dise", .joint = Joint::plain, .costs = {200, X, 120, 200, X}},
    {.name = "peNse-", .base = "penye", .joint = Joint::plain, .costs = {200, 120, X, X, X}},
    {.name = "kese-…", .base = "kese", .joint = Joint::plain, .costs = {220, 110, X, X, X}},
    {.name = "meNke-", .base = "menge", .joint = Joint::plain, .costs = {250, X, 120, 120, X}},
    {.name = "dike-", .base = "dike", .joint = Joint::plain, .costs = {220, X, 120, 120, X}},
    {.name = "peNke-", .base = "penge", .joint = Joint::plain, .costs = {X, 150, X, X, X}},
    {.name = "terke-", .base = "terke", .joint = Joint::plain, .costs = {200, X, 220, 220, X}},
    {.name = "sepeN-", .base = "sepe", .joint = Joint::nasal, .costs = {180, 150, X, X, X}},
    {.name = "seper-", .base = "sepe", .joint = Joint::liquid, .costs = {180, 150, X, X, X}},
    {.name = "seke-", .base = "seke", .joint = Joint::plain, .costs = {250, 250, X, X, X}},
    {.name = "sese-", .base = "sese", .joint = Joint::plain, .costs = {180, X, X, X, X}},
    {.name = "perse-", .base = "perse", .joint = Joint::plain, .costs = {250, 120, X, X, X}},
    {.name = "teper-", .base = "tepe", .joint = Joint::liquid, .costs = {150, X, 200, 200, X}},
    {.name = "terpeN-", .base = "terpe", .joint = Joint::nasal, .costs = {250, X, X, 220, X}},
    {.name = "Ce-", .base = "", .joint = Joint::partial, .costs = {200, 40, X, X, X}},
    {.name = "N-", .base = "", .joint = Joint::bare_nasal, .costs = {130, X, 250, 250, 80}},
});
static_assert(kPrefixClasses.size() * kSuffixCount <= 256, "a Licence has 256 bits");

constexpr auto kParticles = std::to_array<Clitic>({
    {.text = "lah", .cost = 120},
    {.text = "kah", .cost = 140},
    {.text = "pun", .cost = 120},
    {.text = "tah", .cost = 300},
});
constexpr auto kPossessives = std::to_array<Clitic>({
    {.text = "nya", .cost = 20},
    {.text = "ku", .cost = 170},
    {.text = "mu", .cost = 170},
});

/// The spellings that a nasal prefix takes, after its base, and the initials they hide
/// (Adriani et al. 2007, table 2). A loanword may keep the initial, memproduksi, or hide it even
/// before a consonant, memroses.
struct NasalRule {
  std::string_view nasal;
  char restored;
  std::string_view before;
  Cost cost;
};
constexpr Cost kKeptInitial = 60;
constexpr Cost kMisspeltG = 250;  // mengunakan for menggunakan
constexpr auto kNasalRules = std::to_array<NasalRule>({
    {.nasal = "", .restored = '\0', .before = "lmnrwy", .cost = 0},
    {.nasal = "m", .restored = '\0', .before = "bfv", .cost = 0},
    {.nasal = "m", .restored = '\0', .before = "p", .cost = kKeptInitial},
    {.nasal = "m", .restored = 'p', .before = "aeiou", .cost = 0},
    {.nasal = "m", .restored = 'p', .before = "lr", .cost = kKeptInitial},
    {.nasal = "n", .restored = '\0', .before = "cdjz", .cost = 0},
    {.nasal = "n", .restored = '\0', .before = "ts", .cost = kKeptInitial},
    {.nasal = "n", .restored = 't', .before = "aeiou", .cost = 0},
    {.nasal = "n", .restored = 't', .before = "r", .cost = kKeptInitial},
    {.nasal = "ny", .restored = 's', .before = "aeiou", .cost = 0},
    {.nasal = "ng", .restored = '\0', .before = "aeioughqx", .cost = 0},
    {.nasal = "ng", .restored = '\0', .before = "k", .cost = kKeptInitial},
    {.nasal = "ng", .restored = 'k', .before = "aeiou", .cost = 0},
    {.nasal = "ng", .restored = 'k', .before = "lr", .cost = kKeptInitial},
    {.nasal = "ng", .restored = 'g', .before = "aeiou", .cost = kMisspeltG},
});
/// In speech c is hidden too: nyari from cari.
constexpr auto kBareNasalRules = std::to_array<NasalRule>({
    {.nasal = "m", .restored = 'p', .before = "aeiou", .cost = 180},
    {.nasal = "n", .restored = 't', .before = "aeiou", .cost = 180},
    {.nasal = "ny", .restored = 's', .before = "aeiou", .cost = 30},
    {.nasal = "ny", .restored = 'c', .before = "aeiou", .cost = 30},
    {.nasal = "ng", .restored = '\0', .before = "aeiou", .cost = 0},
    {.nasal = "ng", .restored = 'k', .before = "aeiou", .cost = 0},
});

void add_nasal(std::vector<PrefixForm>& forms, std::uint8_t index, const PrefixClass& prefix,
               std::span<const NasalRule> rules) {
  for (const NasalRule& rule : rules) {
    forms.push_back({.spelling = std::string(prefix.base).append(rule.nasal),
                     .restored = rule.restored,
                     .follows = Follows::letter_of,
                     .letters = letter_set(rule.before),
                     .prefix_class = index,
                     .cost = rule.cost});
  }
}

void add_liquid(std::vector<PrefixForm>& forms, std::uint8_t index, const PrefixClass& prefix) {
  const std::string base(prefix.base);
  forms.push_back({.spelling = base + "r", .prefix_class = index});
  forms.push_back({.spelling = base,
                   .follows = Follows::letter_of,
                   .letters = letter_set("r"),
                   .prefix_class = index});
  forms.push_back({.spelling = base, .follows = Follows::short_e_r, .prefix_class = index});
  forms.push_back({.spelling = base + "l", .follows = Follows::ajar, .prefix_class = index});
}

void add_one_syllable(std::vector<PrefixForm>& forms, std::uint8_t index,
                      const PrefixClass& prefix) {
  forms.push_back({.spelling = std::string(prefix.base) + "nge",
                   .follows = Follows::one_syllable,
                   .prefix_class = index});
}

}  // namespace

std::span<const PrefixClass> prefix_classes() {
  return kPrefixClasses;
}
std::span<const Clitic> particles() {
  return kParticles;
}
std::span<const Clitic> possessives() {
  return kPossessives;
}

std::vector<PrefixForm> prefix_forms() {
  std::vector<PrefixForm> forms;
  static_assert(kPrefixClasses.size() < 256, "classes are numbered by a byte");
  for (std::size_t i = 0; i < kPrefixClasses.size(); ++i) {
    const auto index = static_cast<std::uint8_t>(i);
    const PrefixClass& prefix = kPrefixClasses[i];
    switch (prefix.joint) {
      case Joint::plain:
        forms.push_back({.spelling = std::string(prefix.base), .prefix_class = index});
        break;
      case Joint::liquid:
        add_liquid(forms, index, prefix);
        break;
      case Joint::nasal:
        add_nasal(forms, index, prefix, kNasalRules);
        add_one_syllable(forms, index, prefix);
        break;
      case Joint::partial:  // depends on the root: AffixMatcher knows it
        break;
      case Joint::bare_nasal:
        add_nasal(forms, index, prefix, kBareNasalRules);
        forms.push_back({.spelling = "nge", .prefix_class = index});
        break;
    }
  }
  return forms;
}

}  // namespace telusur::analysis
