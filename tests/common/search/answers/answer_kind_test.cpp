// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/answers/answer_kind.hpp"

#include <doctest/doctest.h>

#include "analysis/analyzers.hpp"

using namespace telusur;
using namespace telusur::search;

namespace {

Asked asked_by_text(const char* text) {
  static const analysis::Analyzer kAnalyzer = analysis::make_default_analyzer();
  return asked_by(to_units(kAnalyzer, text));
}

}  // namespace

TEST_CASE("the question word and its neighbours tell what is asked") {
  using enum AnswerKind;
  struct Row {
    const char* text;
    AnswerKind kind;
  };
  for (const Row& row : {
           Row{"Kapan satelit itu diluncurkan?", time},
           Row{"kapankah pabrik dibuka", time},
           Row{"Tahun berapa perusahaan itu berdiri?", time},
           Row{"Sejak tanggal berapakah tarif naik?", time},
           Row{"Pada bulan apa festival digelar?", time},
           Row{"When was it launched?", time},
           Row{"Berapa harga ponsel itu?", amount},
           Row{"Ponsel itu dijual berapa?", amount},
           Row{"Berapakah persen kenaikannya?", amount},
           Row{"Di mana pabrik itu dibangun?", place},
           Row{"dimanakah pabrik itu", place},
           Row{"Kemana kapal itu berlayar?", place},
           Row{"Dari mana asal pembalap itu?", place},
           Row{"Kota apakah yang terkena banjir?", place},
           Row{"Apa nama kota yang terkena banjir?", place},
           Row{"Di provinsi manakah letak danau itu?", place},
           Row{"Where is the plant?", place},
           Row{"Siapa pendiri kota itu?", who},
           Row{"Pendiri kota itu siapakah?", who},
           Row{"Who founded it?", who},
           Row{"Apa nama satelit itu?", other},
           Row{"Mengapa tarif naik?", other},
           Row{"tarif tol kota", other},
           Row{"?", other},
           Row{"", other},
       }) {
    CAPTURE(row.text);
    CHECK(asked_by_text(row.text).kind == row.kind);
  }
}

TEST_CASE("an answer stands before the word after the question word, and behind the one before") {
  const Asked share = asked_by_text("Sebanyak berapa persen harga naik?");
  CHECK(share.answer_before == "persen");
  CHECK_FALSE(share.answer_behind);
  const Asked year = asked_by_text("Pada tahun berapa pabrik dibuka?");
  CHECK(year.answer_behind == "tahun");
  CHECK(year.answer_before == "pabrik");
  // `jumlah` tells nothing of the answer.
  CHECK(asked_by_text("Berapa jumlah penumpang?").answer_before == "tumpang");
  CHECK_FALSE(asked_by_text("harga ponsel").answer_before);
  CHECK(share.at == 1);
  CHECK(year.at == 2);
  CHECK_FALSE(asked_by_text("harga ponsel").at);
}
