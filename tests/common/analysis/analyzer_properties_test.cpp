// SPDX-License-Identifier: GPL-2.0-or-later
// What holds for any bytes at all, tried on texts made up from a fixed seed.
#include <doctest/doctest.h>

#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "analysis/sentences.hpp"
#include "support/utf8.hpp"
#include "tokens_text.hpp"

using namespace telusur;
using namespace telusur::testing;

namespace {

constexpr int kTexts = 4000;

std::string made_up(std::mt19937& random) {
  static const char* const kParts[] = {
      "Project",      " ",         " ",      "S",          "-",      "'",
      "'s",           "\u2019",    "Rp",     "1,5",        "juta",   "800.000",
      "5G",           "anak-anak", "e",      "\u0301",     "\u00E9", "\xC3",
      "\xFF",         "\xF0\x9F",  "\u200B", "\U0001F600", "\uFF34", "c++",
      "C#",           ".",         "\n",     "\u00A0",     "\u00DF", "\uFDFA",
      "\u65E5\u672C", "dan",       "di",     "v",          "70",     "\u2010",
      "\u0660",       "\uFB01",    "GB",     "`",          "US",     "$",
      "Rp."};
  std::uniform_int_distribution<std::size_t> part(0, std::size(kParts) - 1);
  std::uniform_int_distribution<int> length(0, 30);
  std::uniform_int_distribution<int> byte(0, 255);
  std::string text;
  for (int i = length(random); i > 0; --i) {
    if (byte(random) < 24) {
      text.push_back(static_cast<char>(byte(random)));
    } else {
      text += kParts[part(random)];
    }
  }
  return text;
}

/// True where a character begins or the text ends, as a left-to-right reader sees it.
std::vector<bool> boundaries_of(std::string_view text) {
  std::vector<bool> boundary(text.size() + 1, false);
  for (std::size_t at = 0; at < text.size(); at += utf8::decode(text, at).length)
    boundary[at] = true;
  boundary[text.size()] = true;
  return boundary;
}

template <class Check>
void for_each_text(Check&& check) {
  std::mt19937 random(20230720);
  for (int i = 0; i < kTexts; ++i) {
    const std::string text = made_up(random);
    CAPTURE(text);
    check(text);
  }
}

}  // namespace

TEST_CASE("token ranges lie within the text, on character boundaries") {
  analysis::TokenBuffer buffer;
  const auto analyzer = plain_analyzer();
  for_each_text([&](const std::string& text) {
    analyze(analyzer, text, buffer);
    const std::vector<bool> boundary = boundaries_of(text);
    for (const analysis::Token& token : buffer.tokens()) {
      REQUIRE(token.begin < token.end);
      REQUIRE(token.end <= text.size());
      REQUIRE(boundary[token.begin]);
      REQUIRE(boundary[token.end]);
      REQUIRE(!token.surface.empty());
      REQUIRE(!token.stem.empty());
      REQUIRE(token.surface.size() <= analysis::kMaxSurfaceBytes);
      REQUIRE(utf8::valid(token.surface));
      REQUIRE(token.surface.find(' ') == std::string_view::npos);
    }
  });
}

TEST_CASE("words are numbered one by one and do not overlap") {
  analysis::TokenBuffer buffer;
  const auto analyzer = plain_analyzer();
  for_each_text([&](const std::string& text) {
    analyze(analyzer, text, buffer);
    std::uint32_t next = 0;
    std::uint32_t end = 0;
    for (const analysis::Token& token : buffer.tokens()) {
      if (is_overlay(token.kind)) continue;
      REQUIRE(token.position == next++);
      REQUIRE(token.span == 1);
      REQUIRE(token.begin >= end);
      end = token.end;
    }
    REQUIRE(buffer.words() == next);
  });
}

TEST_CASE("an overlay comes after its words and covers exactly them") {
  analysis::TokenBuffer buffer;
  const auto analyzer = plain_analyzer();
  for_each_text([&](const std::string& text) {
    analyze(analyzer, text, buffer);
    std::vector<analysis::Token> words;
    for (const analysis::Token& token : buffer.tokens()) {
      if (!is_overlay(token.kind)) {
        words.push_back(token);
        continue;
      }
      REQUIRE(token.span >= 2);
      REQUIRE(token.position + token.span <= words.size());
      REQUIRE(token.begin == words[token.position].begin);
      REQUIRE(token.end == words[token.position + token.span - 1].end);
    }
  });
}

TEST_CASE("a buffer used before gives what a new one gives") {
  analysis::TokenBuffer used;
  const auto analyzer = plain_analyzer();
  for_each_text([&](const std::string& text) {
    analysis::TokenBuffer fresh;
    analyze(analyzer, text, used);
    analyze(analyzer, text, fresh);
    REQUIRE(used.tokens().size() == fresh.tokens().size());
    for (std::size_t i = 0; i < fresh.tokens().size(); ++i) {
      const analysis::Token& a = used.tokens()[i];
      const analysis::Token& b = fresh.tokens()[i];
      REQUIRE(a.begin == b.begin);
      REQUIRE(a.end == b.end);
      REQUIRE(a.position == b.position);
      REQUIRE(a.kind == b.kind);
      REQUIRE(a.surface == b.surface);
      REQUIRE(a.stem == b.stem);
    }
  });
}

TEST_CASE("a long text keeps its first surfaces") {
  std::string text;
  constexpr int kWords = 50'000;  // several chunks of the buffer
  for (int i = 0; i < kWords; ++i)
    text += "kata" + std::string(1, static_cast<char>('a' + i % 26)) + ' ';
  analysis::TokenBuffer buffer;
  analyze(plain_analyzer(), text, buffer);
  REQUIRE(buffer.tokens().size() == kWords);
  CHECK(buffer.tokens().front().surface == "kataa");
  CHECK(buffer.tokens()[25].surface == "kataz");
  CHECK(buffer.words() == kWords);
}

TEST_CASE("sentences begin at characters that are no blank, in order") {
  std::vector<std::uint32_t> starts;
  for_each_text([&](const std::string& text) {
    analysis::find_sentences(text, starts);
    const std::vector<bool> boundary = boundaries_of(text);
    for (std::size_t i = 0; i < starts.size(); ++i) {
      REQUIRE(starts[i] < text.size());
      REQUIRE(boundary[starts[i]]);
      REQUIRE(std::string_view(" \t\r\n").find(text[starts[i]]) == std::string_view::npos);
      if (i > 0) REQUIRE(starts[i - 1] < starts[i]);
    }
    REQUIRE(starts.empty() == (text.find_first_not_of(" \t\r\n") == std::string::npos));
  });
}
