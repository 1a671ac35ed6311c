// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/promotion.hpp"

#include <algorithm>
#include <array>

#include "cleaning/detail/scan.hpp"

namespace telusur::cleaning {
namespace {

constexpr std::size_t kLongestLine = 300;  ///< bytes
constexpr std::size_t kLastLines = 6;      ///< in which a promotion is looked for

constexpr std::array<std::string_view, 10> kAsks = {
    "ikuti", "simak", "dapatkan", "cek", "baca", "yuk", "ayo", "jangan lupa", "temukan", "gabung"};
constexpr std::array<std::string_view, 7> kOwn = {"berita", "artikel",   "kami",   "update",
                                                  "kabar",  "informasi", "liputan"};
constexpr std::array<std::string_view, 10> kPlaces = {
    "google news",   "whatsapp channel", "channel whatsapp", "saluran whatsapp",  "kanal whatsapp",
    "grup telegram", "kanal telegram",   "channel telegram", "media sosial kami", "wa channel"};

/// True when one of `words` stands in `line` with no letter before it.
template <std::size_t N>
bool has_one_of(std::string_view line, const std::array<std::string_view, N>& words) {
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (at > 0 && detail::is_letter(line[at - 1])) continue;
    const std::string_view rest = line.substr(at);
    if (std::any_of(words.begin(), words.end(), [&](std::string_view word) {
          return detail::match_phrase(rest, word, true) != 0;
        })) {
      return true;
    }
  }
  return false;
}

bool is_promotion(std::string_view line) {
  if (line.size() > kLongestLine) return false;
  const bool asks = std::any_of(kAsks.begin(), kAsks.end(), [&](std::string_view word) {
    return detail::match_phrase(line, word, true) != 0;
  });
  return asks && has_one_of(line, kOwn) && has_one_of(line, kPlaces);
}

}  // namespace

std::vector<Span> find_promotions(std::string_view text) {
  std::vector<Span> spans;
  for (std::size_t count = 0, end = text.size(); count < kLastLines && end > 0; ++count) {
    const std::size_t line = text.substr(0, end).rfind('\n') + 1;  // npos + 1 is the start
    if (is_promotion(detail::trimmed(text.substr(line, end - line)))) {
      spans.push_back(Span{line, end});
    }
    end = line == 0 ? 0 : line - 1;
  }
  std::reverse(spans.begin(), spans.end());
  return spans;
}

}  // namespace telusur::cleaning
