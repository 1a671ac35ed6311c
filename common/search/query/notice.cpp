// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/notice.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "support/utf8.hpp"

namespace telusur::search {
namespace {

constexpr std::size_t kMaxPartBytes = 80;

struct Wording {
  NoticeCode code;
  std::string_view name;
  std::string_view indonesian;
  std::string_view english;
};

// In the order of NoticeCode. {part} and {value} stand for the notice's own.
constexpr std::array kWordings = {
    Wording{NoticeCode::unbalanced_quote, "unbalanced_quote",
            "Tanda kutip tanpa pasangan dibaca sebagai kata biasa: {part}",
            "A quote without its partner was read as plain words: {part}"},
    Wording{NoticeCode::empty_phrase, "empty_phrase", "Frasa kosong diabaikan: {part}",
            "An empty phrase was ignored: {part}"},
    Wording{NoticeCode::proximity_ignored, "proximity_ignored",
            "Jarak {part} setelah frasa diabaikan; gunakan NEAR/n",
            "The distance {part} after a phrase was ignored; use NEAR/n"},
    Wording{NoticeCode::unbalanced_parenthesis, "unbalanced_parenthesis",
            "Tanda kurung tanpa pasangan diabaikan: {part}",
            "A parenthesis without its partner was ignored: {part}"},
    Wording{NoticeCode::too_deep, "too_deep",
            "Tanda kurung yang lebih dalam dari {value} tingkat diabaikan",
            "Parentheses deeper than {value} levels were ignored"},
    Wording{NoticeCode::lonely_operator, "lonely_operator",
            "Operator {part} tanpa kata di sebelahnya dibaca sebagai kata biasa",
            "The operator {part} has nothing to join and was read as a plain word"},
    Wording{NoticeCode::repeated_operator, "repeated_operator",
            "Operator {part} berlebih dan diabaikan",
            "The operator {part} is one too many and was ignored"},
    Wording{NoticeCode::near_distance, "near_distance", "Jarak {part} diganti dengan {value}",
            "The distance in {part} was replaced by {value}"},
    Wording{NoticeCode::near_operand, "near_operand",
            "{part} hanya untuk kata dan frasa; dibaca sebagai DAN",
            "{part} takes words and phrases only; read as AND"},
    Wording{NoticeCode::empty_field, "empty_field",
            "{part} tidak diikuti nilai dan dibaca sebagai kata biasa",
            "{part} has no value and was read as a plain word"},
    Wording{NoticeCode::unknown_date, "unknown_date",
            "{part} bukan tanggal yang dikenal dan dibaca sebagai kata biasa; "
            "contoh: 2023-07, 20/7/2023, kemarin",
            "{part} is not a known date and was read as plain words; "
            "examples: 2023-07, 20/7/2023, yesterday"},
    Wording{NoticeCode::reversed_dates, "reversed_dates",
            "Awal dan akhir {part} terbalik dan ditukar", "The ends of {part} were swapped"},
    Wording{NoticeCode::empty_dates, "empty_dates",
            "Tidak ada waktu yang memenuhi semua batas tanggal",
            "No moment satisfies all the dates given"},
    Wording{NoticeCode::date_not_excludable, "date_not_excludable",
            "Tanggal tidak bisa dikecualikan; {part} dibaca sebagai kata biasa",
            "A date cannot be excluded; {part} was read as plain words"},
    Wording{NoticeCode::filter_in_alternative, "filter_in_alternative",
            "{part} berlaku untuk seluruh pencarian, bukan hanya satu pilihan ATAU",
            "{part} holds for the whole query, not for one side of OR"},
    Wording{NoticeCode::exclusion_in_alternative, "exclusion_in_alternative",
            "Pengecualian di dalam ATAU berlaku untuk semua pilihannya: {part}",
            "An exclusion inside OR holds for all its sides: {part}"},
    Wording{NoticeCode::only_exclusions, "only_exclusions",
            "Hanya ada pengecualian: semua artikel lain ditampilkan",
            "There are only exclusions: every other article is shown"},
    Wording{NoticeCode::wildcard_too_short, "wildcard_too_short",
            "{part} terlalu pendek untuk tanda *; perlu {value} huruf atau lebih",
            "{part} is too short for *; it takes {value} characters or more"},
    Wording{NoticeCode::wildcard_misplaced, "wildcard_misplaced",
            "Tanda * hanya berlaku di akhir kata: {part}",
            "The * works at the end of a word: {part}"},
    Wording{NoticeCode::too_many_words, "too_many_words",
            "Hanya {value} kata pertama yang dicari; diabaikan: {part}",
            "Only the first {value} words were searched; ignored: {part}"},
    Wording{NoticeCode::too_many_values, "too_many_values",
            "Hanya {value} nilai penyaring pertama yang dipakai; diabaikan: {part}",
            "Only the first {value} filter values were used; ignored: {part}"},
    Wording{NoticeCode::too_long, "too_long", "Hanya {value} bita pertama yang dibaca",
            "Only the first {value} bytes were read"},
    Wording{
        NoticeCode::date_recognized, "date_recognized",
        "\"{part}\" dibaca sebagai tanggal terbit {value}; apit dengan tanda kutip untuk mencari "
        "katanya",
        "\"{part}\" was read as publication date {value}; put it in quotes to search the words"},
    Wording{NoticeCode::unknown_saved, "unknown_saved",
            "Tidak ada pencarian tersimpan bernama {value}; {part} dibaca sebagai kata biasa",
            "There is no saved query named {value}; {part} was read as plain words"},
    Wording{NoticeCode::many_prefix_words, "many_prefix_words",
            "{part} mengawali banyak kata; hanya {value} yang paling sering yang dicari",
            "{part} begins many words; only the {value} most frequent were searched"},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kWordings.size(); ++i) {
    if (static_cast<std::size_t>(kWordings[i].code) != i) return false;
  }
  return kWordings.size() == static_cast<std::size_t>(NoticeCode::many_prefix_words) + 1;
}
static_assert(in_order());

const Wording& wording(NoticeCode code) {
  return kWordings[static_cast<std::size_t>(code)];
}

std::string shortened(std::string_view text) {
  if (text.size() <= kMaxPartBytes) return utf8::repaired(text);
  return utf8::repaired(text.substr(0, utf8::floor_boundary(text, kMaxPartBytes))) + "…";
}

}  // namespace

std::string_view name(NoticeCode code) {
  return wording(code).name;
}

std::optional<NoticeCode> parse_notice_code(std::string_view name) {
  for (const Wording& wording : kWordings) {
    if (wording.name == name) return wording.code;
  }
  return std::nullopt;
}

std::string message(const Notice& notice, Language language) {
  const Wording& words = wording(notice.code);
  std::string_view rest = language == Language::indonesian ? words.indonesian : words.english;
  std::string out;
  while (!rest.empty()) {
    const std::size_t brace = rest.find('{');
    out += rest.substr(0, brace);
    if (brace == std::string_view::npos) break;
    const std::size_t end = rest.find('}', brace);
    out += rest.substr(brace, end - brace + 1) == "{part}" ? notice.part : notice.value;
    rest.remove_prefix(end + 1);
  }
  return out;
}

void NoticeList::add(NoticeCode code, ByteRange range, std::string value) {
  if (notices_.size() == kMaxNotices) return;
  const auto same = [&](const Notice& n) { return n.code == code && n.range == range; };
  if (std::ranges::any_of(notices_, same)) return;
  notices_.push_back(Notice{code, range,
                            shortened(text_.substr(range.begin, range.end - range.begin)),
                            std::move(value)});
}

std::vector<Notice> NoticeList::take() {
  std::ranges::stable_sort(notices_, {}, [](const Notice& n) { return n.range.begin; });
  return std::exchange(notices_, {});
}

}  // namespace telusur::search
