// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/stopwords.hpp"

#include <algorithm>
#include <array>

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

}  // namespace

bool is_stopword(std::string_view word) {
  return std::ranges::binary_search(kSorted, word);
}

}  // namespace telusur::analysis
