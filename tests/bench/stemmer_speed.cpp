// SPDX-License-Identifier: GPL-2.0-or-later
#include "stemmer_speed.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "analysis/indonesian_stemmer.hpp"
#include "analysis/stem_cache.hpp"
#include "latencies.hpp"

namespace telusur::bench {
namespace {

using namespace telusur::analysis;

constexpr std::size_t kRounds = 7;
using Times = std::array<double, kRounds>;

bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || (c & 0x80) != 0;
}

/// Words of the text in its order, ASCII folded to lower case in place.
std::vector<std::string_view> words_of(std::string& text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && in_word(text[end]))
      ++end;
    if (end > at) words.emplace_back(text.data() + at, end - at);
    at = end + 1;
  }
  return words;
}

double median(Times values) {
  std::ranges::sort(values);
  return values[kRounds / 2];
}

/// Ratios are taken within a round: on a busy machine rounds differ more than stemmers.
void print(const char* name, std::size_t words, const Times& times, const Times& xapian) {
  Times ratios{};
  for (std::size_t round = 0; round < kRounds; ++round)
    ratios[round] = xapian[round] / times[round];
  fmt::print("{:<28} {:>8.2f} M words/s  {:.2f} x Xapian\n", name,
             static_cast<double>(words) / median(times) / 1e6, median(ratios));
}

}  // namespace

void print_stemmer_speed(std::string text) {
  const std::vector<std::string_view> words = words_of(text);
  const std::vector<std::string> strings(words.begin(), words.end());  // what Xapian takes

  Times loads{};
  for (double& load : loads)
    load = seconds_of([] { (void)embedded_stemmer(); });
  const IndonesianStemmer ours = embedded_stemmer();
  const Xapian::Stem xapians("indonesian");
  std::string scratch;
  std::size_t letters = 0;

  Times plain{};
  Times cached{};
  Times xapian{};
  for (std::size_t round = 0; round < kRounds; ++round) {
    xapian[round] = seconds_of([&] {
      for (const std::string& word : strings)
        letters += xapians(word).size();
    });
    plain[round] = seconds_of([&] {
      for (const std::string_view word : words)
        letters += ours.stem(word, scratch).size();
    });
    StemCache cache(ours);  // cold in every round
    cached[round] = seconds_of([&] {
      for (const std::string_view word : words)
        letters += cache.stem(word, scratch).size();
    });
  }
  fmt::print("\n{} words of running news text, median of {} rounds ({} letters)\n", words.size(),
             kRounds, letters);
  print("xapian indonesian", words.size(), xapian, xapian);
  print("telusur, no cache", words.size(), plain, xapian);
  print("telusur, cache per thread", words.size(), cached, xapian);
  fmt::print("{:<28} {:>8.2f} MB\n", "cache memory", double(StemCache::kMemoryBytes) / 1e6);
  fmt::print("{:<28} {:>8.2f} MB\n", "lexicon memory", double(embedded_lexicon().size()) / 1e6);
  fmt::print("{:<28} {:>8.2f} ms\n", "stemmer load time", 1000 * median(loads));
}

}  // namespace telusur::bench
