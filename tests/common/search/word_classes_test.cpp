// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/word_classes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "analysis/analyzers.hpp"

using namespace telusur;
using namespace telusur::search;

namespace {

/// The classes of one word of a question, each word of which a hundredth of all articles have.
std::string classes_in(const char* question, std::string_view word, double weight = 4.6) {
  static const analysis::Analyzer kAnalyzer = analysis::make_default_analyzer();
  const std::vector<QueryUnit> units = to_units(kAnalyzer, question);
  const auto at = std::ranges::find(units, word, &QueryUnit::surface);
  REQUIRE(at != units.end());
  const std::vector<UnitWeight> weights(units.size(), UnitWeight{weight});
  std::string shown;
  classes_of(units, weights)[static_cast<std::size_t>(at - units.begin())].each(
      [&](WordClass word_class) {
        shown += (shown.empty() ? "" : " ") + std::string(name(word_class));
      });
  return shown;
}

}  // namespace

TEST_CASE("the classes of a question's words") {
  const char* const head = "Siapakah yang kemarin memimpin rapat Otorita Danau Biru di Kota Lama?";
  const char* const year =
      "Pada tahun berapa pabrik baja itu dibangun oleh warga dan pekerja desa?";
  struct Row {
    const char* question;
    const char* word;
    const char* classes;
  };
  for (const Row& row : {
           Row{head, "siapakah", ""},
           Row{head, "yang", ""},
           Row{head, "kemarin", "noun near_question answer_before after_yang who_word who_focus"},
           Row{head, "memimpin", "verb near_question who_word"},
           Row{head, "rapat", "noun who_word"},
           Row{head, "otorita", "name who_name"},
           Row{head, "danau", "name name_within who_name"},
           Row{head, "biru", "name name_within name_end who_name"},
           Row{head, "kota", "name after_place last who_name"},
           Row{head, "lama", "name name_within name_end last who_name"},
           Row{year, "tahun", "noun answer_behind after_place time_word time_focus"},
           Row{year, "dibangun", "verb passive time_word"},
           Row{year, "pekerja", "noun derived last time_word"},
           Row{"Di mana 12 kapal karam?", "12",
               "number near_question answer_before last "
               "place_word place_focus"},
           Row{"Berapa harga tiket?", "tiket", "noun near_question last amount_word"},
           Row{"Apa warna Danau Biru?", "warna",
               "noun near_question answer_before last other_word "
               "other_focus"},
           Row{"Danau Biru surut", "danau", "noun last other_word"},
       }) {
    CAPTURE(row.word);
    CHECK(classes_in(row.question, row.word) == row.classes);
  }
}

TEST_CASE("a word that a tenth of all articles have is frequent") {
  CHECK(classes_in("tarif tol naik lagi kemarin", "tarif", 2.3) == "noun frequent other_word");
  CHECK(classes_in("tarif tol naik lagi kemarin", "tarif", 2.4) == "noun other_word");
}

TEST_CASE("every class has a name of its own") {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < kWordClasses; ++i)
    names.push_back(name(static_cast<WordClass>(i)));
  std::ranges::sort(names);
  CHECK(std::ranges::adjacent_find(names) == names.end());
  CHECK_FALSE(names.front().empty());
}
