// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/answers/answer_kind.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace telusur::search {
namespace {

template <std::size_t kSize>
using Words = std::array<std::string_view, kSize>;

// By stems, so that `kapankah` is `kapan`.
constexpr Words<7> kTimeNouns = {"abad", "bulan", "hari", "jam", "pukul", "tahun", "tanggal"};
constexpr Words<17> kPlaceNouns = {"benua",   "daerah", "desa",     "kabupaten", "kampung",
                                   "kawasan", "letak",  "kota",     "kecamatan", "lokasi",
                                   "negara",  "negeri", "provinsi", "propinsi",  "pulau",
                                   "tempat",  "wilayah"};
constexpr Words<3> kToPlaces = {"dari", "di", "ke"};
/// Nouns that say only that something is asked for.
constexpr Words<3> kEmptyNouns = {"banyak", "jumlah", "nama"};

template <std::size_t kSize>
bool is_one_of(const Words<kSize>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

using Sequence = std::vector<const QueryUnit*>;  // words alone, as typed

bool asks_which(const QueryUnit& word) {
  return word.stem == "apa" || word.stem == "apakah" || word.stem == "mana";
}

bool asks_who(const QueryUnit& word) {
  return word.stem == "siapa" || word.surface == "who";
}

bool is_question_word(const QueryUnit& word) {
  return word.stem == "kapan" || word.stem == "berapa" || word.surface == "when" ||
         word.surface == "where" || asks_who(word) || asks_which(word);
}

/// `dimana`, `kemanakah`: in one word.
bool asks_where(const QueryUnit& word) {
  const bool joined = word.stem == "mana" && !word.surface.starts_with("mana");
  return joined || word.surface == "where";
}

AnswerKind kind_asked(const Sequence& words, std::size_t at) {
  const QueryUnit& question = *words[at];
  const std::string_view before = at > 0 ? std::string_view(words[at - 1]->stem) : "";
  const std::string_view earlier = at > 1 ? std::string_view(words[at - 2]->stem) : "";
  if (question.stem == "kapan" || question.surface == "when") return AnswerKind::time;
  if (question.stem == "berapa") {
    return is_one_of(kTimeNouns, before) ? AnswerKind::time : AnswerKind::amount;
  }
  if (asks_who(question)) return AnswerKind::who;
  if (asks_where(question)) return AnswerKind::place;
  if (!asks_which(question)) return AnswerKind::other;
  if (is_one_of(kToPlaces, before)) return AnswerKind::place;
  if (is_one_of(kPlaceNouns, before) || is_one_of(kPlaceNouns, earlier)) return AnswerKind::place;
  if (is_one_of(kTimeNouns, before)) return AnswerKind::time;
  // `Apa nama kota ...`
  const auto head = std::ranges::find_if(
      words.begin() + static_cast<std::ptrdiff_t>(at) + 1, words.end(),
      [](const QueryUnit* word) { return !is_one_of(kEmptyNouns, word->stem) && !word->stopword; });
  const bool place = head != words.end() && is_one_of(kPlaceNouns, (*head)->stem);
  return place ? AnswerKind::place : AnswerKind::other;
}

bool tells(const QueryUnit& word) {
  return !word.stopword && !is_one_of(kEmptyNouns, word.stem);
}

}  // namespace

Asked asked_by(std::span<const QueryUnit> units) {
  Sequence words;
  for (const QueryUnit& unit : units) {
    if (!unit.overlay) words.push_back(&unit);
  }
  const auto question =
      std::ranges::find_if(words, [](const QueryUnit* word) { return is_question_word(*word); });
  if (question == words.end()) return {};
  const auto at = static_cast<std::size_t>(question - words.begin());
  Asked asked{.kind = kind_asked(words, at), .at = at};
  for (std::size_t i = at + 1; i < words.size() && !asked.answer_before; ++i) {
    if (tells(*words[i])) asked.answer_before = words[i]->stem;
  }
  for (std::size_t i = at; i > 0 && !asked.answer_behind; --i) {
    if (tells(*words[i - 1])) asked.answer_behind = words[i - 1]->stem;
  }
  return asked;
}

}  // namespace telusur::search
