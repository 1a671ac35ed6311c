// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/stored_article.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace telusur;
using namespace telusur::index;
using article::Article;

namespace {

Article full_article() {
  Article article;
  article.id = "kabar/2023/07/project-s";
  article.title = "Mengenal Project S \U0001F600";
  article.lead = "Ringkasan caf\u00E9";
  article.body = "Paragraf satu.\nParagraf dua.";
  article.published = *article::parse_timestamp("2023-07-20T09:10:00+07:00");
  article.updated = *article::parse_timestamp("1969-12-31T23:00:00-03:30");
  article.source = "tekno.kabartekno.example";
  article.section = "kebijakan";
  article.authors = {"Galih Anindita", "Maya"};
  article.tags = {"UMKM", "", "TikTok"};
  article.url = "https://tekno.kabartekno.example/project-s?a=1&b=2";
  article.language = "id";
  return article;
}

}  // namespace

TEST_CASE("an article comes back as it was") {
  for (const Article& article : {full_article(), Article{}}) {
    const auto read = decode_article(encode_article(article));
    REQUIRE(read.has_value());
    CHECK(*read == article);
    if (article.published) {
      CHECK(to_rfc3339(*read->published) == to_rfc3339(*article.published));
      CHECK(to_rfc3339(*read->updated) == to_rfc3339(*article.updated));
    }
  }
}

TEST_CASE("no beginning of an article is taken for an article") {
  const std::string bytes = encode_article(full_article());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CAPTURE(size);
    const auto read = decode_article(std::string_view(bytes).substr(0, size));
    REQUIRE(!read);
    CHECK(read.error().code == ErrorCode::index_damaged);
  }
  CHECK(!decode_article(bytes + "x"));
}

TEST_CASE("damaged articles are refused, or can at least be shown") {
  const std::string bytes = encode_article(full_article());
  std::mt19937 random(11);
  std::uniform_int_distribution<std::size_t> place(0, bytes.size() - 1);
  std::uniform_int_distribution<int> value(0, 255);
  for (int round = 0; round < 30'000; ++round) {
    std::string damaged = bytes;
    for (int flips = 1 + round % 4; flips > 0; --flips)
      damaged[place(random)] = static_cast<char>(value(random));
    const auto read = decode_article(damaged);
    if (!read) continue;
    if (read->published) CHECK(!to_display_date(*read->published, Language::english).empty());
    if (read->updated) CHECK(!to_rfc3339(*read->updated).empty());
  }
}

TEST_CASE("the text is the lead of the source, if any, and the body") {
  Article article;
  article.body = "Isi.";
  CHECK(text_of(article) == "Isi.");
  article.lead = "Ringkasan.";
  CHECK(text_of(article) == "Ringkasan.\nIsi.");
}
