// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/cleaner.hpp"

#include <doctest/doctest.h>

#include <cstdlib>

#include "readers/formats.hpp"
#include "support/utf8.hpp"

using namespace telusur;
using namespace telusur::cleaning;
using article::Article;

namespace {

std::string cleaned_body(std::string body) {
  Article article;
  article.body = std::move(body);
  return clean(std::move(article)).article.body;
}

std::uint32_t removed(const CleaningReport& report, std::string_view rule) {
  for (std::size_t i = 0; i < kBoilerplateRules; ++i) {
    if (boilerplate_rules()[i].name == rule) return report.removed[i];
  }
  FAIL("no such rule");
  return 0;
}

}  // namespace

TEST_CASE("an article comes out as its author wrote it") {
  Article dirty;
  dirty.id = "  id tetap ";
  dirty.title = " Satgas &amp;\n Project\u00A0S ";
  dirty.lead = "JAKARTA, KOMPAS.com - Ringkas.";
  dirty.body =
      "Liputan6.com, Jakarta - Kominfo membentuk satgas\u200B.\r\n\r\nADVERTISEMENT\r\n"
      "Baca juga: Harga iPhone 16e\r\n\u00E2\u20AC\u0153Kami siap,\u00E2\u20AC\u009D kata dia. "
      "(ant/rk)\nTerkini Lainnya\n- Harga iPhone 16e";
  dirty.authors = {" Sari  W ", "\u200B"};
  dirty.tags = {"UMKM\n"};
  dirty.url = " https://a.example/x ";
  dirty.source = "a.example";

  const auto [article, report] = clean(dirty);
  CHECK(article.id == "  id tetap ");
  CHECK(article.title == "Satgas & Project S");
  CHECK(article.lead == "Ringkas.");
  CHECK(article.body == "Kominfo membentuk satgas.\n\u201CKami siap,\u201D kata dia.");
  CHECK(article.authors == std::vector<std::string>{"Sari W"});
  CHECK(article.tags == std::vector<std::string>{"UMKM"});
  CHECK(article.url == "https://a.example/x");
  CHECK(article.source == "a.example");

  CHECK(report.repaired);
  CHECK(removed(report, "dateline") == 2);
  CHECK(removed(report, "widget") == 1);
  CHECK(removed(report, "read-also") == 1);
  CHECK(removed(report, "signature") == 1);
  CHECK(removed(report, "tail") == 1);
  CHECK(removed(report, "video-link") == 0);
  CHECK(report.removed_bytes > 100);
}

TEST_CASE("a clean article is left alone") {
  Article article;
  article.id = "a";
  article.title = "Judul \u2013 baru";
  article.body = "Paragraf satu.\nParagraf \u201Cdua\u201D.";
  const Cleaned once = clean(article);
  CHECK(once.article == article);
  CHECK(once.report == CleaningReport{});
}

TEST_CASE("a text that is nothing but boilerplate is kept rather than emptied") {
  CHECK(cleaned_body("ADVERTISEMENT") == "ADVERTISEMENT");
  CHECK(cleaned_body("Baca juga: Harga HP Naik Lagi") == "Baca juga: Harga HP Naik Lagi");
  CHECK(cleaned_body("Terkini Lainnya\n- Satu\n- Dua") == "Terkini Lainnya\n- Satu\n- Dua");
  CHECK(cleaned_body("ADVERTISEMENT\nTerkini Lainnya\n- Satu") == "Terkini Lainnya\n- Satu");
  CHECK(cleaned_body("") == "");
  CHECK(cleaned_body(" \u200B\n") == "");
}

TEST_CASE("cleaning time grows with the text, not with its square") {
  // Each shape repeats what makes a rule look ahead, all on one line. A quadratic rule would take
  // minutes here.
  for (const std::string_view piece :
       {"Baca juga: Harga HP ", "Advertisement Dua. ", "Simak Video: A ", "(ab/cd) ",
        "\u00C3\u00A9", "&amp;", "\u00C2 ", "[Gambas:", "Halaman 1 2 ", "Terkini Lainnya ",
        "Baca Juga :, ", ". "}) {
    std::string text = "Awal kalimat.";
    while (text.size() < 2'000'000)
      text += piece;
    CHECK_FALSE(cleaned_body(text).empty());
  }
  std::string lines = "Awal.\n";
  while (lines.size() < 2'000'000)
    lines += "Berita Terkait\nHarga HP\n";
  CHECK_FALSE(cleaned_body(lines + "Akhir kalimat ini.").empty());
}

TEST_CASE("the seed article keeps its own words and loses the headlines around it") {
  const char* shared = std::getenv("TELUSUR_SHARED");
  if (shared == nullptr || *shared == '\0') {
    MESSAGE("skipped: TELUSUR_SHARED is not set");
    return;
  }
  const auto reader =
      indexer::open_reader(indexer::Input{std::string(shared) + "/data/seed_article.txt", {}});
  REQUIRE(reader);
  const auto record = (*reader)->next();
  REQUIRE(record);
  REQUIRE(record->article);
  const std::string body = clean(*record->article).article.body;
  for (const char* gone : {"iPhone", "16e", "Nubia", "Terkini Lainnya", "Baca juga", "Bahayanya"}) {
    CAPTURE(gone);
    CHECK(body.find(gone) == std::string::npos);
  }
  for (const char* kept : {"Trendy Beat", "Apa itu Project S?", "PSE", "UMKM", "ByteDance"}) {
    CAPTURE(kept);
    CHECK(body.find(kept) != std::string::npos);
  }
}

TEST_CASE("the news data loses little, never all, and stays valid") {
  const char* shared = std::getenv("TELUSUR_SHARED");
  if (shared == nullptr || *shared == '\0') {
    MESSAGE("skipped: TELUSUR_SHARED is not set");
    return;
  }
  const auto reader =
      indexer::open_reader(indexer::Input{std::string(shared) + "/data/news.ndjson.gz", {}});
  REQUIRE(reader);
  std::size_t before = 0;
  std::size_t taken = 0;
  std::size_t emptied = 0;
  std::size_t broken = 0;
  while (auto record = (*reader)->next()) {
    REQUIRE(record->article);
    before += record->article->body.size();
    const auto [article, report] = clean(std::move(*record->article));
    taken += report.removed_bytes;
    emptied += article.body.empty() ? 1 : 0;
    broken += utf8::valid(article.body) && article::validate(article) ? 0 : 1;
  }
  CHECK(emptied == 0);
  CHECK(broken == 0);
  CHECK(taken * 100 < before * 3);
}
