// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/markdown_reader.hpp"

#include <doctest/doctest.h>

#include <string>

#include "read_all.hpp"

using namespace telusur;
using namespace telusur::indexer;
using test::article_of;
using test::error_of;
using test::published;

namespace {
const Input kFile{"isi/2023-07-20-satgas.md", "isi"};
using Words = std::vector<std::string>;
}  // namespace

TEST_CASE("front matter in YAML and in TOML") {
  for (const char* front : {
           "---\ntitle: \"Satgas: resmi\"\ndate: 2023-07-21 14:05:00 +0700\n"
           "tags: [umkm, tiktok]\nauthor: {name: Sari}\nurl: https://k.example/satgas\n---\n",
           "+++\ntitle = 'Satgas: resmi'\ndate = 2023-07-21T14:05:00+07:00\n"
           "tags = ['umkm', 'tiktok']\nurl = 'https://k.example/satgas'\n[author]\nname = 'Sari'\n"
           "+++\n",
       }) {
    CAPTURE(front);
    const auto article = article_of(
        std::string(front) + "\nParagraf *satu*\ndi dua baris.\n\n## Sub\n\n- butir [a](b)\n",
        kFile);
    CHECK(article.title == "Satgas: resmi");
    CHECK(article.id == "k.example/satgas");
    CHECK(published(article) == "2023-07-21T14:05:00+07:00");
    CHECK(article.tags == Words{"umkm", "tiktok"});
    CHECK(article.authors == Words{"Sari"});
    CHECK(article.body == "Paragraf satu di dua baris.\nSub\nbutir a");
  }
}

TEST_CASE("title, date and id from elsewhere where the front matter has none") {
  const auto article = article_of("---\nlayout: post\n---\n# Satgas Resmi #\n\nIsi.\n", kFile);
  CHECK(article.title == "Satgas Resmi");
  CHECK(article.body == "Isi.");
  CHECK(published(article) == "2023-07-20T00:00:00+07:00");
  CHECK(article.id == "2023-07-20-satgas.md");
}

TEST_CASE("what is wrong is named by line") {
  CHECK(error_of("---\ntitle: A\nx: [1\n---\nIsi", kFile).find("satgas.md: line ") !=
        std::string::npos);
  CHECK(error_of("+++\ntitle = \n+++\nIsi", kFile).find("satgas.md: line 2: front matter:") !=
        std::string::npos);
  CHECK(error_of("---\ntitle: A\nIsi", kFile) ==
        "isi/2023-07-20-satgas.md: line 1: the front matter has no end (quote texts that hold a "
        "colon)");
  CHECK(error_of("---\ntitle: A\n---\n", kFile) ==
        "isi/2023-07-20-satgas.md: body: there is no text below the front matter");
  CHECK(error_of("---\ntitle: [A]\n---\nIsi", kFile) ==
        "isi/2023-07-20-satgas.md: title: is a list (expected a string)");
}

TEST_CASE("aliases of YAML cannot make a small file large") {
  std::string bomb = "---\ntitle: A\na: &a [x, x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c < 'm'; ++c) {
    const std::string before = std::string("*") + static_cast<char>(c - 1);
    bomb += std::string(1, c) + ": &" + c + " [" + before;
    for (int i = 0; i < 9; ++i)
      bomb += ", " + before;
    bomb += "]\n";
  }
  CHECK(article_of(bomb + "---\nIsi.\n", kFile).title == "A");
}

TEST_CASE("Markdown without front matter is no article") {
  CHECK(match_markdown("# Proyek\n\nPetunjuk.") == Match::never);
  CHECK(match_markdown("---\ntitle: A\n---\n") == Match::certain);
}
