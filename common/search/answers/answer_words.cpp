// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/answers/answer_words.hpp"

#include <array>
#include <string>

#include "analysis/lexicon.hpp"
#include "index/number_form.hpp"
#include "search/stem_pattern.hpp"

namespace telusur::search {
namespace {

// Stems, as a stream has them: `ribuan` and `seribu` are `ribu`.
constexpr std::array<std::string_view, 12> kMonths = {
    "januari", "februari", "maret",     "april",   "mei",      "juni",
    "juli",    "agustus",  "september", "oktober", "november", "desember"};
constexpr std::array<std::string_view, 7> kWeekdays = {"senin", "selasa", "rabu",  "kamis",
                                                       "jumat", "sabtu",  "minggu"};
constexpr std::array<std::string_view, 16> kNumerals = {
    "satu",     "dua",   "tiga",  "empat", "lima", "enam", "tujuh",  "delapan",
    "sembilan", "puluh", "belas", "ratus", "ribu", "juta", "miliar", "triliun"};
constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2050;

/// What a word may be. A set for each kind of word: a text is asked for one or two of them, which
/// fit the processor's nearest cache.
struct Classes {
  StemSet months;
  StemSet weekdays;
  StemSet days;  ///< both
  StemSet years;
  StemSet numerals;
  StemSet places;

  Classes() {
    add(kMonths, months);
    add(kMonths, days);
    add(kWeekdays, weekdays);
    add(kWeekdays, days);
    add(kNumerals, numerals);
    add(place_words(), places);
    for (int number = kFirstYear; number <= kLastYear; ++number)
      years.add(index::stem_hash(std::to_string(number)));
  }

 private:
  static void add(std::span<const std::string_view> words, StemSet& set) {
    for (const std::string_view word : words)
      set.add(index::stem_hash(word));
  }
};

const Classes& classes() {
  static const Classes kClasses;
  return kClasses;
}

/// The roots of the language, which are no names.
const StemSet& roots() {
  static const StemSet kRoots = [] {
    StemSet set;
    const auto lexicon = analysis::Lexicon::open(analysis::embedded_lexicon());
    if (!lexicon) return set;
    for (const analysis::LexiconEntry& entry : lexicon->entries()) {
      const bool root = (entry.uses & static_cast<unsigned>(analysis::WordUse::root)) != 0;
      if (root) set.add(index::stem_hash(lexicon->text(entry)));
    }
    return set;
  }();
  return kRoots;
}

/// The words of one text, asked about by position.
class Text {
 public:
  explicit Text(const index::TokenStreamView& stream) : stream_(stream), classes_(classes()) {}

  [[nodiscard]] bool is_place(std::uint32_t at) const { return is(at, classes_.places); }

  [[nodiscard]] bool is_time(std::uint32_t at) const {
    if (is(at, classes_.days)) return true;
    return is_number(at) && (is(at, classes_.years) || is_number_of_date(at));
  }

  [[nodiscard]] bool is_amount(std::uint32_t at) const {
    return is(at, classes_.numerals) || (is_number(at) && !is_time(at));
  }

  [[nodiscard]] bool is_name(std::uint32_t at) const { return !is(at, roots()) && !is_number(at); }

 private:
  [[nodiscard]] bool is(std::uint32_t at, const StemSet& which) const {
    return which.has(stream_.stems[at]);
  }

  [[nodiscard]] bool is_number(std::uint32_t at) const {
    return index::is_number_form(stream_.forms[at]);
  }

  [[nodiscard]] bool is_weekday_before(std::uint32_t at, std::uint32_t distance) const {
    return at >= stream_.title_words + distance && is(at - distance, classes_.weekdays);
  }

  /// `20 Juli`, `Kamis (20/7)`.
  [[nodiscard]] bool is_number_of_date(std::uint32_t at) const {
    if (at + 1 < stream_.words() && is(at + 1, classes_.months)) return true;
    if (is_weekday_before(at, 1)) return true;
    return is_weekday_before(at, 2) && is_number(at - 1);
  }

  const index::TokenStreamView& stream_;
  const Classes& classes_;
};

template <class Predicate>
void find(const index::TokenStreamView& stream, const Predicate& is_answer,
          std::vector<std::uint32_t>& positions) {
  for (std::uint32_t at = stream.title_words; at < stream.words(); ++at) {
    if (is_answer(at)) positions.push_back(at);
  }
}

}  // namespace

void find_answers(AnswerKind kind, const index::TokenStreamView& stream,
                  std::vector<std::uint32_t>& positions) {
  positions.clear();
  const Text text(stream);
  switch (kind) {
    case AnswerKind::time:
      return find(
          stream, [&](std::uint32_t at) { return text.is_time(at); }, positions);
    case AnswerKind::amount:
      return find(
          stream, [&](std::uint32_t at) { return text.is_amount(at); }, positions);
    case AnswerKind::place:
      return find(
          stream, [&](std::uint32_t at) { return text.is_place(at); }, positions);
    case AnswerKind::who:
    case AnswerKind::other:
      return find(
          stream, [&](std::uint32_t at) { return text.is_name(at); }, positions);
  }
}

}  // namespace telusur::search
