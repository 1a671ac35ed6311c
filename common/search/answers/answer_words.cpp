// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/answers/answer_words.hpp"

#include <array>
#include <string>

#include "index/number_form.hpp"

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

/// What a word may be, a bit each.
enum Class : std::uint8_t { month = 1, weekday = 2, year = 4, numeral = 8, place = 16 };

/// Classes by the hash of a stem.
class Classes {
 public:
  Classes() {
    for (const std::string_view word : kMonths)
      add(word, month);
    for (const std::string_view word : kWeekdays)
      add(word, weekday);
    for (const std::string_view word : kNumerals)
      add(word, numeral);
    for (const std::string_view word : place_words())
      add(word, place);
    for (int number = kFirstYear; number <= kLastYear; ++number)
      add(std::to_string(number), year);
  }

  [[nodiscard]] bool is(index::StemHash stem, unsigned classes) const {
    return (classes_[stem] & classes) != 0;
  }

 private:
  void add(std::string_view word, Class which) {
    std::uint8_t& classes = classes_[index::stem_hash(word)];
    classes = static_cast<std::uint8_t>(classes | which);
  }

  std::array<std::uint8_t, std::size_t{UINT16_MAX} + 1> classes_{};
};

const Classes& classes() {
  static const Classes kClasses;
  return kClasses;
}

/// The words of one text, asked about by position.
class Text {
 public:
  explicit Text(const index::TokenStream& stream) : stream_(stream) {}

  [[nodiscard]] bool is_place(std::uint32_t at) const { return is(at, place); }

  [[nodiscard]] bool is_time(std::uint32_t at) const {
    if (is(at, month | weekday)) return true;
    return is_number(at) && (is(at, year) || is_number_of_date(at));
  }

  [[nodiscard]] bool is_amount(std::uint32_t at) const {
    return is(at, numeral) || (is_number(at) && !is_time(at));
  }

 private:
  [[nodiscard]] bool is(std::uint32_t at, unsigned which) const {
    return classes().is(stream_.stems[at], which);
  }

  [[nodiscard]] bool is_number(std::uint32_t at) const {
    return index::is_number_form(stream_.forms[at]);
  }

  [[nodiscard]] bool is_weekday_before(std::uint32_t at, std::uint32_t distance) const {
    return at >= stream_.title_words + distance && is(at - distance, weekday);
  }

  /// `20 Juli`, `Kamis (20/7)`.
  [[nodiscard]] bool is_number_of_date(std::uint32_t at) const {
    if (at + 1 < stream_.words() && is(at + 1, month)) return true;
    if (is_weekday_before(at, 1)) return true;
    return is_weekday_before(at, 2) && is_number(at - 1);
  }

  const index::TokenStream& stream_;
};

template <class Predicate>
void find(const index::TokenStream& stream, const Predicate& is_answer,
          std::vector<std::uint32_t>& positions) {
  for (std::uint32_t at = stream.title_words; at < stream.words(); ++at) {
    if (is_answer(at)) positions.push_back(at);
  }
}

}  // namespace

void find_answers(AnswerKind kind, const index::TokenStream& stream,
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
    case AnswerKind::other:
      return;
  }
}

}  // namespace telusur::search
