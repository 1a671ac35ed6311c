// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "invariants.hpp"
#include "query_text.hpp"

namespace telusur::search::testing {
namespace {

constexpr std::array<std::string_view, 53> kParts = {" ",
                                                     " ",
                                                     " ",
                                                     "\"",
                                                     "(",
                                                     ")",
                                                     "-",
                                                     "|",
                                                     "*",
                                                     "~5",
                                                     ":",
                                                     "..",
                                                     ",",
                                                     "\xE2\x80\x9C",
                                                     "\xE2\x80\x9D",
                                                     "\xC2\xA0",
                                                     "\xFF",
                                                     "\xE2",
                                                     "\xF0\x9F",
                                                     "OR",
                                                     "ATAU",
                                                     "DAN",
                                                     "AND",
                                                     "NOT",
                                                     "BUKAN",
                                                     "NEAR",
                                                     "NEAR/5",
                                                     "judul:",
                                                     "simpanan:",
                                                     "isi:",
                                                     "sumber:",
                                                     "penulis:",
                                                     "tag:",
                                                     "sejak:",
                                                     "sampai:",
                                                     "tanggal:",
                                                     "kemarin",
                                                     "pekan lalu",
                                                     "7 hari",
                                                     "Juli 2023",
                                                     "2023-07",
                                                     "Rp",
                                                     "1,5",
                                                     "juta",
                                                     "e-commerce",
                                                     "Project",
                                                     "S",
                                                     "iPhone",
                                                     "16",
                                                     "anak-anak",
                                                     "C++",
                                                     "peretasan",
                                                     "kata"};

/// Random syntax, random bytes, or both.
std::string random_text(std::mt19937& random) {
  std::string text;
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  const std::size_t bytes_in_ten = below(11);
  for (std::size_t parts = below(40); parts > 0; --parts) {
    if (below(10) < bytes_in_ten / 3) {
      text += static_cast<char>(below(256));
    } else {
      text += kParts[below(kParts.size())];
      if (below(3) == 0) text += ' ';
    }
  }
  return text;
}

}  // namespace

TEST_CASE("any bytes give a well-formed query, always the same") {
  std::mt19937 random(20230724);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random_text(random);
    for (const BareDates bare : {BareDates::words, BareDates::clear, BareDates::always}) {
      const Query query = parsed(text, bare);
      const std::string broken = Invariants::broken(query);
      if (!broken.empty() || to_string(query) != understood(text, bare)) {
        CAPTURE(text);
        CAPTURE(to_string(query));
        FAIL(broken);
      }
    }
  }
}

TEST_CASE("no word is lost: what is neither syntax nor value is in the tree") {
  constexpr std::array<std::string_view, 12> kSyntax = {
      " ", "(", ")", "-", "|", "OR", "\"", "*", "DAN", "NOT ", "NEAR/3", "judul:"};
  std::mt19937 random(7);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    std::vector<std::string> words;
    for (auto parts = random() % 25; parts > 0; --parts) {
      if (random() % 2 == 0) {
        text += kSyntax[random() % kSyntax.size()];
      } else {
        words.push_back("kata" + std::string(1, static_cast<char>('a' + words.size())));
        text += ' ' + words.back() + ' ';
      }
    }
    const std::string printed = understood(text);
    for (const std::string& word : words) {
      CAPTURE(text);
      CAPTURE(printed);
      REQUIRE(printed.find(word) != std::string::npos);
    }
  }
}

// What took exponential time would run into the limit of ctest.
TEST_CASE("hostile repetition, as long as a query may be, gives a well-formed query") {
  for (std::string_view part :
       {"(",       ")",       "\"",     "-",         "|",     "*",      "a*",
        "NOT ",    "OR ",     "a OR ",  "judul:",    "tag:(", "tag:\"", "-(",
        "(a OR -", "a NEAR ", "sejak:", "tag:a OR ", "e-",    "\"a",    "tanggal:juli ",
        "\xFF"}) {
    CAPTURE(part);
    std::string text;
    while (text.size() < kMaxQueryBytes)
      text += part;
    CHECK(Invariants::broken(parsed(text)).empty());
  }
}

}  // namespace telusur::search::testing
