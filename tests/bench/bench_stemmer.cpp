// SPDX-License-Identifier: GPL-2.0-or-later
//
// bench_stemmer TEXT
// Stemmed words per second on running text: ours without and with a cache against Xapian's, the
// same words, alternating rounds, median of 7. Then the lexicon's memory and load time.
#include <fmt/core.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/indonesian_stemmer.hpp"
#include "analysis/stem_cache.hpp"

namespace {

using namespace telusur::analysis;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kRounds = 7;

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

template <class Body>
double seconds(Body&& body) {
  const auto start = Clock::now();
  body();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double median(std::array<double, kRounds> values) {
  std::sort(values.begin(), values.end());
  return values[kRounds / 2];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: bench_stemmer TEXT\n");
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(file), {});
  const std::vector<std::string_view> words = words_of(text);
  const std::vector<std::string> strings(words.begin(), words.end());  // what Xapian takes

  std::array<double, kRounds> loads{};
  for (double& load : loads)
    load = seconds([] { (void)embedded_stemmer(); });
  const IndonesianStemmer ours = embedded_stemmer();
  const Xapian::Stem xapians("indonesian");
  std::string scratch;
  std::size_t letters = 0;

  std::array<double, kRounds> plain{};
  std::array<double, kRounds> cached{};
  std::array<double, kRounds> xapian{};
  for (std::size_t round = 0; round < kRounds; ++round) {
    xapian[round] = seconds([&] {
      for (const std::string& word : strings)
        letters += xapians(word).size();
    });
    plain[round] = seconds([&] {
      for (const std::string_view word : words)
        letters += ours.stem(word, scratch).size();
    });
    StemCache cache(ours);  // cold in every round
    cached[round] = seconds([&] {
      for (const std::string_view word : words)
        letters += cache.stem(word, scratch).size();
    });
  }
  const double count = static_cast<double>(words.size());
  // Ratios are taken within a round: on a busy machine rounds differ more than stemmers.
  const auto line = [&](const char* name, const std::array<double, kRounds>& times) {
    std::array<double, kRounds> ratios{};
    for (std::size_t round = 0; round < kRounds; ++round)
      ratios[round] = xapian[round] / times[round];
    fmt::print("{:<28} {:>12.0f} words/s  {:.2f} x Xapian\n", name, count / median(times),
               median(ratios));
  };
  fmt::print("{} words of running text ({} letters)\n", words.size(), letters);
  line("xapian indonesian", xapian);
  line("telusur, no cache", plain);
  line("telusur, cache per thread", cached);
  fmt::print("{:<28} {:>12} bytes\n", "cache memory", StemCache::kMemoryBytes);
  fmt::print("{:<28} {:>12} bytes\n", "lexicon memory", embedded_lexicon().size());
  fmt::print("{:<28} {:>12.2f} ms\n", "stemmer load time", 1000 * median(loads));
  return 0;
}
