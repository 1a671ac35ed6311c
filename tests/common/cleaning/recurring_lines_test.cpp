// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/recurring_lines.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

using telusur::cleaning::RecurringLines;
using telusur::cleaning::without;

namespace {

/// A text of its own for each number, long enough that a line or two are no large share of it.
std::string own(int number) {
  std::string text;
  for (int line = 0; line < 4; ++line) {
    text +=
        fmt::format("Kalimat {} dari artikel {} menceritakan hal yang tidak ada di tempat lain.\n",
                    line, number);
  }
  return text;
}

constexpr int kSome = static_cast<int>(RecurringLines::kLeastArticles);

/// What is left of a text that `times` articles of one source have, each with its own sentences.
std::string left_of(const std::string& before, const std::string& after, int times) {
  RecurringLines lines;
  for (int i = 0; i < times; ++i)
    lines.count("k.example", before + own(i) + after);
  const std::string body = before + own(0) + after;
  return without(body, lines.find("k.example", body));
}

}  // namespace

TEST_CASE("a line that many articles of a source have is taken, and no sooner") {
  const std::string foot = "Unduh aplikasi kami di toko terdekat";
  CHECK(left_of("", foot, kSome) == own(0));
  CHECK(left_of("", foot, kSome - 1) == own(0) + foot);
  CHECK(left_of(foot + "\n", "", kSome) == "\n" + own(0));
}

TEST_CASE("within a text only what cannot be a sentence") {
  const auto within = [](const std::string& line) {
    RecurringLines lines;
    std::string body;
    for (int i = kSome - 1; i >= 0; --i) {
      body = own(i) + line + "\n" + own(i + 1000);
      lines.count("k.example", body);
    }
    return !lines.find("k.example", body).empty();
  };
  CHECK(within("Simak juga siaran langsung kami"));
  CHECK_FALSE(within("Pemilihan umum akan digelar pada bulan Februari tahun depan."));
  CHECK_FALSE(within("Spesifikasi lengkap"));  // two words may be a subheading
}

TEST_CASE("short lines need a larger share") {
  constexpr int kMany = static_cast<int>(RecurringLines::kLeastArticlesOfShort);
  CHECK(left_of("", "Baca Juga", kMany) == own(0));
  CHECK(left_of("", "Baca Juga", kMany - 1) == own(0) + "Baca Juga");
}

TEST_CASE("a whole sentence at the end needs more articles") {
  constexpr int kMany = static_cast<int>(RecurringLines::kLeastArticlesOfSentence);
  const std::string foot = "Melawan kabar bohong adalah tugas kita bersama.";
  CHECK(left_of("", foot, kMany) == own(0));
  CHECK(left_of("", foot, kMany - 1) == own(0) + foot);
}

TEST_CASE("the share counts, not the number alone") {
  RecurringLines lines;
  const std::string line = "Laporan khusus dari Surabaya";
  const int articles = static_cast<int>(RecurringLines::kShare) * 20;
  for (int i = 0; i < articles; ++i)
    lines.count("k.example", i < 10 ? own(i) + line : own(i));
  CHECK(lines.find("k.example", own(0) + line).empty());
}

TEST_CASE("a copy of other articles is left whole") {
  RecurringLines lines;
  for (int i = 0; i < 50; ++i)
    lines.count("k.example", own(7));
  CHECK(lines.find("k.example", own(7)).empty());
}

TEST_CASE("each source has its own furniture; without a source there is none") {
  RecurringLines lines;
  const std::string foot = "Unduh aplikasi kami di toko terdekat.";
  for (int i = 0; i < 50; ++i) {
    lines.count("k.example", own(i) + foot);
    lines.count("lain.example", own(i));
    lines.count("", own(i) + foot);
  }
  CHECK_FALSE(lines.find("k.example", own(0) + foot).empty());
  CHECK(lines.find("lain.example", own(0) + foot).empty());
  CHECK(lines.find("", own(0) + foot).empty());
}
