// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/stopwords.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/characters.hpp"
#include "support/text_lines.hpp"
#include "support/utf8.hpp"

namespace telusur::analysis {
namespace {

// Words of grammar, not of content: prepositions, conjunctions, pronouns, particles, auxiliaries.
// Deliberately short: `analysis` never drops them, so a missing one costs only time.
constexpr std::array<std::string_view, 110> kStopwords = {
    // What questions begin with.
    "bagaimanakah", "berapa",  "berapakah", "dimana",    "kapan",     "kapankah", "kenapa",
    "manakah",      "mengapa", "siapakah",  "sajakah",   "dimanakah", "ada",      "adalah",
    "adapun",       "agar",    "akan",      "aku",       "anda",      "antara",   "apa",
    "apakah",       "atas",    "atau",      "bagaimana", "bagi",      "bahkan",   "bahwa",
    "bisa",         "bukan",   "dalam",     "dan",       "dapat",     "dari",     "daripada",
    "dengan",       "di",      "dia",       "for",       "hal",       "hanya",    "harus",
    "hingga",       "ia",      "in",        "ini",       "itu",       "jadi",     "jika",
    "juga",         "kami",    "kamu",      "karena",    "ke",        "kepada",   "kini",
    "kita",         "lagi",    "lain",      "lalu",      "maka",      "mana",     "masih",
    "melalui",      "menjadi", "mereka",    "namun",     "of",        "oleh",     "on",
    "pada",         "para",    "per",       "pun",       "saat",      "saja",     "sama",
    "sangat",       "saya",    "se",        "sebab",     "sebagai",   "sebuah",   "secara",
    "sejak",        "sekitar", "selama",    "seperti",   "serta",     "setelah",  "siapa",
    "sudah",        "supaya",  "telah",     "tentang",   "terhadap",  "tersebut", "tetapi",
    "the",          "tidak",   "to",        "untuk",     "yaitu",     "yakni",    "yang",
    "with",         "yg",      "dgn",       "tapi",      "and",
};

constexpr auto sorted_stopwords() {
  auto words = kStopwords;
  std::ranges::sort(words);
  return words;
}

constexpr auto kSorted = sorted_stopwords();
static_assert(std::ranges::adjacent_find(kSorted) == kSorted.end(), "a word is listed twice");

Error fault(std::string_view name, std::size_t line, std::string what, std::string hint) {
  return {ErrorCode::unsupported_format, fmt::format("{}:{}", name, line), std::move(what),
          std::move(hint)};
}

}  // namespace

bool is_stopword(std::string_view word) {
  return std::ranges::binary_search(kSorted, word);
}

Result<StopwordChanges> StopwordChanges::parse(std::string_view text, std::string_view name) {
  StopwordChanges changes;
  for (ContentLines lines(text); lines.next();) {
    std::string_view word = lines.line();
    const bool stop = word.front() != '-';
    if (!stop) word = trimmed_blanks(word.substr(1));
    if (word.empty()) {
      return fault(name, lines.number(), "no word after -", "write the word, such as - bisa");
    }
    if (!utf8::valid(word)) return fault(name, lines.number(), "is not UTF-8", "");
    if (word.find_first_of(" \t,") != std::string_view::npos) {
      return fault(name, lines.number(), fmt::format("\"{}\" is no single word", word),
                   "write one word a line");
    }
    std::string folded;
    append_folded(folded, word);
    changes.words_.insert_or_assign(std::move(folded), stop);
    if (changes.words_.size() > kMaxStopwordChanges) {
      return fault(name, lines.number(), "too many words",
                   fmt::format("at most {}", kMaxStopwordChanges));
    }
  }
  return changes;
}

std::optional<bool> StopwordChanges::find(std::string_view word) const {
  const auto found = words_.find(word);
  return found == words_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace telusur::analysis
