// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/html_reader.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "read_all.hpp"

using namespace telusur;
using namespace telusur::indexer;
using article::Article;
using test::article_of;
using test::error_of;
using test::published;

namespace {

using Words = std::vector<std::string>;

constexpr std::string_view kParagraphs =
    "<p>Pemerintah daerah memasang seratus titik internet gratis di taman kota pada pekan ini.</p>"
    "<p>Warga dapat memakainya tanpa mendaftar, cukup menyambung ke jaringan yang tersedia.</p>";
constexpr std::string_view kBody =
    "Pemerintah daerah memasang seratus titik internet gratis di taman kota pada pekan ini.\n"
    "Warga dapat memakainya tanpa mendaftar, cukup menyambung ke jaringan yang tersedia.";

std::string page(std::string_view head, std::string_view body = kParagraphs) {
  return "<!doctype html><html lang=\"id-ID\"><head>" + std::string(head) + "</head><body>" +
         std::string(body) + "</body></html>";
}

const Input kMirrored{"simpanan/kota.example/internet/2024/03/titik.html", "simpanan"};

Article read(std::string_view head, std::string_view body = kParagraphs) {
  return article_of(page(head, body), kMirrored);
}

std::vector<std::string> rules_of(std::string_view body, std::string_view text) {
  std::vector<std::string> rules;
  for (const Record& record : test::records_of(page("", body), kMirrored)) {
    for (const RemovedText& removed : record.removed) {
      if (removed.text.find(text) != std::string::npos) rules.push_back(removed.rule);
    }
  }
  return rules;
}

}  // namespace

TEST_CASE("a bare page is its text, its title and what the path says") {
  const Article article = read("<title>Internet Gratis di Taman</title>");
  CHECK(article.title == "Internet Gratis di Taman");
  CHECK(article.body == kBody);
  CHECK(article.id == "kota.example/internet/2024/03/titik.html");
  CHECK(article.url == "https://kota.example/internet/2024/03/titik.html");
  CHECK(article.source == "kota.example");
  CHECK(article.section == "internet");
  CHECK(published(article) == "2024-03-01T00:00:00+07:00");
  CHECK(article.language == "id");
}

TEST_CASE("a page that leaves out the tags that HTML lets it leave out") {
  const Article article =
      article_of("<!doctype html><title>Internet Gratis</title><nav>Beranda</nav><article>" +
                     std::string(kParagraphs) + "</article>",
                 kMirrored);
  CHECK(article.title == "Internet Gratis");
  CHECK(article.body == kBody);
}

TEST_CASE("JSON-LD, OpenGraph, microdata and plain HTML, in this order") {
  const std::string json =
      R"(<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"WebSite","name":"Kota"},
        {"@type":["Article","NewsArticle"],"headline":"Judul JSON","datePublished":
         "2024-03-05T08:00:00+08:00","dateModified":"2024-03-06","articleSection":"Kota Pintar",
         "author":[{"@type":"Person","name":"Dian Puspita"},{"name":"Bram"}],
         "keywords":"wifi, taman","publisher":{"name":"Kota"},"description":"Ringkas JSON",},]}
      </script>)";
  const std::string graph =
      "<meta property=\"og:title\" content=\"Judul OG\">"
      "<meta property=\"article:published_time\" content=\"2024-03-04T08:00:00+07:00\">"
      "<meta property=\"article:section\" content=\"Internet\">"
      "<meta property=\"article:tag\" content=\"OG\"><meta name=\"author\" content=\"Penulis OG\">"
      "<meta property=\"og:description\" content=\"Ringkas OG\">";
  const std::string micro =
      "<div itemscope><span itemprop=\"headline\">Judul mikro</span>"
      "<time itemprop=\"datePublished\" datetime=\"2024-03-03\">kapan</time>"
      "<span itemprop=\"author\"><span itemprop=\"name\">Penulis mikro</span></span></div>";
  const std::string plain = "<title>Judul polos</title>";

  const Article all = read(json + graph + plain, micro + std::string(kParagraphs));
  CHECK(all.title == "Judul JSON");
  CHECK(published(all) == "2024-03-05T08:00:00+08:00");
  CHECK(all.updated.has_value());
  CHECK(all.section == "Kota Pintar");
  CHECK(all.authors == Words{"Dian Puspita", "Bram"});
  CHECK(all.tags == Words{"wifi", "taman"});
  CHECK(all.lead == "Ringkas JSON");

  const Article no_json = read(graph + plain, micro + std::string(kParagraphs));
  CHECK(no_json.title == "Judul OG");
  CHECK(published(no_json) == "2024-03-04T08:00:00+07:00");
  CHECK(no_json.section == "internet");  // the name of the address's first folder
  CHECK(no_json.authors == Words{"Penulis OG"});
  CHECK(no_json.tags == Words{"OG"});

  const Article no_graph = read(plain, micro + std::string(kParagraphs));
  CHECK(no_graph.title == "Judul mikro");
  CHECK(published(no_graph) == "2024-03-03T00:00:00+07:00");
  CHECK(no_graph.authors == Words{"Penulis mikro"});
}

TEST_CASE("JSON-LD is read through the usual damage") {
  for (const char* script : {
           "{\"@type\":\"NewsArticle\",\"headline\":\"Satu\",}",
           "<!-- {\"@type\":\"NewsArticle\",\"headline\":\"Satu\"} -->",
           "//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"Satu\"}\n//]]>",
           "{\"@type\":\"NewsArticle\",\"headline\":\"Satu\",\"description\":\"dua\nbaris\"}",
           "[{\"@type\":\"Organization\"},{\"@type\":\"ReportageNewsArticle\",\"headline\":"
           "\"Satu\"}]",
       }) {
    CAPTURE(script);
    CHECK(read("<script type=\"application/ld+json\">" + std::string(script) + "</script>").title ==
          "Satu");
  }
  // Beyond reading, the rest of the page serves.
  CHECK(read("<script type=\"application/ld+json\">{\"headline\": </script><title>Dua</title>")
            .title == "Dua");
}

TEST_CASE("the title is without the site's name, and whole where metadata cuts it") {
  CHECK(read("<meta property=\"og:site_name\" content=\"Kota\"><title>Taman Kota - Kota</title>")
            .title == "Taman Kota");
  CHECK(read("<title>Taman | kota.example</title>").title == "Taman");
  CHECK(read("<title>Taman - Sebuah Tinjauan</title>").title == "Taman - Sebuah Tinjauan");
  CHECK(read("<meta property=\"og:title\" content=\"Internet Gratis Dipasang di Taman...\">",
             "<h1>Internet Gratis Dipasang di Taman Kota Mulai Pekan Ini</h1>" +
                 std::string(kParagraphs))
            .title == "Internet Gratis Dipasang di Taman Kota Mulai Pekan Ini");
}

TEST_CASE("the address a page gives itself goes before the file's") {
  const Article article = read(
      "<link rel=\"canonical\" "
      "href=\"https://M.Berita.example/gawai/read/7/?utm_source=x#atas\">");
  CHECK(article.id == "m.berita.example/gawai/read/7");
  CHECK(article.source == "m.berita.example");
  CHECK(article.section == "gawai");
}

TEST_CASE("pages of one article agree on its address, however they name it") {
  for (const char* head :
       {"<link rel=\"canonical\" href=\"https://kota.example/internet/taman\">",
        "<link rel=\"canonical\" href=\"//kota.example/internet/taman?utm_source=amp\">",
        "<meta property=\"og:url\" content=\"http://kota.example/internet/taman/\">",
        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"mainEntityOfPage\":"
        "{\"@type\":\"WebPage\",\"@id\":\"https://kota.example/internet/taman\"}}</script>",
        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"mainEntityOfPage\":"
        "\"True\",\"url\":\"https://kota.example/internet/taman\"}</script>"}) {
    CAPTURE(head);
    CHECK(read(head).id == "kota.example/internet/taman");
  }
}

TEST_CASE("a page that calls itself by the address of the home page keeps its own") {
  CHECK(read("<link rel=\"canonical\" href=\"https://kota.example/\">").id == read("").id);
}

TEST_CASE("a date that only the eye sees") {
  const auto dated = [](std::string_view line) {
    return published(read("", "<h1>Judul</h1><div class=\"tanggal\">" + std::string(line) +
                                  "</div><div>" + std::string(kParagraphs) + "</div>"));
  };
  CHECK(dated("Kamis, 14 Maret 2024 | 14.05 WIB") == "2024-03-14T14:05:00+07:00");
  CHECK(dated("Oleh Dian - 14/03/2024, 09:30 WITA") == "2024-03-14T09:30:00+08:00");
  CHECK(dated("Diperbarui nanti") == "2024-03-01T00:00:00+07:00");
}

TEST_CASE("relative dates count from when the page was fetched") {
  Input input = kMirrored;
  input.fetched = *article::parse_timestamp("2024-03-15T10:00:00+07:00");
  const auto dated = [&](std::string_view line) {
    return published(article_of(page("", "<h1>Judul</h1><div>" + std::string(line) + "</div><div>" +
                                             std::string(kParagraphs) + "</div>"),
                                input));
  };
  CHECK(dated("2 jam lalu") == "2024-03-15T08:00:00+07:00");
  CHECK(dated("Kemarin, 14:05 WIB") == "2024-03-14T14:05:00+07:00");
}

TEST_CASE("furniture in and around the text is left out, with the rule's name") {
  struct Row {
    const char* markup;
    const char* text;
    const char* rule;
  };
  const std::string half = std::string(kParagraphs.substr(0, kParagraphs.find("<p>", 3)));
  const std::string rest(kParagraphs.substr(half.size()));
  for (const Row& row : {
           Row{"<nav><a href=/>Beranda</a></nav>", "Beranda", "html-navigation"},
           Row{"<div role=\"navigation\">Menu atas</div>", "Menu atas", "html-navigation"},
           Row{"<figure><img><figcaption>Suasana taman (Foto: Ant)</figcaption></figure>",
               "Suasana", "html-caption"},
           Row{"<div class=\"post__shareBar\">Bagikan: WA X</div>", "Bagikan", "html-share"},
           Row{"<div id=\"div-iklan-1\">Pasang iklan</div>", "Pasang", "html-advertisement"},
           Row{"<div class=\"box baca-juga\"><p>Baca Juga</p><a href=/a>Trotoar Baru</a></div>",
               "Trotoar", "html-related"},
           Row{"<p>Baca juga: <a href=/a>Trotoar Baru Diresmikan Wali Kota</a></p>", "Trotoar",
               "html-link-line"},
           Row{"<ul><li><a href=/a>Trotoar Baru Diresmikan</a></li></ul>", "Trotoar",
               "html-link-line"},
           Row{"<h3>Pilihan lain</h3><ul><li><a href=/a>Trotoar Baru Diresmikan</a></li></ul>",
               "Pilihan lain", "html-link-heading"},
           Row{"<div style=\"display:none\">Rahasia</div>", "Rahasia", "html-hidden"},
           Row{"<form><label>Surel</label> Daftar nawala</form>", "Daftar", "html-form"},
           Row{"<section class=\"comments-area\"><p>Mantap min, lanjutkan!</p></section>", "Mantap",
               "html-comments"},
       }) {
    CAPTURE(row.markup);
    const std::string body = "<div class=\"isi\">" + half + row.markup + rest + "</div>";
    CHECK(article_of(page("", body), kMirrored).body == kBody);
    CHECK(rules_of(body, row.text) == Words{row.rule});
  }
}

TEST_CASE("class names are not believed of what holds the article") {
  CHECK(read("",
             "<div class=\"konten with-sidebar tag-taman\">" + std::string(kParagraphs) + "</div>")
            .body == kBody);
  CHECK(read("", "<article class=\"post tag-iklan\"><h1>J</h1>" + std::string(kParagraphs) +
                     "</article>")
            .body == kBody);
}

TEST_CASE("an inline `Baca juga` is cut from its paragraph, links in sentences stay") {
  const Article article = read(
      "",
      "<p>Pemerintah memasang titik internet gratis di <a href=/t>taman kota</a> pekan ini. "
      "<strong>Baca juga: <a href=/a>Trotoar Baru Diresmikan Wali Kota</a></strong> Warga dapat "
      "memakainya tanpa mendaftar.</p>" +
          std::string(kParagraphs));
  CHECK(article.body.find("taman kota pekan ini.") != std::string::npos);
  CHECK(article.body.find("Warga dapat memakainya tanpa mendaftar.") != std::string::npos);
  CHECK(article.body.find("Trotoar") == std::string::npos);
}

TEST_CASE("lines are paragraphs, items, rows and what <br> divides") {
  const Article article =
      read("",
           "<div><p>Satu kalimat pembuka yang cukup panjang<br>lalu baris kedua di bawahnya.</p>"
           "<ol><li>Butir   satu</li><li>Butir\n dua</li></ol>"
           "<table><tr><th>Kota</th><th>Titik</th></tr><tr><td>Solo</td><td>40</td></tr></table>"
           "<p>Kalimat penutup yang panjangnya juga cukup untuk sebuah paragraf berita.</p></div>");
  CHECK(article.body ==
        "Satu kalimat pembuka yang cukup panjang\nlalu baris kedua di bawahnya.\nButir satu\n"
        "Butir dua\nKota | Titik\nSolo | 40\n"
        "Kalimat penutup yang panjangnya juga cukup untuk sebuah paragraf berita.");
}

TEST_CASE("a page that scripts fill has the body of its JSON-LD") {
  const Article article = read(
      "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"J\","
      "\"articleBody\":\"Paragraf satu.\\n\\nParagraf dua.\"}</script>",
      "<div id=app></div>");
  CHECK(article.body == "Paragraf satu.\nParagraf dua.");
}

TEST_CASE("encodings by BOM, by declaration, by what the bytes are") {
  const auto title = [](std::string content) {
    return article_of(std::move(content), kMirrored).title;
  };
  CHECK(title(page("<meta charset=iso-8859-1><title>Caf\xE9 \x93Kota\x94</title>")) ==
        "Caf\u00E9 \u201CKota\u201D");
  CHECK(title(page("<meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\">"
                   "<title>\xCC\xE8\xF0</title>")) == "\u041C\u0438\u0440");
  // Declared Latin-1, and UTF-8 all the same.
  CHECK(title(page("<meta charset=iso-8859-1><title>Caf\u00E9</title>")) == "Caf\u00E9");
  CHECK(title(page("<title>Caf\xE9</title>")) == "Caf\u00E9");
  std::string wide;
  for (const char c : page("<title>Taman</title>"))
    wide += std::string{c, '\0'};
  CHECK(title("\xFF\xFE" + wide) == "Taman");
  CHECK(title(wide) == "Taman");
}

TEST_CASE("what is no article says so") {
  CHECK(error_of(page("<title>Indeks</title>", "<ul><li><a href=/1>Satu Berita</a></li></ul>"),
                 kMirrored) ==
        "simpanan/kota.example/internet/2024/03/titik.html: body: there is no article text in the "
        "page");
  std::string deep = "<!doctype html>";
  for (int i = 0; i < 5000; ++i)
    deep += "<div>";
  CHECK(error_of(deep + "teks", {"dalam.html", {}}) ==
        "dalam.html: the page nests too deeply (at most 256 elements within each other)");
  CHECK(error_of("<html>" + std::string(kMaxHtmlBytes, 'x'), {"panjang.html", {}}) ==
        "panjang.html: the input is too long (at most 16777216 bytes)");
}
