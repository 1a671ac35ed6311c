// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/snippet.hpp"

#include <algorithm>
#include <bit>

#include "support/utf8.hpp"

namespace telusur::search {
namespace {

using index::StreamSentence;
using index::TokenStreamView;

constexpr std::uint32_t kMaxUnits = 64;  // one bit each
constexpr std::size_t kMaxHits = 256;  // anchors tried; what comes later in a long text adds little
constexpr double kShownAgain = 0.25;   // worth of a unit that an earlier passage shows already
constexpr double kWorthAPassage = 0.3;  // of the best passage's score: less is not shown

bool is_blank_byte(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

std::uint32_t text_words(const TokenStreamView& stream) {
  return stream.words() - stream.title_words;
}

/// Index of the sentence that holds `word`; the stream must have a sentence.
std::size_t sentence_of(const TokenStreamView& stream, std::uint32_t word) {
  const auto after = std::ranges::upper_bound(stream.sentences, word, {}, &StreamSentence::word);
  return after == stream.sentences.begin()
             ? 0
             : static_cast<std::size_t>(after - stream.sentences.begin() - 1);
}

std::uint32_t sentence_end(const TokenStreamView& stream, std::size_t sentence) {
  return sentence + 1 < stream.sentences.size() ? stream.sentences[sentence + 1].word
                                                : text_words(stream);
}

std::size_t trimmed_end(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0 && is_blank_byte(text[end - 1]))
    --end;
  return end;
}

bool has_surface(const std::vector<ExpansionWord>& words, std::string_view surface) {
  return std::ranges::find(words, surface, &ExpansionWord::surface) != words.end();
}

/// End of the punctuation that closes the word ending at `at`.
std::size_t past_punctuation(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_blank_byte(text[at])) {
    const utf8::Decoded next = utf8::decode(text, at);
    const bool closes =
        next.code_point < 0x80
            ? std::string_view(".,;:!?)]%\"'").find(text[at]) != std::string_view::npos
            : next.code_point == U'\u201D' || next.code_point == U'\u2019';
    if (!closes) break;
    at += next.length;
  }
  return at;
}

}  // namespace

Snippeter::Snippeter(const analysis::Analyzer& analyzer, std::span<const QueryUnit> units,
                     std::span<const UnitWeight> weights)
    : analyzer_(analyzer) {
  std::vector<std::uint32_t> numbers;  // in units_; kMaxUnits of those that are not there
  for (std::size_t i = 0; i < units.size(); ++i) {
    // A lone initial is no match for the `S` of `Project S`: the overlay is what was meant.
    const bool told = weights[i].stem > 0 && !units[i].bound && units_.size() < kMaxUnits;
    numbers.push_back(told ? static_cast<std::uint32_t>(units_.size()) : kMaxUnits);
    if (told) add_unit(units[i], weights[i].stem);
  }
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!units[i].phrase.empty()) add_phrase(units, numbers, i);
  }
  for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
    for (const UnitExpansion& expansion : units_[unit].expansions) {
      expanded_.push_back({unit, StemPattern(expansion.words), expansion.words});
      for (const ExpansionWord& word : expansion.words)
        stems_.add(index::stem_hash(word.stem));
    }
  }
}

void Snippeter::add_unit(const QueryUnit& unit, double weight) {
  const auto number = static_cast<std::uint32_t>(units_.size());
  units_.push_back(unit);
  weights_.push_back(weight);
  const auto seek = [&](const std::string& stem, index::FormHash form, bool any_form) {
    sought_.push_back({index::stem_hash(stem), form, any_form, number});
    stems_.add(sought_.back().stem);
  };
  if (!unit.prefix && !unit.in_phrase) seek(unit.stem, {}, true);
  for (const ExpansionWord& form : unit.forms)
    seek(form.stem, index::form_hash(form.surface), false);
}

/// The phrase that begins with the unit `first`.
void Snippeter::add_phrase(std::span<const QueryUnit> units, std::span<const std::uint32_t> numbers,
                           std::size_t first) {
  Phrase& phrase = phrases_.emplace_back();
  phrase.words = units[first].phrase;
  for (const ExpansionWord& word : phrase.words) {
    phrase.stems.push_back(index::stem_hash(word.stem));
    phrase.forms.push_back(index::form_hash(word.surface));
  }
  stems_.add(phrase.stems.front());
  for (std::size_t i = first; i < units.size(); ++i) {
    const std::uint32_t place = units[i].position - units[first].position;
    if (place >= phrase.words.size()) break;
    const bool shown = units[i].in_phrase && !units[i].overlay && numbers[i] < kMaxUnits;
    if (shown) phrase.hits.push_back({place, numbers[i]});
  }
}

std::vector<Snippet> Snippeter::passages(std::string_view text, const TokenStreamView& stream,
                                         const SnippetOptions& options) {
  std::vector<Snippet> snippets;
  if (options.count == 0 || stream.sentences.empty()) return snippets;
  find_hits(stream);
  for (const Window& window : choose(stream, options)) {
    snippets.push_back(cut(text, stream, window));
  }
  return snippets;
}

void Snippeter::find_hits(const TokenStreamView& stream) {
  hits_.clear();
  auto overlay = stream.overlays.begin();
  while (overlay != stream.overlays.end() && overlay->position < stream.title_words)
    ++overlay;
  for (std::uint32_t i = stream.title_words; i < stream.words() && hits_.size() < kMaxHits; ++i) {
    if (stems_.has(stream.stems[i])) look_up(stream, i);
    for (; overlay != stream.overlays.end() && overlay->position == i; ++overlay)
      look_up(stream, *overlay);
  }
  if (!phrases_.empty()) std::ranges::stable_sort(hits_, {}, &Hit::word);
}

void Snippeter::look_up(index::StemHash stem, index::FormHash form, std::uint32_t word) {
  for (const Sought& sought : sought_) {
    const bool same = sought.stem == stem && (sought.any_form || sought.form == form);
    if (same) hits_.push_back({word, sought.unit});
  }
}

void Snippeter::look_up(const TokenStreamView& stream, std::uint32_t position) {
  const std::uint32_t word = position - stream.title_words;
  look_up(stream.stems[position], stream.forms[position], word);
  for (const Expanded& expanded : expanded_) {
    if (expanded.pattern.first() != stream.stems[position]) continue;
    if (expanded.pattern.match(stream.stems, position) > 0) hits_.push_back({word, expanded.unit});
  }
  for (const Phrase& phrase : phrases_) {
    if (phrase.stems.size() > stream.words() - position) continue;
    const bool stands =
        std::ranges::equal(phrase.stems, stream.stems.subspan(position, phrase.stems.size())) &&
        std::ranges::equal(phrase.forms, stream.forms.subspan(position, phrase.forms.size()));
    if (!stands) continue;
    for (const Hit& hit : phrase.hits)
      hits_.push_back({word + hit.word, hit.unit});
  }
}

void Snippeter::look_up(const TokenStreamView& stream, const index::StreamOverlay& overlay) {
  const std::uint32_t word = overlay.position - stream.title_words;
  look_up(overlay.stem, overlay.form, word);
  for (const Expanded& expanded : expanded_) {
    const bool said = expanded.pattern.is_single() && expanded.pattern.first() == overlay.stem;
    if (said) hits_.push_back({word, expanded.unit});
  }
}

/// The sentence of `word` and as many whole ones after it as fit, or a part of a long sentence.
Snippeter::Window Snippeter::window_around(const TokenStreamView& stream, std::uint32_t word,
                                           std::uint32_t words) const {
  const std::size_t sentence = sentence_of(stream, word);
  Window window;
  window.first = stream.sentences[sentence].word;
  window.last = sentence_end(stream, sentence);
  if (window.last - window.first > words) {
    // Keep the sentence's beginning if the match is near it, else lead up to the match.
    if (word - window.first >= words * 2 / 3) window.first = word - words / 3;
    window.last = std::min(window.last, window.first + words);
  }
  for (std::size_t next = sentence + 1; next < stream.sentences.size(); ++next) {
    const std::uint32_t end = sentence_end(stream, next);
    if (stream.sentences[next].word != window.last || end - window.first > words) break;
    window.last = end;
  }
  const auto first = std::ranges::lower_bound(hits_, window.first, {}, &Hit::word);
  for (auto hit = first; hit != hits_.end() && hit->word < window.last; ++hit) {
    window.units |= std::uint64_t{1} << hit->unit;
  }
  return window;
}

double Snippeter::score(const Window& window, std::uint64_t shown) const {
  double sum = 0;
  for (std::uint64_t rest = window.units; rest != 0; rest &= rest - 1) {
    const auto unit = static_cast<std::size_t>(std::countr_zero(rest));
    const bool again = ((shown >> unit) & 1U) != 0;
    sum += weights_[unit] * (again ? kShownAgain : 1.0);
  }
  return sum;
}

/// Greedy: the best window, then the best for what is not shown yet, apart from those chosen.
std::vector<Snippeter::Window> Snippeter::choose(const TokenStreamView& stream,
                                                 const SnippetOptions& options) const {
  std::vector<Window> windows;
  windows.reserve(hits_.size());
  for (const Hit& hit : hits_) {
    const Window window = window_around(stream, hit.word, options.words);
    if (windows.empty() || windows.back().first != window.first) windows.push_back(window);
  }
  if (windows.empty()) return {window_around(stream, 0, options.words)};
  std::vector<Window> chosen;
  std::uint64_t shown = 0;
  double least = 0;
  while (chosen.size() < options.count) {
    const Window* best = nullptr;
    double best_score = 0;
    for (const Window& window : windows) {
      const bool overlaps = std::ranges::any_of(chosen, [&](const Window& other) {
        return window.first < other.last && other.first < window.last;
      });
      const double value = overlaps ? 0.0 : score(window, shown);
      if (value > best_score) {
        best = &window;
        best_score = value;
      }
    }
    if (best == nullptr || best_score < least) break;
    if (chosen.empty()) least = best_score * kWorthAPassage;
    shown |= best->units;
    chosen.push_back(*best);
  }
  std::ranges::sort(chosen, {}, &Window::first);
  return chosen;
}

Snippet Snippeter::cut(std::string_view text, const TokenStreamView& stream, const Window& window) {
  const std::size_t sentence = sentence_of(stream, window.first);
  const auto after =
      std::ranges::lower_bound(stream.sentences, window.last, {}, &StreamSentence::word);
  const bool to_end = after == stream.sentences.end();
  const std::size_t from = std::min<std::size_t>(stream.sentences[sentence].byte, text.size());
  const std::size_t to =
      to_end ? text.size() : std::clamp<std::size_t>(after->byte, from, text.size());
  const std::string_view region = text.substr(from, to - from);
  const std::uint32_t first_word = stream.sentences[sentence].word;
  find_known_marks(region, stream.stems.subspan(stream.title_words + first_word));
  std::size_t begin = 0;
  std::size_t end = trimmed_end(region);
  const bool cut_before = window.first != first_word;
  const bool cut_after = to_end ? window.last != text_words(stream) : after->word != window.last;
  for (const analysis::Token& token : tokens_.tokens()) {
    if (is_overlay(token.kind)) continue;
    if (cut_before && token.position + first_word == window.first) begin = token.begin;
    if (cut_after && token.position + first_word + 1 == window.last) {
      end = past_punctuation(region, token.end);
    }
  }
  std::erase_if(marks_,
                [&](const ByteRange& mark) { return mark.begin < begin || mark.end > end; });
  for (ByteRange& mark : marks_) {
    mark.begin -= static_cast<std::uint32_t>(begin);
    mark.end -= static_cast<std::uint32_t>(begin);
  }
  return render("body", region.substr(begin, end - begin),
                static_cast<std::uint32_t>(utf8::count(text.substr(0, from + begin))),
                {cut_before, cut_after});
}

Snippet Snippeter::whole(std::string_view text, std::string_view field) {
  find_marks(text, {});
  return render(field, text, 0, {false, false});
}

Snippet Snippeter::title(std::string_view text, const index::TokenStreamView& stream) {
  find_known_marks(text, stream.stems.first(stream.title_words));
  return render("title", text, 0, {false, false});
}

/// `stems`: of the words of the passage, or more.
void Snippeter::find_known_marks(std::string_view passage, std::span<const index::StemHash> stems) {
  find_marks(passage, [&](std::uint32_t position) {
    return position < stems.size() && stems_.has(stems[position]);
  });
}

/// `wants_stem`: which words of the passage may be of the query; empty: unknown.
void Snippeter::find_marks(std::string_view passage, const analysis::WantsStem& wants_stem) {
  analyze(analyzer_, passage, wants_stem, tokens_);
  marks_.clear();
  for (const analysis::Token& token : tokens_.tokens()) {
    if (matches(token)) mark(token.begin, token.end);
  }
  if (!expanded_.empty() || !phrases_.empty()) mark_together();
}

/// Adds a mark that begins at or after the last one, or covers it; those that overlap are one.
void Snippeter::mark(std::uint32_t begin, std::uint32_t end) {
  // An overlay comes after the words it covers, which may be marked already.
  while (!marks_.empty() && marks_.back().begin >= begin) {
    end = std::max(end, marks_.back().end);
    marks_.pop_back();
  }
  if (!marks_.empty() && marks_.back().end > begin) {
    marks_.back().end = std::max(marks_.back().end, end);
  } else {
    marks_.push_back({begin, end});
  }
}

/// Marks what belongs together as one: phrases, and the query's words where they are said in
/// others.
void Snippeter::mark_together() {
  std::vector<ByteRange> found;
  const auto tokens = tokens_.tokens();
  words_.clear();
  for (const analysis::Token& token : tokens) {
    if (!is_overlay(token.kind)) words_.push_back(&token);
  }
  const auto find = [&](std::span<const ExpansionWord> pattern, bool exact) {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      const std::uint32_t length =
          match_length(pattern, [&](std::uint32_t i, const ExpansionWord& word) {
            if (at + i >= words_.size()) return false;
            return exact ? words_[at + i]->surface == word.surface
                         : words_[at + i]->stem == word.stem;
          });
      if (length > 0) found.push_back({words_[at]->begin, words_[at + length - 1]->end});
    }
  };
  for (const Expanded& expanded : expanded_)
    find(expanded.words, false);
  for (const Phrase& phrase : phrases_)
    find(phrase.words, true);
  if (found.empty()) return;
  found.insert(found.end(), marks_.begin(), marks_.end());
  std::ranges::sort(found, {}, &ByteRange::begin);
  marks_.clear();
  for (const ByteRange& range : found)
    mark(range.begin, range.end);
}

bool Snippeter::matches(const analysis::Token& token) const {
  const auto is_word_of = [&](const QueryUnit& unit) {
    if (unit.prefix) return has_surface(unit.forms, token.surface);
    return !unit.in_phrase && unit.stem == token.stem;
  };
  return std::ranges::any_of(units_, is_word_of) ||
         (is_overlay(token.kind) && std::ranges::any_of(expanded_, [&](const Expanded& expanded) {
            return expanded.words.size() == 1 && expanded.words.front().stem == token.stem;
          }));
}

Snippet Snippeter::render(std::string_view field, std::string_view text, std::uint32_t start,
                          Cut cut) const {
  Snippet snippet;
  snippet.field = field;
  snippet.text = text;
  std::ranges::replace_if(snippet.text, is_blank_byte, ' ');
  snippet.start = start;
  snippet.cut_before = cut.before;
  snippet.cut_after = cut.after;
  const std::string_view plain = snippet.text;
  constexpr std::size_t kMark = std::string_view("<mark></mark>").size();
  snippet.html.reserve(plain.size() + kMark * marks_.size());
  snippet.marks.reserve(marks_.size());
  std::uint32_t code_point = start;
  std::size_t at = 0;
  const auto advance = [&](std::size_t to) {
    const std::string_view part = plain.substr(at, to - at);
    append_html_escaped(snippet.html, part);
    code_point += static_cast<std::uint32_t>(utf8::count(part));
    at = to;
  };
  for (const ByteRange& mark : marks_) {
    advance(mark.begin);
    CodePointRange range{code_point, 0};
    snippet.html += "<mark>";
    advance(mark.end);
    snippet.html += "</mark>";
    range.end = code_point;
    snippet.marks.push_back(range);
  }
  advance(plain.size());
  return snippet;
}

void append_html_escaped(std::string& out, std::string_view text) {
  // find_first_of() calls memchr() for every character.
  constexpr auto kSpecial = [](char c) {
    return c == '&' || c == '<' || c == '>' || c == '"' || c == '\'';
  };
  while (!text.empty()) {
    const auto plain =
        static_cast<std::size_t>(std::ranges::find_if(text, kSpecial) - text.begin());
    out.append(text, 0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const char special = text.front();
    text.remove_prefix(1);
    switch (special) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += "&#39;";
    }
  }
}

}  // namespace telusur::search
