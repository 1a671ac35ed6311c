// SPDX-License-Identifier: GPL-2.0-or-later
// Evidence on streams made by hand: words are letters, so a document can be read at a glance.
#include "search/rerank.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace telusur;
using namespace telusur::search;

namespace {

index::StemHash stem_of(char letter) {
  return index::stem_hash(std::string_view(&letter, 1));
}

/// `title|lead|rest`, one word a letter.
index::TokenStream stream_of(std::string_view text) {
  index::TokenStream stream;
  int field = 0;
  for (const char c : text) {
    if (c == '|') {
      ++field;
      continue;
    }
    stream.stems.push_back(stem_of(c));
    stream.forms.push_back(index::form_hash(std::string_view(&c, 1)));
    if (field == 0) ++stream.title_words;
    if (field == 1) ++stream.lead_words;
  }
  return stream;
}

std::vector<QueryUnit> units_of(std::string_view letters) {
  std::vector<QueryUnit> units;
  for (const char c : letters) {
    QueryUnit unit;
    unit.stem = std::string(1, c);
    unit.surface = unit.stem;
    unit.position = static_cast<std::uint32_t>(units.size());
    units.push_back(unit);
  }
  return units;
}

Evidence evidence_of(std::string_view query, std::string_view text, bool title = true,
                     std::vector<double> weights = {}) {
  const auto units = units_of(query);
  weights.resize(units.size(), 1.0);
  std::vector<UnitWeight> unit_weights;
  for (const double weight : weights)
    unit_weights.push_back({weight});
  const Ranking ranking;
  EvidenceScorer scorer(units, unit_weights, ranking);
  scorer.add(stream_of(text), title);
  return scorer.finish().front();
}

}  // namespace

TEST_CASE("coverage is the share of distinct query words") {
  struct Row {
    std::string_view query;
    std::string_view text;
    double coverage;
    double title;
    double lead;
  };
  for (auto [query, text, coverage, title, lead] : {
           Row{"ab", "|xaxb|x", 1, 0, 1},
           Row{"ab", "|xaxa|a", 0.5, 0, 0.5},
           Row{"ab", "a|x|b", 1, 0.5, 0},
           Row{"abcd", "ab|b|cx", 0.75, 0.5, 0.25},
           Row{"ab", "x|x|x", 0, 0, 0},
           Row{"ab", "||", 0, 0, 0},
           Row{"aab", "|a|", 0.5, 0, 0.5},
       }) {
    const auto& shown_query = query;
    CAPTURE(shown_query);
    const auto& shown_text = text;
    CAPTURE(shown_text);
    const Evidence found = evidence_of(query, text);
    CHECK(found[Measure::coverage] == doctest::Approx(coverage));
    CHECK(found[Measure::title_coverage] == doctest::Approx(title));
    CHECK(found[Measure::lead_coverage] == doctest::Approx(lead));
  }
}

TEST_CASE("without the title, its words count for nothing") {
  const Evidence found = evidence_of("ab", "ab|x|x", false);
  CHECK(found[Measure::coverage] == 0);
  CHECK(found[Measure::title_coverage] == 0);
  CHECK(found[Measure::proximity] == 0);
}

TEST_CASE("heavier words weigh more; words of no weight are ignored") {
  CHECK(evidence_of("ab", "|a|", true, {3, 1})[Measure::coverage] == doctest::Approx(0.75));
  CHECK(evidence_of("ab", "|a|", true, {1, 0})[Measure::coverage] == doctest::Approx(1));
  const Evidence none = evidence_of("ab", "ab|ab|ab", true, {0, 0});
  CHECK(none[Measure::coverage] == 0);
  CHECK(none[Measure::proximity] == 0);
  CHECK(evidence_of("", "ab|ab|ab")[Measure::coverage] == 0);
}

TEST_CASE("proximity: close and in order is best") {
  const double neighbours = evidence_of("ab", "|xxabxx|")[Measure::proximity];
  const double apart = evidence_of("ab", "|xxaxbxx|")[Measure::proximity];
  const double far = evidence_of("ab", "|xxaxxxxbxx|")[Measure::proximity];
  const double swapped = evidence_of("ab", "|xxbaxx|")[Measure::proximity];
  const double beyond = evidence_of("ab", "|axxxxxxxxxxxxb|")[Measure::proximity];
  CHECK(neighbours == doctest::Approx(1));
  CHECK(apart < neighbours);
  CHECK(far < apart);
  CHECK(swapped == doctest::Approx(0.5));
  CHECK(beyond == 0);
  CHECK(evidence_of("ab", "|a|")[Measure::proximity] == 0);
  CHECK(evidence_of("a", "|aa|")[Measure::proximity] == 0);
}

TEST_CASE("proximity takes the closest meeting of each pair") {
  CHECK(evidence_of("ab", "|axxxxbxxxab|")[Measure::proximity] == doctest::Approx(1));
  CHECK(evidence_of("abc", "|abxxxxxxxxxxc|")[Measure::proximity] == doctest::Approx(0.5));
}

TEST_CASE("a passage is as many words as its name says") {
  const std::string gap(32, 'x');
  CHECK(evidence_of("ab", "|ab|")[Measure::passage_8] == doctest::Approx(1));
  CHECK(evidence_of("ab", "|ab|")[Measure::passage_32] == doctest::Approx(1));
  CHECK(evidence_of("ab", "|a" + gap.substr(1) + "b|")[Measure::passage_32] ==
        doctest::Approx(0.5));
  CHECK(evidence_of("ab", "|a" + gap.substr(2) + "b|")[Measure::passage_32] == doctest::Approx(1));
  CHECK(evidence_of("ab", "|a" + gap.substr(2) + "b|")[Measure::passage_16] ==
        doctest::Approx(0.5));
  CHECK(evidence_of("ab", "ab|x|")[Measure::passage_32] == 0);  // the title is no passage
}

TEST_CASE("runs: words one after the other, function words between them included") {
  CHECK(evidence_of("abc", "|xabcx|")[Measure::longest_run] == doctest::Approx(1));
  CHECK(evidence_of("abc", "|abxbc|")[Measure::longest_run] == doctest::Approx(2.0 / 3));
  CHECK(evidence_of("abc", "|abc|", true, {1, 0, 1})[Measure::longest_run] == doctest::Approx(1));
  CHECK(evidence_of("abc", "|cba|")[Measure::longest_run] == doctest::Approx(1.0 / 3));
  CHECK(evidence_of("abc", "|abxbc|")[Measure::exact_pairs] == doctest::Approx(1));
  CHECK(evidence_of("abc", "|abx|")[Measure::exact_pairs] == doctest::Approx(0.5));
  CHECK(evidence_of("abc", "|axb|")[Measure::exact_pairs] == 0);
}

TEST_CASE("sentences: the best one, two in a row, and how early it is") {
  auto stream = stream_of("||abxxcdabc");
  stream.lead_words = 0;
  stream.sentences = {{0, 0}, {4, 10}, {6, 20}};
  const auto units = units_of("abcd");
  const std::vector<UnitWeight> weights(4, UnitWeight{1});
  const Ranking ranking;
  EvidenceScorer scorer(units, weights, ranking);
  scorer.add(stream, true);
  const Evidence found = scorer.finish().front();
  CHECK(found[Measure::sentence] == doctest::Approx(0.75));
  CHECK(found[Measure::two_sentences] == doctest::Approx(1));
  CHECK(found[Measure::early] == doctest::Approx(1.0 / 3));
}

TEST_CASE("density: more often in less text is more") {
  const auto densities = [](std::string_view first, std::string_view second) {
    const auto units = units_of("a");
    const std::vector<UnitWeight> weights(1, UnitWeight{1});
    const Ranking ranking;
    EvidenceScorer scorer(units, weights, ranking);
    scorer.add(stream_of(first), true);
    scorer.add(stream_of(second), true);
    const auto found = scorer.finish();
    return std::pair(found[0][Measure::density], found[1][Measure::density]);
  };
  const auto [often, once] = densities("|aaxx|", "|axxx|");
  CHECK(often > once);
  const auto [brief, lengthy] = densities("|ax|", "|axxxxxxx|");
  CHECK(brief > lengthy);
  const auto [there, missing] = densities("|ax|", "|xx|");
  CHECK(there > 0);
  CHECK(missing == 0);
}

TEST_CASE("all that is measured is between 0 and 1, but BM25, which has no bound") {
  for (const std::string_view text :
       {"ab|ab|ab", "|abcabcabc|", "c|b|a", "||", "|aaaaaaaaaaaaa|"}) {
    CAPTURE(text);
    const Evidence found = evidence_of("aabc", text);
    for (std::size_t i = 0; i < kMeasures; ++i) {
      const double value = found[static_cast<Measure>(i)];
      CHECK(value >= 0);
      if (static_cast<Measure>(i) != Measure::bm25) CHECK(value <= 1 + 1e-9);
    }
  }
}

namespace {

/// What texts of so many words are taken for, titles of so many.
TextKind kind_of_texts(std::vector<std::pair<std::uint32_t, std::uint32_t>> lengths,
                       QueryKind kind = QueryKind::question) {
  const auto units = units_of("a");
  const std::vector<UnitWeight> weights(1, UnitWeight{1});
  const Ranking ranking;
  EvidenceScorer scorer(units, weights, ranking, kind);
  for (const auto& [title, text] : lengths)
    scorer.add(stream_of(std::string(title, 't') + "|" + std::string(text, 'x') + "|"), true);
  scorer.finish();
  return scorer.text();
}

}  // namespace

TEST_CASE("short texts without a title are passages, to questions") {
  using enum TextKind;
  CHECK(kind_of_texts({{0, 40}, {0, 30}}) == passages);
  CHECK(kind_of_texts({{0, kPassageWords}}) == passages);
  CHECK(kind_of_texts({{0, kPassageWords + 1}}) == articles);
  CHECK(kind_of_texts({{0, kPassageWords + 1}, {0, kPassageWords - 1}}) == passages);
  CHECK(kind_of_texts({{0, 40}, {5, 30}}) == articles);
  CHECK(kind_of_texts({{5, 40}, {0, 30}}) == articles);
  CHECK(kind_of_texts({{0, 40}, {0, 200 * kPassageWords}}) == articles);
  CHECK(kind_of_texts({{0, 40}}, QueryKind::keywords) == articles);
  CHECK(kind_of_texts({}) == articles);
}

TEST_CASE("of passages, classes of the question's words are covered by their share of all") {
  auto units = units_of("abc");
  units[1].name = units[2].name = true;
  const std::vector<UnitWeight> weights = {{5}, {3}, {2}};
  const Ranking ranking;
  EvidenceScorer scorer(units, weights, ranking);
  scorer.add(stream_of("|axb|"), true, 2);
  scorer.add(stream_of("|cxx|"), true, 1);
  const auto found = scorer.finish();
  const auto coverage = [&](std::size_t candidate, WordClass word_class) {
    return found[candidate][class_coverage(word_class)];
  };
  CHECK(coverage(0, WordClass::noun) == doctest::Approx(0.5));
  CHECK(coverage(0, WordClass::name) == doctest::Approx(0.3));
  CHECK(coverage(0, WordClass::name_within) == 0);
  CHECK(coverage(1, WordClass::name) == doctest::Approx(0.2));
  CHECK(coverage(1, WordClass::name_within) == doctest::Approx(0.2));
  CHECK(coverage(1, WordClass::frequent) == doctest::Approx(0.2));
  CHECK(coverage(1, WordClass::noun) == 0);
}

TEST_CASE("of articles, nothing is measured that tells of passages alone") {
  auto units = units_of("abc");
  units[0].stem = units[0].surface = "siapa";
  units[0].stopword = true;
  units[1].name = true;
  const std::vector<UnitWeight> weights = {{0}, {1}, {1}};
  const Ranking ranking;
  for (const auto& [last, measured] : {std::pair("title|abc|", false), std::pair("|abc|", true)}) {
    EvidenceScorer scorer(units, weights, ranking);
    scorer.add(stream_of("|bxc|"), true, 1);
    scorer.add(stream_of(last), true, 1);
    bool any = false;
    for (const Evidence& found : scorer.finish()) {
      for (std::size_t i = 0; i < kMeasures; ++i) {
        const auto measure = static_cast<Measure>(i);
        any = any || (is_of_passages(measure) && found[measure] != 0);
      }
    }
    CHECK(any == measured);
  }
}

TEST_CASE("the very form typed adds to BM25, more where it is often; others add nothing") {
  const double once = evidence_of("a", "|a|")[Measure::bm25];
  const double twice = evidence_of("a", "|aa|")[Measure::bm25];
  CHECK(once > 0);
  CHECK(twice > once);
  CHECK(evidence_of("a", "|A|")[Measure::bm25] == 0);
  CHECK(evidence_of("a", "a|b|")[Measure::bm25] == 0);  // the title has a weight of its own
}

TEST_CASE("overlays are words at the place of their first") {
  auto stream = stream_of("|xxx|");
  stream.overlays = {{1, stem_of('o'), 0}};
  const auto units = units_of("o");
  const std::vector<UnitWeight> weights = {UnitWeight{1.0}};
  const Ranking ranking;
  EvidenceScorer scorer(units, weights, ranking);
  scorer.add(stream, true);
  CHECK(scorer.finish().front()[Measure::coverage] == doctest::Approx(1));
}
