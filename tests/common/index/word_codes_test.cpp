// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/word_codes.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzers.hpp"

using namespace telusur;
using namespace telusur::index;

namespace {

struct Words {
  std::vector<StemHash> stems;
  std::vector<FormHash> forms;

  bool operator==(const Words&) const = default;
};

/// Hashes as the default analyzer gives them.
Words words_of(std::string_view text) {
  static const analysis::Analyzer kAnalyzer = analysis::make_default_analyzer();
  analysis::TokenBuffer buffer;
  analyze(kAnalyzer, text, buffer);
  Words words;
  for (const analysis::Token& token : buffer.tokens()) {
    words.stems.push_back(stem_hash(token.stem));
    words.forms.push_back(form_hash(token.surface));
  }
  return words;
}

std::string encoded(const Words& words) {
  std::string bytes;
  append_words(bytes, words.stems, words.forms);
  return bytes;
}

/// What the bytes hold, if they hold so many words; `rest` gets what follows them.
bool read(std::string_view bytes, std::size_t count, Words& words, std::string_view& rest) {
  words.stems.assign(count, 0);
  words.forms.assign(count, 0);
  ByteReader in(bytes);
  const bool whole = read_words(in, words.stems, words.forms);
  rest = in.rest();
  return whole;
}

}  // namespace

TEST_CASE("frequent words take a byte, known ones two, others four") {
  struct Row {
    const char* word;
    std::size_t bytes;
  };
  for (const auto& [word, bytes] : {Row{"yang", 1}, Row{"dan", 1}, Row{"peretasan", 2},
                                    Row{"pertumbuhan", 2}, Row{"qwrtzpx", 4}}) {
    const std::string shown = word;
    CAPTURE(shown);
    CHECK(encoded(words_of(word)).size() == bytes);
  }
}

TEST_CASE("whatever the words are, they come back, and what follows is left") {
  std::mt19937 random(5);
  std::uniform_int_distribution<unsigned> hash(0, 0xFFFFFF);
  for (std::size_t count = 0; count < 40; ++count) {
    for (const std::string_view behind : {"", "x", "\xFF\xFF\xFF\xFF\xFF\xFF"}) {
      Words words = words_of("yang telah melakukan peretasan data");
      for (std::size_t i = 0; i < count; ++i) {
        words.stems.push_back(static_cast<StemHash>(hash(random)));
        words.forms.push_back(static_cast<FormHash>(hash(random)));
      }
      Words again;
      std::string_view rest;
      const std::string bytes = encoded(words) + std::string(behind);
      REQUIRE(read(bytes, words.stems.size(), again, rest));
      CHECK(again == words);
      CHECK(rest == behind);
    }
  }
}

TEST_CASE("too few bytes are noticed, wherever they end") {
  const Words words = words_of("yang telah qwrtzpx melakukan zzkqj peretasan xqzzv");
  const std::string bytes = encoded(words);
  Words again;
  std::string_view rest;
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CAPTURE(size);
    CHECK(!read(std::string_view(bytes).substr(0, size), words.stems.size(), again, rest));
  }
}
