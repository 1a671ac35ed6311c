// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/word_classes.hpp"

#include <algorithm>
#include <array>

#include "search/answers/answer_kind.hpp"

namespace telusur::search {
namespace {

constexpr std::size_t kNear = 3;           // words behind the question word
constexpr std::size_t kLast = 3;           // words at the end
constexpr double kFrequentWeight = 2.303;  // idf of a word that a tenth of all articles have
constexpr std::array<std::string_view, 4> kVerbPrefixes = {"me", "di", "ber", "ter"};
constexpr std::array<std::string_view, 4> kToPlaces = {"dari", "di", "ke", "pada"};

using Sequence = std::vector<const QueryUnit*>;  // words alone, as typed

bool is_name(const QueryUnit& word) {
  return word.name && !word.number && !word.stopword;
}

void add_form(const QueryUnit& word, WordClasses& classes) {
  const bool derived = word.surface != word.stem;
  const bool verb = derived && std::ranges::any_of(kVerbPrefixes, [&](std::string_view prefix) {
                      return word.surface.starts_with(prefix);
                    });
  classes.add(verb ? WordClass::verb : WordClass::noun);
  if (verb && word.surface.starts_with("di")) classes.add(WordClass::passive);
  if (derived && !verb) classes.add(WordClass::derived);
}

void add_name(const Sequence& words, std::size_t at, WordClasses& classes) {
  classes.add(WordClass::name);
  if (at > 0 && words[at - 1]->name) classes.add(WordClass::name_within);
  if (at + 1 == words.size() || !words[at + 1]->name) classes.add(WordClass::name_end);
}

void add_place(const Sequence& words, std::size_t at, const Asked& asked, WordClasses& classes) {
  const std::string_view before = at > 0 ? std::string_view(words[at - 1]->surface) : "";
  if (before == "yang") classes.add(WordClass::after_yang);
  if (std::ranges::find(kToPlaces, before) != kToPlaces.end()) classes.add(WordClass::after_place);
  if (at + kLast >= words.size()) classes.add(WordClass::last);
  const bool near = asked.at && *asked.at < at && at <= *asked.at + kNear;
  if (near) classes.add(WordClass::near_question);
}

/// The first of the three classes of questions of this kind.
WordClass name_in_question(AnswerKind kind) {
  switch (kind) {
    case AnswerKind::who:
      return WordClass::who_name;
    case AnswerKind::place:
      return WordClass::place_name;
    case AnswerKind::time:
      return WordClass::time_name;
    case AnswerKind::amount:
      return WordClass::amount_name;
    case AnswerKind::other:
      return WordClass::other_name;
  }
  return WordClass::other_name;
}

void add_kind(const QueryUnit& word, const Asked& asked, WordClasses& classes) {
  const WordClass first = name_in_question(asked.kind);
  const auto add = [&](int which) {
    classes.add(static_cast<WordClass>(static_cast<int>(first) + which));
  };
  add(is_name(word) ? 0 : 1);
  const bool before = word.stem == asked.answer_before;
  const bool behind = word.stem == asked.answer_behind;
  if (before) classes.add(WordClass::answer_before);
  if (behind) classes.add(WordClass::answer_behind);
  if (before || behind) add(2);
}

}  // namespace

std::string_view name(WordClass word_class) {
  static constexpr std::array<std::string_view, kWordClasses> kNames = {
      "name",          "name_within",  "name_end",    "number",        "verb",
      "passive",       "noun",         "derived",     "near_question", "answer_before",
      "answer_behind", "after_yang",   "after_place", "last",          "frequent",
      "who_name",      "who_word",     "who_focus",   "place_name",    "place_word",
      "place_focus",   "time_name",    "time_word",   "time_focus",    "amount_name",
      "amount_word",   "amount_focus", "other_name",  "other_word",    "other_focus"};
  return kNames[static_cast<std::size_t>(word_class)];
}

std::vector<WordClasses> classes_of(std::span<const QueryUnit> units,
                                    std::span<const UnitWeight> weights) {
  const Asked asked = asked_by(units);
  std::vector<WordClasses> classes(units.size());
  Sequence words;
  for (const QueryUnit& unit : units) {
    if (!unit.overlay) words.push_back(&unit);
  }
  std::size_t at = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].overlay) continue;
    const QueryUnit& word = units[i];
    const std::size_t place = at++;
    if (word.stopword) continue;
    if (word.number) {
      classes[i].add(WordClass::number);
    } else if (is_name(word)) {
      add_name(words, place, classes[i]);
    } else {
      add_form(word, classes[i]);
    }
    if (weights[i].stem < kFrequentWeight) classes[i].add(WordClass::frequent);
    add_place(words, place, asked, classes[i]);
    add_kind(word, asked, classes[i]);
  }
  return classes;
}

}  // namespace telusur::search
