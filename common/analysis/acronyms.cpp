// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/acronyms.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "analysis/characters.hpp"
#include "analysis/detail/acronym_alignment.hpp"
#include "analysis/tokenizer.hpp"
#include "support/ascii.hpp"
#include "support/utf8.hpp"

namespace telusur::analysis {
namespace {

using detail::Coinage;

constexpr std::size_t kMaxInsideBytes = 120;  ///< of a parenthesis
constexpr std::size_t kMaxBeforeBytes = 160;  ///< looked at before one
constexpr std::size_t kMaxShortWords = 3;     ///< `UU PDP`, `Satpol PP`
constexpr std::size_t kMinSyllables = 4;      ///< letters of a short form made of syllables
constexpr std::size_t kMinLowerCase = 5;      ///< and of one that is an ordinary word to the eye
constexpr std::size_t kMaxLowerCase = 14;     ///< longer ones are names of accounts

// Words that a long form may have and its short form need not show.
constexpr std::array<std::string_view, 38> kFunctionWords = {
    "a",    "an", "and",    "antar", "atas", "atau", "bagi",   "by",    "dalam",   "dan",
    "dari", "de", "dengan", "di",    "for",  "from", "in",     "ke",    "kepada",  "la",
    "oleh", "of", "on",     "or",    "pada", "para", "secara", "serta", "tentang", "terhadap",
    "the",  "to", "untuk",  "van",   "with", "yang", "yg",     "se"};

bool is_function_word(std::string_view word) {
  return std::ranges::find(kFunctionWords, word) != kFunctionWords.end();
}

// What may introduce the short form inside its parenthesis.
constexpr std::array<std::string_view, 6> kIntroductions = {
    "selanjutnya disebut ", "atau disingkat ", "disingkat ", "atau ", "disebut ", "or "};

bool is_blank_byte(char c) {
  return c == ' ' || c == '\t';
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kAround = " \t\"'";
  const std::size_t begin = text.find_first_not_of(kAround);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kAround) - begin + 1);
}

/// Words of a stretch of text, folded; views into `bytes`.
struct Words {
  std::vector<Run> runs;
  std::vector<std::string> folded;
  std::vector<detail::LongWord> words;

  void read(std::string_view text) {
    runs.clear();
    folded.clear();
    words.clear();
    Tokenizer tokenizer(text);
    for (Run run; tokenizer.next(run);) {
      std::string letters;
      append_folded(letters, text.substr(run.begin, run.end - run.begin));
      if (letters.empty()) continue;
      runs.push_back(run);
      folded.push_back(std::move(letters));
    }
    for (const std::string& letters : folded)
      words.push_back({letters, is_function_word(letters)});
  }

  /// Leaves only the words after the last one that holds a digit.
  void keep_after_numbers() {
    const auto number = std::find_if(runs.rbegin(), runs.rend(),
                                     [](const Run& run) { return run.kind != TokenKind::word; });
    const auto dropped = runs.rend() - number;
    runs.erase(runs.begin(), runs.begin() + dropped);
    words.erase(words.begin(), words.begin() + dropped);
  }
};

/// A short form taken apart.
struct ShortForm {
  std::string letters;  ///< folded, without blanks and signs
  Coinage coinage = Coinage::initials;
};

/// Reads `text` as a short form: one to three words of plain letters that look like one.
std::optional<ShortForm> read_short_form(std::string_view text) {
  if (text.size() < 2 || text.size() > detail::kMaxShortLetters + kMaxShortWords) return {};
  ShortForm form;
  std::size_t capitals = 0;
  std::size_t words = 1;
  bool capital_words = true;  // every word begins with a capital
  bool at_start = true;
  for (const char c : text) {
    if (ascii::is_upper(c) || ascii::is_lower(c)) {
      if (at_start && !ascii::is_upper(c)) capital_words = false;
      at_start = false;
      capitals += ascii::is_upper(c) ? 1 : 0;
      form.letters += static_cast<char>(c | 0x20);
    } else if (c == ' ' && !at_start) {
      ++words;
      at_start = true;
    } else if (c != '&' && c != '-') {
      return {};
    }
  }
  const std::size_t letters = form.letters.size();
  if (letters < 2 || letters > detail::kMaxShortLetters || at_start) return {};
  if (capitals >= 2 && 2 * capitals > letters) {
    if (words > kMaxShortWords || !capital_words) return {};
    return form;
  }
  form.coinage = Coinage::syllables;
  const bool dashed = text.find_first_of("-&") != std::string_view::npos;
  if (words > 1 && (!capital_words || capitals <= words || words > kMaxShortWords)) return {};
  if (dashed || letters < (capitals > 0 ? kMinSyllables : kMinLowerCase)) return {};
  if (capitals == 0 && letters > kMaxLowerCase) return {};
  return form;
}

/// The text between `begin` and `end` with single blanks.
std::string displayed(std::string_view text) {
  std::string shown;
  for (const char c : text) {
    if (!is_blank_byte(c)) {
      shown += c;
    } else if (!shown.empty() && shown.back() != ' ') {
      shown += ' ';
    }
  }
  return shown;
}

/// What stands before the parenthesis at `open` in the same sentence, not far away.
std::string_view before(std::string_view text, std::size_t open, std::size_t floor) {
  std::size_t begin = open;
  const std::size_t limit = std::max(floor, open - std::min(open, kMaxBeforeBytes));
  while (begin > limit) {
    const char c = text[begin - 1];
    const bool stop = c == '.' || c == '!' || c == '?';
    if (stop && begin < open && is_blank_byte(text[begin])) break;
    if (c == '\n' || c == '(' || c == ')' || c == ';') break;
    --begin;
  }
  if (begin == limit && limit > floor) {  // perhaps inside a word: go on to the next
    while (begin < open && !is_blank_byte(text[begin]))
      ++begin;
  }
  return text.substr(begin, open - begin);
}

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::vector<AcronymPair> find() {
    std::size_t floor = 0;  // nothing before it belongs to the next parenthesis
    for (std::size_t open = text_.find('('); open != std::string_view::npos;
         open = text_.find('(', open + 1)) {
      const std::string_view rest = text_.substr(open + 1, kMaxInsideBytes + 1);
      const std::size_t length = rest.find_first_of("()\n");
      if (length == std::string_view::npos || rest[length] != ')') continue;
      const std::string_view inside = trimmed(rest.substr(0, length));
      if (inside.size() >= 2) {
        const std::size_t close = open + 1 + length;
        if (!short_inside(inside, open, close, floor)) long_inside(inside, open, close, floor);
        floor = close + 1;
      }
    }
    return std::move(pairs_);
  }

 private:
  [[nodiscard]] std::size_t offset_of(std::string_view part) const {
    return static_cast<std::size_t>(part.data() - text_.data());
  }

  void add(std::string_view short_form, std::string_view long_form, std::size_t begin,
           std::size_t end) {
    pairs_.push_back({displayed(short_form), displayed(long_form),
                      static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  /// `Long Form (SHORT)`
  bool short_inside(std::string_view inside, std::size_t open, std::size_t close,
                    std::size_t floor) {
    for (std::string_view introduction : kIntroductions) {
      if (inside.starts_with(introduction)) inside = trimmed(inside.substr(introduction.size()));
    }
    inside = trimmed(inside.substr(0, inside.find_first_of(",;/")));
    const auto form = read_short_form(inside);
    if (!form) return false;
    const std::string_view context = before(text_, open, floor);
    words_.read(context);
    words_.keep_after_numbers();
    const auto first = align(form->letters, form->coinage, words_.words);
    if (!first) return false;
    const Run& begin = words_.runs[*first];
    const std::string_view long_form =
        context.substr(begin.begin, words_.runs.back().end - begin.begin);
    if (holds_dash(long_form) || repeats(*form, *first)) return false;
    add(inside, long_form, offset_of(long_form), close + 1);
    return true;
  }

  /// `SHORT (Long Form)`
  void long_inside(std::string_view inside, std::size_t open, std::size_t close,
                   std::size_t floor) {
    words_.read(inside);
    const bool plain = std::ranges::all_of(
        words_.runs, [](const Run& run) { return run.kind == TokenKind::word; });
    if (words_.words.size() < 2 || words_.words.size() > detail::kMaxLongWords || !plain) return;
    const std::string_view long_form = inside.substr(
        words_.runs.front().begin, words_.runs.back().end - words_.runs.front().begin);
    if (holds_dash(long_form)) return;
    const std::string_view context = before(text_, open, floor);
    // The longest reading first: `UU PDP (...)` before `PDP (...)`.
    for (std::size_t count = kMaxShortWords; count > 0; --count) {
      const std::string_view candidate = last_words(context, count);
      const auto form = read_short_form(candidate);
      if (!form) continue;
      const auto first = align(form->letters, form->coinage, words_.words);
      if (first != 0 || repeats(*form, 0)) continue;
      add(candidate, long_form, offset_of(candidate), close + 1);
      return;
    }
  }

  /// The last `count` words of `context`, parted by single blanks; empty when there are fewer.
  static std::string_view last_words(std::string_view context, std::size_t count) {
    const std::string_view rest = trimmed(context);
    std::size_t begin = rest.size();
    for (; count > 0; --count) {
      if (begin == 0) return {};
      const std::size_t blank = rest.rfind(' ', begin - 1);
      begin = blank == std::string_view::npos ? 0 : blank;
    }
    return trimmed(rest.substr(begin));
  }

  /// `sempadan sungai (sungai)`: the short form is one of the words.
  [[nodiscard]] bool repeats(const ShortForm& form, std::size_t first) const {
    return std::ranges::any_of(std::span(words_.words).subspan(first),
                               [&](const auto& word) { return word.letters == form.letters; });
  }

  /// A dash parts what it stands between.
  static bool holds_dash(std::string_view text) {
    return text.find(" - ") != std::string_view::npos ||
           text.find("\u2013") != std::string_view::npos ||
           text.find("\u2014") != std::string_view::npos;
  }

  std::string_view text_;
  Words words_;
  std::vector<AcronymPair> pairs_;
};

}  // namespace

std::vector<AcronymPair> find_acronyms(std::string_view text) {
  return Finder(text).find();
}

std::string acronym_key(std::string_view short_form) {
  std::string key;
  for (std::size_t at = 0; at < short_form.size();) {
    const std::size_t end = std::min(short_form.find(' ', at), short_form.size());
    if (end > at) {
      if (!key.empty()) key += ' ';
      append_folded(key, short_form.substr(at, end - at));
    }
    at = end + 1;
  }
  return key;
}

std::string expansion_key(const Analyzer& analyzer, std::string_view long_form) {
  TokenBuffer buffer;
  analyze(analyzer, long_form, buffer);
  std::vector<std::string_view> stems;
  for (const Token& token : buffer.tokens()) {
    if (!is_overlay(token.kind) && !is_function_word(token.surface)) stems.push_back(token.stem);
  }
  std::ranges::sort(stems);
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  std::string key;
  for (std::string_view stem : stems) {
    if (!key.empty()) key += ' ';
    key += stem;
  }
  return key;
}

std::vector<AcronymSighting> sight_acronyms(const Analyzer& analyzer, std::string_view text) {
  std::vector<AcronymSighting> sightings;
  for (AcronymPair& pair : find_acronyms(text)) {
    AcronymSighting sighting{acronym_key(pair.short_form), expansion_key(analyzer, pair.long_form),
                             std::move(pair.short_form), std::move(pair.long_form)};
    const bool known = std::ranges::any_of(sightings, [&](const AcronymSighting& other) {
      return other.short_key == sighting.short_key && other.long_key == sighting.long_key;
    });
    if (known || sighting.long_key.empty()) continue;
    if (sightings.size() == kMaxSightings) break;
    sightings.push_back(std::move(sighting));
  }
  return sightings;
}

}  // namespace telusur::analysis
