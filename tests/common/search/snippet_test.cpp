// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/snippet.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "index/document_builder.hpp"
#include "index/index_reader.hpp"
#include "small_index.hpp"
#include "support/utf8.hpp"
#include "table_stemmer.hpp"

using namespace telusur;
using namespace telusur::search;

namespace {

const analysis::Analyzer& analyzer() {
  static const analysis::Analyzer kAnalyzer = testing::table_analyzer(
      {{"meretas", "retas"}, {"peretasan", "retas"}, {"diretas", "retas"}, {"anak-anak", "anak"}});
  return kAnalyzer;
}

/// What a search would do for one text: weights are all 1.
class Shown {
 public:
  Shown(std::string_view query, std::string text) : text_(std::move(text)) {
    units_ = to_units(analyzer(), query);
    weights_.resize(units_.size(), UnitWeight{1.0});
    const auto built = index::DocumentBuilder(analyzer())
                           .build(testing::make_article("a", "Judul dua tiga", text_));
    REQUIRE(index::read_tokens(*built.document, stream_));
  }

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::vector<QueryUnit>& units() const { return units_; }

  [[nodiscard]] std::vector<Snippet> passages(std::uint32_t count = 2,
                                              std::uint32_t words = 36) const {
    return Snippeter(analyzer(), units_, weights_).passages(text_, stream_, {count, words});
  }

  [[nodiscard]] Snippet title(std::string_view text) const {
    return Snippeter(analyzer(), units_, weights_).whole(text, "title");
  }

 private:
  std::string text_;
  std::vector<QueryUnit> units_;
  std::vector<UnitWeight> weights_;
  index::TokenStream stream_;
};

/// Code points [begin, end) of a text.
std::string slice(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::string out;
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const auto next = utf8::decode(text, at);
    if (number >= begin && number < end) out += text.substr(at, next.length);
    at += next.length;
  }
  return out;
}

/// The marked parts of the field's text.
std::string marked(const Snippet& snippet, std::string_view field_text) {
  std::string out;
  for (const CodePointRange& mark : snippet.marks) {
    if (!out.empty()) out += '|';
    out += slice(field_text, mark.begin, mark.end);
  }
  return out;
}

std::string unmarked_html(std::string html) {
  for (const std::string_view tag : {"<mark>", "</mark>"}) {
    for (auto at = html.find(tag); at != std::string::npos; at = html.find(tag))
      html.erase(at, tag.size());
  }
  return html;
}

/// The promises of snippet.hpp, whatever text and query are.
void check_promises(const Shown& shown, const Snippet& snippet) {
  const auto length = static_cast<std::uint32_t>(utf8::count(snippet.text));
  std::string source = slice(shown.text(), snippet.start, snippet.start + length);
  std::ranges::replace_if(
      source, [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  REQUIRE(snippet.text == source);
  std::string escaped;
  append_html_escaped(escaped, snippet.text);
  REQUIRE(unmarked_html(snippet.html) == escaped);
  std::uint32_t end = snippet.start;
  for (const CodePointRange& mark : snippet.marks) {
    REQUIRE(mark.begin >= end);
    REQUIRE(mark.begin < mark.end);
    REQUIRE(mark.end <= snippet.start + length);
    end = mark.end;
  }
}

}  // namespace

TEST_CASE("words are marked in the form they have in the text") {
  const Shown shown("meretas data", "Peretasan itu mencuri data. Sistem diretas lagi.");
  const auto snippets = shown.passages();
  REQUIRE(snippets.size() == 1);
  CHECK(snippets[0].html ==
        "<mark>Peretasan</mark> itu mencuri <mark>data</mark>. Sistem <mark>diretas</mark> lagi.");
  CHECK(snippets[0].field == "body");
}

TEST_CASE("a name of several words is one mark; its letter alone is none") {
  const Shown shown("Project S UMKM", "S. Wibowo menilai Project S dan Project-S mengancam UMKM.");
  const auto snippets = shown.passages();
  REQUIRE(snippets.size() == 1);
  CHECK(snippets[0].html ==
        "S. Wibowo menilai <mark>Project S</mark> dan <mark>Project-S</mark> mengancam "
        "<mark>UMKM</mark>.");
}

TEST_CASE("the parts of a name are marked where they stand alone") {
  const Shown shown("Project S", "Project lain, bukan Project S");
  CHECK(shown.passages()[0].html == "<mark>Project</mark> lain, bukan <mark>Project S</mark>");
}

TEST_CASE("a phrase in quotes is marked as one, and its words only there") {
  struct Row {
    const char* query;
    const char* html;  ///< of the text that it marks
  };
  for (const Row& row : {
           Row{"\"pusat data nasional\"",
               "<mark>Pusat data nasional</mark> pulih. Pusat, data: kosong. Peretasan data."},
           Row{"\"meretas data\"",
               "Pusat data nasional pulih. Pusat, data: kosong. Peretasan data."},
           Row{"\"peretasan data\" pusat",
               "<mark>Pusat</mark> data nasional pulih. <mark>Pusat</mark>, data: kosong. "
               "<mark>Peretasan data</mark>."},
           Row{"data \"data nasional\"",
               "Pusat <mark>data nasional</mark> pulih. Pusat, <mark>data</mark>: kosong. "
               "Peretasan <mark>data</mark>."},
           Row{"\"meretas\"", "Pusat data nasional pulih. Pusat, data: kosong. Peretasan data."},
           Row{"\"peretasan\"",
               "Pusat data nasional pulih. Pusat, data: kosong. <mark>Peretasan</mark> data."},
       }) {
    CAPTURE(row.query);
    const Shown shown(row.query, "Pusat data nasional pulih. Pusat, data: kosong. Peretasan data.");
    CHECK(shown.title(shown.text()).html == row.html);
  }
  const Shown common("\"apa itu\" data", "Apa itu data?");
  CHECK(common.title("Apa itu data").html == "<mark>Apa itu</mark> <mark>data</mark>");
}

TEST_CASE("words of a phrase that need not stand together are marked wherever they are") {
  auto units = to_units(analyzer(), "\"data pusat\"");
  loosen_phrases(units);
  const std::vector<UnitWeight> weights(units.size(), UnitWeight{1.0});
  CHECK(Snippeter(analyzer(), units, weights).whole("Pusat data", "title").html ==
        "<mark>Pusat</mark> <mark>data</mark>");
}

TEST_CASE("a passage is chosen where a phrase stands, not where its words do") {
  std::string text = "Data di awal, nasional juga. ";
  for (int i = 0; i < 60; ++i)
    text += "Isi lain saja. ";
  const Shown shown("\"data nasional\"", text + "Lalu data nasional pulih. " + text);
  const auto snippets = shown.passages(2, 6);
  REQUIRE(snippets.size() == 1);
  CHECK(snippets[0].html == "Lalu <mark>data nasional</mark> pulih.");
}

TEST_CASE("a reduplicated word is one mark") {
  const Shown shown("anak-anak", "Untuk anak-anak dan anak.");
  CHECK(shown.passages()[0].html == "Untuk <mark>anak-anak</mark> dan <mark>anak</mark>.");
}

TEST_CASE("what HTML would obey is escaped, in and out of marks") {
  const Shown shown("data", "<script>\"data\" & 'data'</script>");
  CHECK(shown.passages()[0].html ==
        "&lt;script&gt;&quot;<mark>data</mark>&quot; &amp; &#39;<mark>data</mark>&#39;"
        "&lt;/script&gt;");
  const Shown possessive("jumat", "Jum'at & lain");
  CHECK(possessive.passages()[0].html == "<mark>Jum&#39;at</mark> &amp; lain");
}

TEST_CASE("marks count code points of the field, not bytes and not from the passage") {
  const std::string first = "\U0001F600\U0001F600 caf\u00E9 \u201CHalo\u201D. ";
  const Shown shown("data", first + "Lalu data \u2014 data e\u0301.");
  const auto snippets = shown.passages(1, 5);
  REQUIRE(snippets.size() == 1);
  CHECK(snippets[0].text == "Lalu data \u2014 data e\u0301.");
  CHECK(snippets[0].start == utf8::count(first));
  CHECK(marked(snippets[0], shown.text()) == "data|data");
  check_promises(shown, snippets[0]);
}

TEST_CASE("a passage is whole sentences where they fit") {
  const Shown shown("data", "Satu dua. Tiga data empat. Lima enam. Tujuh delapan sembilan.");
  struct Row {
    std::uint32_t words;
    std::string_view text;
    bool cut_before;
    bool cut_after;
  };
  for (auto [words, text, cut_before, cut_after] : {
           Row{3, "Tiga data empat.", false, false},
           Row{5, "Tiga data empat. Lima enam.", false, false},
           Row{7, "Tiga data empat. Lima enam.", false, false},
           Row{8, "Tiga data empat. Lima enam. Tujuh delapan sembilan.", false, false},
           Row{2, "data empat.", true, false},
       }) {
    const auto& shown_words = words;
    CAPTURE(shown_words);
    const auto snippets = shown.passages(1, words);
    REQUIRE(snippets.size() == 1);
    CHECK(snippets[0].text == text);
    CHECK(snippets[0].cut_before == cut_before);
    CHECK(snippets[0].cut_after == cut_after);
  }
}

TEST_CASE("a long sentence is cut at words around the match, and says so") {
  std::string text;
  for (int i = 0; i < 30; ++i)
    text += "kata ";
  text += "data, ";
  for (int i = 0; i < 30; ++i)
    text += "lagi ";
  const Shown shown("data", text);
  const auto snippets = shown.passages(1, 9);
  REQUIRE(snippets.size() == 1);
  CHECK(snippets[0].text == "kata kata kata data, lagi lagi lagi lagi lagi");
  CHECK(snippets[0].cut_before);
  CHECK(snippets[0].cut_after);
  CHECK(marked(snippets[0], shown.text()) == "data");
}

TEST_CASE("passages show different words of the query before the same one again") {
  std::string text = "Ada data di sini sekarang juga. Ada data di sana sekarang juga. ";
  text += "Lalu tentang pulsa murah meriah sekali. Akhirnya data lagi dan lagi saja.";
  const Shown shown("data pulsa", text);
  const auto snippets = shown.passages(2, 6);
  REQUIRE(snippets.size() == 2);
  CHECK(snippets[0].text == "Ada data di sini sekarang juga.");
  CHECK(snippets[1].text == "Lalu tentang pulsa murah meriah sekali.");
}

TEST_CASE("the passage that covers most of the query is preferred") {
  const Shown shown("data pulsa umkm",
                    "Tentang data saja hari ini. Soal pulsa dan UMKM dan data semua ada.");
  const auto snippets = shown.passages(1, 8);
  REQUIRE(snippets.size() == 1);
  CHECK(marked(snippets[0], shown.text()) == "pulsa|UMKM|data");
}

TEST_CASE("without a match, the beginning; without a wish, nothing") {
  const Shown shown("zebra", "Awal cerita. Lalu lagi.");
  const auto snippets = shown.passages(2, 2);
  REQUIRE(snippets.size() == 1);
  CHECK(snippets[0].text == "Awal cerita.");
  CHECK(snippets[0].marks.empty());
  CHECK(shown.passages(0).empty());
  CHECK(Shown("data", "Ada data.").passages(0).empty());
  CHECK(Shown("data", "").passages().empty());
  CHECK(Shown("data", "... !").passages().empty());
  CHECK(Shown("", "Awal cerita.").passages().size() == 1);
}

TEST_CASE("line ends and tabs become blanks") {
  const Shown shown("data", "Satu\tdata\r\ndua data");
  const auto snippets = shown.passages(1, 36);
  REQUIRE(snippets.size() == 1);
  CHECK(snippets[0].text == "Satu data  dua data");
}

TEST_CASE("a title is shown whole") {
  const Shown shown("meretas", "isi");
  const Snippet title = shown.title("Cara <b>Meretas</b> & Aman");
  CHECK(title.html == "Cara &lt;b&gt;<mark>Meretas</mark>&lt;/b&gt; &amp; Aman");
  CHECK(title.field == "title");
  CHECK(title.marks == std::vector<CodePointRange>{{8, 15}});
  CHECK(shown.title("").html.empty());
}

TEST_CASE("every mark is a match, and without marks the text is there again") {
  static const char* const kParts[] = {
      "Project", " S",    " ",        " ",         "data",     "Peretasan",
      ". ",      ".\n",   "UMKM",     "anak-anak", "\u00E9 ",  "\U0001F600",
      "<b>",     "&",     "\"",       "S. ",       ", ",       "\t",
      "-",       "kata ", "Panjang ", "\u201C",    "\u201D ",  "e\u0301",
      "5G",      " dan ", "? ",       "'s ",       "Rp 5 juta"};
  std::mt19937 random(42);
  std::uniform_int_distribution<std::size_t> part(0, std::size(kParts) - 1);
  std::uniform_int_distribution<int> length(0, 120);
  std::uniform_int_distribution<std::uint32_t> words(1, 40);
  for (int round = 0; round < 1500; ++round) {
    std::string text;
    for (int i = length(random); i > 0; --i)
      text += kParts[part(random)];
    const Shown shown("Project S meretas UMKM anak", text);
    CAPTURE(text);
    for (const Snippet& snippet : shown.passages(3, words(random))) {
      check_promises(shown, snippet);
      for (const CodePointRange& mark : snippet.marks) {
        const std::string form = slice(shown.text(), mark.begin, mark.end);
        CAPTURE(form);
        analysis::TokenBuffer buffer;
        analyze(analyzer(), form, buffer);
        REQUIRE(std::ranges::any_of(buffer.tokens(), [&](const analysis::Token& token) {
          return std::ranges::any_of(shown.units(), [&](const QueryUnit& unit) {
            return !unit.bound && unit.stem == token.stem;
          });
        }));
      }
    }
  }
}

TEST_CASE("a stream that does not belong to the text does no harm") {
  const auto built =
      index::DocumentBuilder(analyzer()).build(testing::make_article("a", "", "Satu data. Dua."));
  index::TokenStream stream;
  REQUIRE(index::read_tokens(*built.document, stream));
  stream.sentences[1].byte = 4000;
  const auto units = to_units(analyzer(), "data");
  const std::vector<UnitWeight> weights(units.size(), UnitWeight{1.0});
  for (const std::string_view text : {"", "x", "data", "lain sekali. Dan data. Lagi"}) {
    Snippeter(analyzer(), units, weights).passages(text, stream, {3, 1});
  }
}
