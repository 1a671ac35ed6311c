// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/explanation.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "search/stem_pattern.hpp"

namespace telusur::search {
namespace {

constexpr double kShownRecency = 0.005;  // less is no percent

/// The words of a text, without overlays.
struct Words {
  Words(const analysis::Analyzer& analyzer, std::string_view text) {
    analysis::TokenBuffer buffer;
    analyze(analyzer, text, buffer);
    for (const analysis::Token& token : buffer.tokens()) {
      const bool overlay = is_overlay(token.kind);
      (overlay ? overlays : words)
          .push_back({std::string(token.surface), std::string(token.stem), false});
    }
  }

  std::vector<ExpansionWord> words;
  std::vector<ExpansionWord> overlays;
};

bool has_stem(const std::vector<ExpansionWord>& words, const std::string& stem) {
  return std::ranges::find(words, stem, &ExpansionWord::stem) != words.end();
}

/// The words that say what `expansion` says; empty when the text does not say it.
std::string said(const Words& text, const UnitExpansion& expansion) {
  const std::span<const ExpansionWord> pattern = expansion.words;
  for (std::size_t at = 0; at < text.words.size(); ++at) {
    const std::uint32_t length =
        match_length(pattern, [&](std::uint32_t i, const ExpansionWord& word) {
          return at + i < text.words.size() && text.words[at + i].stem == word.stem;
        });
    if (length == 0) continue;
    std::string found;
    for (std::uint32_t i = 0; i < length; ++i)
      found += (i == 0 ? "" : " ") + text.words[at + i].surface;
    return found;
  }
  const bool single = pattern.size() == 1 && has_stem(text.overlays, pattern.front().stem);
  return single ? pattern.front().surface : "";
}

/// The word of a text that a prefix stands for, the one the index has most often first; null
/// where there is none.
const std::string* begun_by(const QueryUnit& prefix, const Words& text) {
  for (const ExpansionWord& form : prefix.forms) {
    for (const auto* words : {&text.words, &text.overlays}) {
      const auto found = std::ranges::find(*words, form.surface, &ExpansionWord::surface);
      if (found != words->end()) return &found->surface;
    }
  }
  return nullptr;
}

void look_for_prefix(const QueryUnit& prefix, const Words& title, const Words& body,
                     Explanation& out) {
  if (const std::string* word = begun_by(prefix, title)) {
    out.in_title.push_back(*word);
  } else if (const std::string* other = begun_by(prefix, body)) {
    out.in_text.push_back(*other);
  } else {
    out.missing.push_back(prefix.surface + '*');
  }
}

/// Where one unit is found, added to the explanation.
void look_for(const QueryUnit& unit, const Words& title, const Words& body, Explanation& out) {
  if (unit.prefix) return look_for_prefix(unit, title, body, out);
  const bool in_title = has_stem(title.words, unit.stem);
  if (in_title) out.in_title.push_back(unit.surface);
  const ExpansionWord* other = nullptr;
  for (const Words* text : {&title, &body}) {
    for (const ExpansionWord& word : text->words) {
      if (word.stem != unit.stem) continue;
      if (word.surface == unit.surface) {
        if (!in_title) out.in_text.push_back(unit.surface);
        return;
      }
      if (other == nullptr) other = &word;
    }
  }
  if (other != nullptr) {
    out.other_forms.push_back({unit.surface, other->surface});
    return;
  }
  for (const UnitExpansion& expansion : unit.expansions) {
    for (const Words* text : {&title, &body}) {
      std::string found = said(*text, expansion);
      if (found.empty()) continue;
      out.other_words.push_back({unit.surface, std::move(found)});
      return;
    }
  }
  out.missing.push_back(unit.surface);
}

/// Neighbours said by the same words are said once: `kecerdasan buatan → ai`.
void join_neighbours(std::vector<SaidOtherwise>& said) {
  std::vector<SaidOtherwise> joined;
  for (SaidOtherwise& one : said) {
    if (!joined.empty() && joined.back().found == one.found) {
      joined.back().typed += ' ' + one.typed;
    } else {
      joined.push_back(std::move(one));
    }
  }
  said = std::move(joined);
}

std::string listed(const std::vector<SaidOtherwise>& said) {
  std::vector<std::string> pairs;
  pairs.reserve(said.size());
  for (const SaidOtherwise& one : said)
    pairs.push_back(one.typed + " → " + one.found);
  return fmt::format("{}", fmt::join(pairs, ", "));
}

}  // namespace

Explanation explain(const analysis::Analyzer& analyzer, std::span<const QueryUnit> units,
                    std::span<const UnitWeight> weights, std::string_view title,
                    std::string_view text, const Evidence& evidence, const MeasureValues& worth) {
  Explanation explanation;
  const Words title_words(analyzer, title);
  const Words body_words(analyzer, text);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const bool counts = weights[i].stem > 0 && !units[i].overlay;
    if (counts) look_for(units[i], title_words, body_words, explanation);
  }
  join_neighbours(explanation.other_words);
  for (std::size_t i = 0; i < kMeasures; ++i) {
    const auto measure = static_cast<Measure>(i);
    const double points = evidence[measure] * worth[measure];
    if (points != 0) explanation.parts.push_back({measure, evidence[measure], points});
  }
  std::ranges::stable_sort(explanation.parts, std::ranges::greater{},
                           [](const ScorePart& part) { return std::abs(part.points); });
  return explanation;
}

std::string to_sentence(const Explanation& explanation, Language language) {
  std::vector<std::string> parts;
  const auto add = [&](std::string_view indonesian, std::string_view english,
                       const std::string& what) {
    if (!what.empty()) parts.push_back(std::string(in(language, indonesian, english)) + what);
  };
  const auto words = [](const std::vector<std::string>& list) {
    return fmt::format("{}", fmt::join(list, ", "));
  };
  if (explanation.promoted) {
    add("", "", std::string(in(language, "disematkan untuk kueri ini", "pinned for this query")));
  }
  add("cocok di judul: ", "in the title: ", words(explanation.in_title));
  add("cocok di isi: ", "in the text: ", words(explanation.in_text));
  add("bentuk lain: ", "other form: ", listed(explanation.other_forms));
  add("kata lain: ", "other word: ", listed(explanation.other_words));
  add("tidak ada: ", "missing: ", words(explanation.missing));
  if (explanation.recency >= kShownRecency) {
    add("", "",
        fmt::format("+{:.0f}% {}", 100 * explanation.recency,
                    in(language, "karena baru", "because it is new")));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

}  // namespace telusur::search
