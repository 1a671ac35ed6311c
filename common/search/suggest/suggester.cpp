// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/suggest/suggester.hpp"

#include <algorithm>

#include "index/title_list.hpp"
#include "search/suggest/suggestion_index_builder.hpp"
#include "support/utf8.hpp"

namespace telusur::search {
namespace {

constexpr std::size_t kMaxTextBytes = 512;  ///< of what is typed
/// Two titles that share so much of the longer one are nearly the same.
constexpr double kNearlyAlike = 0.8;

bool nearly_alike(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  const auto shared = std::ranges::count_if(
      a, [&](std::uint32_t word) { return std::ranges::find(b, word) != b.end(); });
  return double(shared) >= kNearlyAlike * double(std::max(a.size(), b.size()));
}

/// Cuts `matches` to the best that are not nearly alike.
void keep_different(const SuggestionIndex& index, std::vector<SuggestionIndex::Match>& matches,
                    std::size_t most) {
  std::vector<SuggestionIndex::Match> kept;
  for (const SuggestionIndex::Match& match : matches) {
    if (kept.size() == most) break;
    const bool known = std::ranges::any_of(kept, [&](const SuggestionIndex::Match& other) {
      return nearly_alike(index.words_of(match.entry), index.words_of(other.entry));
    });
    if (!known) kept.push_back(match);
  }
  matches = std::move(kept);
}

std::uint32_t code_points(std::string_view text, std::size_t bytes) {
  return static_cast<std::uint32_t>(utf8::count(text.substr(0, bytes)));
}

}  // namespace

/// What was typed, as words and as the ranges of index words they may stand for.
struct Suggester::Words {
  std::vector<std::string> surfaces;
  std::vector<WordRange> ranges;
  std::vector<bool> unfinished;
  WordRange typed;  ///< the last word, were it finished

  void look_up(const SuggestionIndex& index) {
    ranges.clear();
    for (std::size_t i = 0; i < surfaces.size(); ++i) {
      ranges.push_back(unfinished[i] ? index.words_with(surfaces[i]) : index.word(surfaces[i]));
    }
    typed = index.word(surfaces.back());
  }

  /// Puts right what `spelling` holds for misspelt; false when there is nothing.
  bool correct(const SpellingModel& spelling) {
    bool corrected = false;
    for (std::string& surface : surfaces) {
      const auto candidates = spelling.candidates(surface);
      if (candidates.empty()) continue;
      surface = candidates.front().text;
      corrected = true;
    }
    return corrected;
  }
};

Result<std::shared_ptr<const Suggester>> Suggester::build(index::IndexReader& reader,
                                                          const analysis::Analyzer& analyzer) {
  return reader.read([&](const Xapian::Database& db) -> Result<std::shared_ptr<const Suggester>> {
    SuggestionIndexBuilder builder;
    analysis::TokenBuffer tokens;
    std::size_t read = 0;
    index::read_titles(reader.lists(), [&](const index::ListedTitle& title) {
      analyze(analyzer, title.title, tokens);
      builder.add({title.title, title.id, title.url,
                   title.published ? title.published->time_since_epoch().count() : 0},
                  tokens.tokens());
      return ++read < kMostTitles;
    });
    const std::uint32_t fewest = db.get_doccount() < 1000 ? 2 : 4;
    return std::make_shared<const Suggester>(builder.finish(fewest), analyzer);
  });
}

std::vector<Suggestion> Suggester::suggest(std::string_view text, std::size_t limit,
                                           const SpellingModel* spelling) const {
  text = text.substr(
      0, text.size() <= kMaxTextBytes ? text.size() : utf8::floor_boundary(text, kMaxTextBytes));
  limit = std::min(limit, kMaxLimit);
  analysis::TokenBuffer buffer;
  analyze(analyzer_, text, buffer);
  Words words;
  for (const analysis::Token& token : buffer.tokens()) {
    if (is_overlay(token.kind)) continue;
    if (words.surfaces.size() == SuggestionIndex::kMaxQueryWords) break;
    words.surfaces.emplace_back(token.surface);
    words.unfinished.push_back(false);
  }
  if (words.surfaces.empty()) return {};
  words.unfinished.back() = text.back() != ' ';
  words.look_up(index_);
  std::vector<Suggestion> found = find(words, limit);
  if (!found.empty()) return found;
  words.unfinished.assign(words.surfaces.size(), true);
  words.look_up(index_);
  found = find(words, limit);
  if (!found.empty() || spelling == nullptr || !words.correct(*spelling)) return found;
  words.look_up(index_);
  return find(words, limit);
}

std::vector<Suggestion> Suggester::find(const Words& words, std::size_t limit) const {
  constexpr std::size_t kSpare = 3;  ///< titles looked at for each shown, as some are alike
  auto phrases = index_.best(words.ranges, words.typed, false, limit);
  auto titles = index_.best(words.ranges, words.typed, true, kSpare * limit);
  keep_different(index_, titles, limit);
  const std::size_t room = limit - std::min(limit, titles.size());
  phrases.resize(std::min(phrases.size(), std::max((limit + 1) / 2, room)));
  titles.resize(std::min(titles.size(), limit - phrases.size()));
  std::vector<Suggestion> suggestions;
  for (const auto& matches : {phrases, titles}) {
    for (const SuggestionIndex::Match& match : matches)
      suggestions.push_back(describe(match.entry, words));
  }
  return suggestions;
}

Suggestion Suggester::describe(std::uint32_t entry, const Words& words) const {
  Suggestion suggestion;
  analysis::TokenBuffer buffer;
  struct Place {
    std::size_t begin;
    std::size_t end;
  };
  std::vector<Place> places;
  if (index_.is_title(entry)) {
    suggestion.kind = Suggestion::Kind::title;
    suggestion.text = index_.text(entry);
    suggestion.id = index_.id(entry);
    suggestion.url = index_.url(entry);
    analyze(analyzer_, suggestion.text, buffer);
    for (const analysis::Token& token : buffer.tokens()) {
      if (!is_overlay(token.kind)) places.push_back({token.begin, token.end});
    }
  } else {
    for (const std::uint32_t word : index_.words_of(entry)) {
      if (!suggestion.text.empty()) suggestion.text += ' ';
      const std::size_t begin = suggestion.text.size();
      suggestion.text += index_.surface(word);
      places.push_back({begin, suggestion.text.size()});
    }
  }
  std::vector<std::uint8_t> aligned;
  SuggestionIndex::align(index_.words_of(entry), words.ranges, aligned);
  for (std::size_t i = 0; i < aligned.size(); ++i) {
    Place place = places[aligned[i]];
    // Only the beginning is marked where the word is written as many bytes as it is folded to.
    const std::string_view surface = index_.surface(index_.words_of(entry)[aligned[i]]);
    if (surface.size() == place.end - place.begin && words.surfaces[i].size() < surface.size()) {
      place.end = utf8::floor_boundary(suggestion.text, place.begin + words.surfaces[i].size());
    }
    suggestion.marks.push_back(
        {code_points(suggestion.text, place.begin), code_points(suggestion.text, place.end)});
  }
  std::ranges::sort(suggestion.marks, {}, &CodePointRange::begin);
  return suggestion;
}

}  // namespace telusur::search
