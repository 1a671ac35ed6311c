// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/context_evidence.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

using namespace telusur;
using namespace telusur::search;

namespace {

/// A text without a title, one word a letter.
index::TokenStream stream_of(std::string_view text) {
  index::TokenStream stream;
  for (const char& letter : text) {
    stream.stems.push_back(index::stem_hash(std::string_view(&letter, 1)));
    stream.forms.push_back(0);
  }
  return stream;
}

/// Context of each text for a query of letters that weigh the same; all match as well.
std::vector<double> contexts_of(std::string_view query, const std::vector<std::string>& texts,
                                const std::vector<double>& matched = {}) {
  ContextEvidence context;
  std::vector<float> often;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    context.add(stream_of(texts[i]), matched.empty() ? 1 : matched[i]);
    for (const char letter : query)
      often.push_back(texts[i].find(letter) == std::string::npos ? 0.0F : 1.0F);
  }
  const std::vector<double> shares(query.size(), 1.0 / double(query.size()));
  std::vector<Evidence> evidence(texts.size());
  context.measure(shares, often, evidence);
  std::vector<double> found;
  for (const Evidence& one : evidence)
    found.push_back(one[Measure::context]);
  return found;
}

}  // namespace

TEST_CASE("a passage borrows the words it lacks from those like it") {
  // Two of three candidates share `x`, which weighs ln(4 / 2.5); other stems ln(4 / 1.5).
  const double shared = std::pow(std::log(4 / 2.5), 2);
  const double own = std::pow(std::log(4 / 1.5), 2);
  const double alike = shared / (shared + own);
  const auto found = contexts_of("ab", {"xa", "xb", "cd"});
  CHECK(found[0] == doctest::Approx(alike / 2));
  CHECK(found[1] == doctest::Approx(alike / 2));
  CHECK(found[2] == 0);
}

TEST_CASE("nothing is borrowed from passages about something else, or of what is there already") {
  for (const double context : contexts_of("ab", {"a", "b"}))
    CHECK(context == 0);
  for (const double context : contexts_of("ab", {"abx", "abx"}))
    CHECK(context == 0);
  CHECK(contexts_of("a", {"xyz"}).front() == 0);
  CHECK(contexts_of("a", {}).empty());
}

TEST_CASE(
    "several lenders are likelier of the same article than one, and never more than certain") {
  const auto one = contexts_of("a", {"xy", "xa", "q", "r"});
  const auto two = contexts_of("a", {"xyz", "xa", "ya", "r"});
  CHECK(two[0] > one[0]);
  const auto same = contexts_of("a", {"xyz", "xyza", "q", "r", "s"});
  CHECK(same[0] > 0.5);
  CHECK(same[0] <= 1);
}

TEST_CASE("stems that many candidates have make none alike") {
  const auto found = contexts_of("a", {"x", "xa", "x"});
  for (const double context : found)
    CHECK(context == 0);
}

TEST_CASE("only the best of the first stage lend, whatever their order") {
  std::vector<std::string> texts(30, "m");
  std::vector<double> matched(30, 5);
  texts.insert(texts.end(), {"xy", "xya"});
  matched.insert(matched.end(), {1, 1});
  CHECK(contexts_of("a", texts, matched)[30] == 0);
  matched.back() = 6;
  CHECK(contexts_of("a", texts, matched)[30] > 0);
  std::swap(texts[0], texts.back());
  std::swap(matched[0], matched.back());
  CHECK(contexts_of("a", texts, matched)[30] > 0);
}
