// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/answers/answer_evidence.hpp"

#include <algorithm>

#include "search/answers/answer_words.hpp"

namespace telusur::search {
namespace {

constexpr std::uint32_t kReach = 8;  // words between an answer and the word it is asked with

struct Measures {
  Measure close;
  Measure near;
  Measure sentence;
};

Measures measures_of(AnswerKind kind) {
  using enum Measure;
  switch (kind) {
    case AnswerKind::time:
      return {time_8, time_32, time_sentence};
    case AnswerKind::amount:
      return {amount_8, amount_32, amount_sentence};
    case AnswerKind::place:
      return {place_8, place_32, place_sentence};
    case AnswerKind::who:
    case AnswerKind::other:
      break;
  }
  return {name_8, name_32, name_sentence};
}

std::optional<index::StemHash> hash_of(const std::optional<std::string>& stem) {
  return stem ? std::optional(index::stem_hash(*stem)) : std::nullopt;
}

}  // namespace

AnswerEvidence::AnswerEvidence(std::span<const QueryUnit> units)
    : asked_(asked_by(units)),
      before_(hash_of(asked_.answer_before)),
      behind_(hash_of(asked_.answer_behind)) {
  for (const QueryUnit& unit : units)
    said_.push_back(index::stem_hash(unit.stem));
}

void AnswerEvidence::measure(const index::TokenStreamView& stream,
                             std::span<const Sighting> sightings, std::span<const double> shares,
                             Evidence& found) {
  if (!asked_.at) return;
  find_answers(stream);
  if (answers_.empty()) return;
  const Measures measures = measures_of(asked_.kind);
  found[measures.close] = best_passage(sightings, shares, 8);
  found[measures.near] = best_passage(sightings, shares, 32);
  found[measures.sentence] = best_sentence(stream, sightings, shares);
  const bool name = measures.close == Measure::name_8;
  if (!name) found[Measure::answer_beside] = closest_to_asked(stream);
}

void AnswerEvidence::find_answers(const index::TokenStreamView& stream) {
  search::find_answers(asked_.kind, stream, answers_);
  std::erase_if(answers_, [&](std::uint32_t at) {
    return std::ranges::find(said_, stream.stems[at]) != said_.end();
  });
}

/// The most weight of distinct words within `length` words that hold an answer.
double AnswerEvidence::best_passage(std::span<const Sighting> sightings,
                                    std::span<const double> shares, std::uint32_t length) {
  passage_.reset(shares);
  double best = 0;
  std::size_t left = 0;          // the first sighting within the passage
  std::size_t right = 0;         // behind the last one
  std::size_t first_answer = 0;  // not left of the passage
  std::size_t next_answer = 0;   // right of the passage
  const auto slide_to = [&](std::uint32_t last) {
    for (; right < sightings.size() && sightings[right].position <= last; ++right)
      passage_.enter(sightings[right].word, sightings[right].exact);
    for (; left < right && sightings[left].position + length <= last; ++left)
      passage_.leave(sightings[left].word, sightings[left].exact);
    while (next_answer < answers_.size() && answers_[next_answer] <= last)
      ++next_answer;
    while (first_answer < next_answer && answers_[first_answer] + length <= last)
      ++first_answer;
    if (first_answer < next_answer) best = std::max(best, passage_.weight());
  };
  // A passage is best when it ends with a word or an answer.
  std::size_t answer = 0;
  for (const Sighting& sighting : sightings) {
    for (; answer < answers_.size() && answers_[answer] < sighting.position; ++answer)
      slide_to(answers_[answer]);
    slide_to(sighting.position);
  }
  for (; answer < answers_.size(); ++answer)
    slide_to(answers_[answer]);
  return best;
}

/// The most weight of distinct words in one sentence that holds an answer.
double AnswerEvidence::best_sentence(const index::TokenStreamView& stream,
                                     std::span<const Sighting> sightings,
                                     std::span<const double> shares) {
  double best = 0;
  auto answer = answers_.begin();
  auto sighting = sightings.begin();
  for (std::size_t i = 0; i < stream.sentences.size() && answer != answers_.end(); ++i) {
    const bool last = i + 1 == stream.sentences.size();
    const std::uint32_t end =
        last ? stream.words() : stream.title_words + stream.sentences[i + 1].word;
    const auto first_answer = answer;
    while (answer != answers_.end() && *answer < end)
      ++answer;
    const auto first = sighting;
    while (sighting != sightings.end() && sighting->position < end)
      ++sighting;
    if (answer == first_answer) continue;
    passage_.reset(shares);
    for (const Sighting& one : std::span(first, sighting))
      passage_.enter(one.word, one.exact);
    best = std::max(best, passage_.weight());
  }
  return best;
}

/// 1 where an answer stands right beside the word it is asked with, less the farther it is.
double AnswerEvidence::closest_to_asked(const index::TokenStreamView& stream) const {
  std::uint32_t closest = kReach + 1;
  for (const std::uint32_t at : answers_) {
    for (std::uint32_t distance = 1; distance < closest; ++distance) {
      const bool before =
          before_ && at + distance < stream.words() && stream.stems[at + distance] == *before_;
      const bool behind =
          behind_ && at >= stream.title_words + distance && stream.stems[at - distance] == *behind_;
      if (before || behind) closest = distance;
    }
  }
  return closest > kReach ? 0.0 : 1.0 / double(closest);
}

}  // namespace telusur::search
