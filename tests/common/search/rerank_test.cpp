// SPDX-License-Identifier: GPL-2.0-or-later
// Evidence on streams made by hand: words are letters, so a document can be read at a glance.
#include "search/rerank.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
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
    stream.forms.push_back(0);
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
    unit.position = static_cast<std::uint32_t>(units.size());
    units.push_back(unit);
  }
  return units;
}

Evidence evidence_of(std::string_view query, std::string_view text, bool title = true,
                     std::vector<double> weights = {}) {
  const auto units = units_of(query);
  weights.resize(units.size(), 1.0);
  const Ranking ranking;
  EvidenceScorer scorer(units, weights, ranking);
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
    CHECK(found.coverage == doctest::Approx(coverage));
    CHECK(found.title_coverage == doctest::Approx(title));
    CHECK(found.lead_coverage == doctest::Approx(lead));
  }
}

TEST_CASE("without the title, its words count for nothing") {
  const Evidence found = evidence_of("ab", "ab|x|x", false);
  CHECK(found.coverage == 0);
  CHECK(found.title_coverage == 0);
  CHECK(found.proximity == 0);
}

TEST_CASE("heavier words weigh more; words of no weight are ignored") {
  CHECK(evidence_of("ab", "|a|", true, {3, 1}).coverage == doctest::Approx(0.75));
  CHECK(evidence_of("ab", "|a|", true, {1, 0}).coverage == doctest::Approx(1));
  const Evidence none = evidence_of("ab", "ab|ab|ab", true, {0, 0});
  CHECK(none.coverage == 0);
  CHECK(none.proximity == 0);
  CHECK(evidence_of("", "ab|ab|ab").coverage == 0);
}

TEST_CASE("proximity: close and in order is best") {
  const double neighbours = evidence_of("ab", "|xxabxx|").proximity;
  const double apart = evidence_of("ab", "|xxaxbxx|").proximity;
  const double far = evidence_of("ab", "|xxaxxxxbxx|").proximity;
  const double swapped = evidence_of("ab", "|xxbaxx|").proximity;
  const double beyond = evidence_of("ab", "|axxxxxxxxxxxxb|").proximity;
  CHECK(neighbours == doctest::Approx(1));
  CHECK(apart < neighbours);
  CHECK(far < apart);
  CHECK(swapped == doctest::Approx(0.5));
  CHECK(beyond == 0);
  CHECK(evidence_of("ab", "|a|").proximity == 0);
  CHECK(evidence_of("a", "|aa|").proximity == 0);
}

TEST_CASE("proximity takes the closest meeting of each pair") {
  CHECK(evidence_of("ab", "|axxxxbxxxab|").proximity == doctest::Approx(1));
  CHECK(evidence_of("abc", "|abxxxxxxxxxxc|").proximity == doctest::Approx(0.5));
}

TEST_CASE("a passage is as many words as the ranking says") {
  const std::string gap(Ranking{}.passage_words, 'x');
  CHECK(evidence_of("ab", "|ab|").passage == doctest::Approx(1));
  CHECK(evidence_of("ab", "|a" + gap.substr(1) + "b|").passage == doctest::Approx(0.5));
  CHECK(evidence_of("ab", "|a" + gap.substr(2) + "b|").passage == doctest::Approx(1));
  CHECK(evidence_of("ab", "ab|x|").passage == 0);  // the title is no passage
}

TEST_CASE("overlays are words at the place of their first") {
  auto stream = stream_of("|xxx|");
  stream.overlays = {{1, stem_of('o'), 0}};
  const auto units = units_of("o");
  const std::vector<double> weights = {1.0};
  const Ranking ranking;
  EvidenceScorer scorer(units, weights, ranking);
  scorer.add(stream, true);
  CHECK(scorer.finish().front().coverage == doctest::Approx(1));
}
