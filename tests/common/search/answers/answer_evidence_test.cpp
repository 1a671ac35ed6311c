// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/answers/answer_evidence.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "analysis/analyzers.hpp"
#include "analysis/sentences.hpp"
#include "search/answers/answer_words.hpp"

using namespace telusur;
using namespace telusur::search;

namespace {

const analysis::Analyzer& analyzer() {
  static const analysis::Analyzer kAnalyzer = analysis::make_default_analyzer();
  return kAnalyzer;
}

/// `title|text`; each sentence of the text ends with a full stop.
index::TokenStream stream_of(std::string_view article) {
  index::TokenStream stream;
  analysis::TokenBuffer buffer;
  const std::size_t bar = article.find('|');
  analyze(analyzer(), article.substr(0, bar), buffer);
  append_tokens(stream, buffer.tokens());
  stream.title_words = stream.words();
  std::string_view text = article.substr(bar + 1);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(". "), text.size());
    stream.sentences.push_back({stream.words() - stream.title_words, 0});
    analyze(analyzer(), text.substr(0, end), buffer);
    append_tokens(stream, buffer.tokens());
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return stream;
}

/// The words found, as positions in the text: `0 3`.
std::string answers_of(AnswerKind kind, std::string_view article) {
  const index::TokenStream stream = stream_of(article);
  std::vector<std::uint32_t> positions;
  find_answers(kind, stream, positions);
  std::string shown;
  for (const std::uint32_t at : positions)
    shown += (shown.empty() ? "" : " ") + std::to_string(at - stream.title_words);
  return shown;
}

/// Evidence of an article for a question whose words, function words aside, weigh the same.
Evidence evidence_of(std::string_view question, std::string_view article) {
  const std::vector<QueryUnit> units = to_units(analyzer(), question);
  const index::TokenStream stream = stream_of(article);
  std::vector<Sighting> sightings;
  std::vector<index::StemHash> words;
  for (const QueryUnit& unit : units) {
    if (!unit.overlay && !unit.stopword) words.push_back(index::stem_hash(unit.stem));
  }
  for (std::uint32_t at = stream.title_words; at < stream.words(); ++at) {
    for (std::uint32_t word = 0; word < words.size(); ++word) {
      if (stream.stems[at] == words[word]) sightings.push_back({at, word, true});
    }
  }
  const std::vector<double> shares(words.size(), 1.0 / double(words.size()));
  AnswerEvidence answers(units);
  Evidence found;
  answers.measure(stream, sightings, shares, found);
  return found;
}

}  // namespace

TEST_CASE("words that may be an answer") {
  using enum AnswerKind;
  struct Row {
    AnswerKind kind;
    const char* article;
    const char* positions;
  };
  for (const Row& row : {
           Row{time, "|diluncurkan 17 November 2005 pagi", "1 2 3"},
           Row{time, "|hari Kamis (20/7) pukul", "1 2 3"},
           Row{time, "|sejak 1998 naik 16 persen", "1"},
           Row{time, "|ada 3500 kapal", ""},
           Row{time, "Juli 2005|tanpa waktu", ""},
           Row{amount, "|naik 16,4 persen pada 2005", "1"},
           Row{amount, "|dua ratus ribu kapal", "0 1 2"},
           Row{amount, "|Senin (8/5) ada 40 kapal", "4"},
           Row{place, "|dibangun di Bandung, Jawa Barat", "2 3"},
           Row{place, "|terbang ke New York", "3"},
           Row{place, "|dibangun tahun lalu", ""},
           Row{who, "|kapal 40 dipimpin Zulkarnain", "3"},
           Row{other, "Zulkarnain|kapal bernama Zulkarnain", "2"},
       }) {
    CAPTURE(row.article);
    CHECK(answers_of(row.kind, row.article) == row.positions);
  }
}

TEST_CASE("names of places are their own stems, each once") {
  std::string scratch;
  std::string_view last;
  for (const std::string_view word : place_words()) {
    CAPTURE(word);
    CHECK(analyzer().stemmer().stem(word, scratch) == word);
    CHECK(last < word);
    last = word;
  }
}

TEST_CASE("a time near the question's words answers when; without one nothing is measured") {
  const char* const question = "Kapan pabrik baterai dibuka?";
  const Evidence answered = evidence_of(question, "|Pabrik baterai dibuka Senin pagi.");
  CHECK(answered[Measure::time_8] == doctest::Approx(1));
  CHECK(answered[Measure::time_32] == doctest::Approx(1));
  CHECK(answered[Measure::time_sentence] == doctest::Approx(1));
  CHECK(answered[Measure::amount_8] == 0);
  CHECK(answered[Measure::place_8] == 0);
  for (const char* other : {"|Pabrik baterai dibuka pagi ini.", "Senin|Pabrik baterai dibuka.",
                            "|Pabrik baterai dibuka 300 orang di Bandung.", "|", "|Senin"}) {
    CAPTURE(other);
    const Evidence found = evidence_of(question, other);
    CHECK(found[Measure::time_8] == 0);
    CHECK(found[Measure::time_32] == 0);
    CHECK(found[Measure::time_sentence] == 0);
  }
}

TEST_CASE("a passage has to hold the answer and the words together") {
  const std::string seven = " x x x x x x x ";
  const char* const question = "Kapan pabrik baterai";
  CHECK(evidence_of(question, "|pabrik baterai x x x x x senin")[Measure::time_8] ==
        doctest::Approx(1));
  CHECK(evidence_of(question, "|senin x x x x x pabrik baterai")[Measure::time_8] ==
        doctest::Approx(1));
  CHECK(evidence_of(question, "|pabrik baterai x x x x x x senin")[Measure::time_8] ==
        doctest::Approx(0.5));
  CHECK(evidence_of(question, "|pabrik baterai" + seven + "senin")[Measure::time_8] == 0);
  CHECK(evidence_of(question, "|pabrik baterai" + seven + "senin")[Measure::time_32] ==
        doctest::Approx(1));
  CHECK(evidence_of(question, "|pabrik senin baterai" + seven + "senin pabrik")[Measure::time_8] ==
        doctest::Approx(1));
}

TEST_CASE("a sentence with the answer counts by the question's words in it") {
  const Evidence found =
      evidence_of("Kapan pabrik baterai", "|Pabrik baterai ini. Pabrik itu Senin. Senin");
  CHECK(found[Measure::time_sentence] == doctest::Approx(0.5));
}

TEST_CASE("what the question says is no answer to it") {
  const char* const question = "Kapan pabrik 2005 itu tutup?";
  CHECK(evidence_of(question, "|Pabrik 2005 tutup.")[Measure::time_8] == 0);
  CHECK(evidence_of(question, "|Pabrik 2005 tutup 2011.")[Measure::time_8] == doctest::Approx(1));
}

TEST_CASE("an answer beside the word it is asked with") {
  const char* const share = "Berapa persen harga naik?";
  CHECK(evidence_of(share, "|naik 12 persen")[Measure::answer_beside] == doctest::Approx(1));
  CHECK(evidence_of(share, "|naik 12 x persen")[Measure::answer_beside] == doctest::Approx(0.5));
  CHECK(evidence_of(share, "|persen naik 12")[Measure::answer_beside] == 0);
  CHECK(evidence_of("Pabrik dibuka tahun berapa?", "|tahun 2011")[Measure::answer_beside] ==
        doctest::Approx(1));
  CHECK(evidence_of("Apa kabar persen?", "|12 persen")[Measure::answer_beside] == 0);
}

TEST_CASE("names answer who and what, but only of passages does that tell anything") {
  const auto wanted = [](const char* question, TextKind text) {
    return AnswerEvidence(to_units(analyzer(), question)).wanted(text);
  };
  CHECK(wanted("Siapa pemimpinnya?", TextKind::passages));
  CHECK(wanted("Apa namanya?", TextKind::passages));
  CHECK_FALSE(wanted("Siapa pemimpinnya?", TextKind::articles));
  CHECK_FALSE(wanted("Apa namanya?", TextKind::articles));
  CHECK(wanted("Kapan dibuka?", TextKind::articles));
  CHECK_FALSE(wanted("pabrik baterai", TextKind::passages));
  const Evidence found =
      evidence_of("Siapa pemimpin pabrik?", "|Pabrik itu dipimpin Zulkarnain. Pabrik.");
  CHECK(found[Measure::name_8] == doctest::Approx(1));
  CHECK(found[Measure::name_sentence] == doctest::Approx(1));
  CHECK(found[Measure::answer_beside] == 0);
}
