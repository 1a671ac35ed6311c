// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/analyzer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "table_stemmer.hpp"
#include "tokens_text.hpp"

using namespace telusur;
using namespace telusur::testing;

namespace {

bool shares_a_surface(std::string_view a, std::string_view b, std::string_view surface) {
  const auto holds = [&](std::string_view text) {
    analysis::TokenBuffer buffer;
    analyze(plain_analyzer(), text, buffer);
    return std::ranges::any_of(
        buffer.tokens(), [&](const analysis::Token& token) { return token.surface == surface; });
  };
  return holds(a) && holds(b);
}

}  // namespace

TEST_CASE("the words of a text, folded") {
  struct Row {
    std::string_view text;
    std::string_view words;
    std::string_view why;
  };
  for (auto [text, words, why] : {
           Row{"Project S", "project s", "a single letter is a word"},
           Row{"Kementerian Kominfo", "kementerian kominfo", "capitals are folded"},
           Row{"S. Wibowo", "s wibowo", "an initial is a word like any other"},
           Row{"jaringan 5G", "jaringan 5g", "digits take their letters along"},
           Row{"iPhone 16e", "iphone 16e", "so do model numbers"},
           Row{"Nubia V70", "nubia v70", "a single letter takes digits along"},
           Row{"M1 Pro", "m1 pro", ""},
           Row{"RTX4090", "rtx 4090", "longer letter runs end where digits begin"},
           Row{"RTX 4090", "rtx 4090", "as if there were a blank"},
           Row{"harga 800.000", "harga 800000", "points between thousands go"},
           Row{"versi 2.0.1", "versi 2.0.1", "points of a version stay"},
           Row{"pukul 10.30 WIB", "pukul 10.30 wib", "and those of a time"},
           Row{"1,234.50", "1,234.50", "English style: no reading is safe, kept as it is"},
           Row{"naik 70%", "naik 70", "signs are no words"},
           Row{"diskon 2,50 persen", "diskon 2.5 persen", "decimal comma, no trailing zeros"},
           Row{"2jt", "2 jt", "a scale is a word of its own"},
           Row{"e-commerce", "e commerce", "hyphens separate words"},
           Row{"anak-anak", "anak anak", ""},
           Row{"di-download", "di download", ""},
           Row{"UMKM-nya", "umkm nya", ""},
           Row{"UMKM/IKM", "umkm ikm", ""},
           Row{"Jumat", "jumat", ""},
           Row{"Jum'at", "jumat", "an apostrophe inside a word is left out"},
           Row{"Jum\u2019at", "jumat", "a curly one too"},
           Row{"O'Reilly don't", "oreilly dont", ""},
           Row{"Apple's Watch", "apple watch", "the English possessive is left out"},
           Row{"Apple\u2019s", "apple", ""},
           Row{"'tanya'", "tanya", "quotes around a word are not inside it"},
           Row{"\u201CHalo,\u201D kata Budi", "halo kata budi", "curly quotes separate"},
           Row{"C++ dan C# atau F#", "c++ dan c# atau f#", "names of languages"},
           Row{"C+ D++", "c d", "but no other signs"},
           Row{"caf\u00E9", "cafe", "diacritics are folded"},
           Row{"cafe\u0301", "cafe", "also when decomposed (NFD)"},
           Row{"\uFF34\uFF49\uFF4B\uFF34\uFF4F\uFF4B", "tiktok", "fullwidth letters"},
           Row{"Stra\u00DFe", "strasse", "full case folding"},
           Row{"\uFB01lm", "film", "ligatures"},
           Row{"\u0130stanbul", "istanbul", ""},
           Row{"Tik\u200BTok", "tiktok", "a zero-width space is not there"},
           Row{"Tik\u00ADTok", "tiktok", "nor is a soft hyphen"},
           Row{"\uFEFFHalo", "halo", "nor a byte order mark"},
           Row{"data\u00A0pribadi", "data pribadi", "a no-break space separates"},
           Row{"a\u2014b", "a b", "a dash separates"},
           Row{"Tik\xFFTok", "tik tok", "ill-formed UTF-8 separates words"},
           Row{"caf\xC3", "caf", "a truncated character too"},
           Row{"\xED\xA0\x80ok", "ok", "a surrogate is ill-formed"},
           Row{"#judionline @kominfo", "judionline kominfo", ""},
           Row{"\u65E5\u672C\u8A9E", "\u65E5\u672C\u8A9E", "other scripts are words"},
           Row{"\U0001F44D mantap", "mantap", "emoji are not"},
           Row{"\u0301", "", "a combining mark alone has nothing to say"},
           Row{"", "", ""},
           Row{" \t\n.,!?-", "", ""},
       }) {
    const auto& shown_text = text;
    CAPTURE(shown_text);
    const auto& shown_why = why;
    CAPTURE(shown_why);
    CHECK(words_of(text) == words);
  }
}

TEST_CASE("overlays: another reading of words that are there already") {
  struct Row {
    std::string_view text;
    std::string_view overlays;
    std::string_view why;
  };
  for (auto [text, overlays, why] : {
           Row{"Project S", "joined project_s@0+2", "a word and a single letter"},
           Row{"proyek Project S TikTok", "joined project_s@1+2", ""},
           Row{"Project\u00A0S", "joined project_s@0+2", "a no-break space binds as well"},
           Row{"Project-S", "compound project_s@0+2", "the hyphen means the same"},
           Row{"Project, S", "", "punctuation does not"},
           Row{"Project  S", "", "nor two blanks"},
           Row{"dan S", "", "a function word binds nothing"},
           Row{"S. Wibowo", "", "an initial belongs to nobody before it"},
           Row{"iPhone 16", "joined iphone16@0+2", "a name and its number"},
           Row{"iPhone 16e", "joined iphone16e@0+2", ""},
           Row{"RTX4090", "joined rtx4090@0+2", ""},
           Row{"RTX 4090", "joined rtx4090@0+2", ""},
           Row{"V 70", "joined v70@0+2", "the same surface as the word V70"},
           Row{"V-70", "compound v70@0+2", ""},
           Row{"V70", "", ""},
           Row{"di 5 kota", "", ""},
           Row{"5 G", "joined 5g@0+2", "a number and its unit"},
           Row{"5 GB", "joined 5gb@0+2", ""},
           Row{"e-commerce", "compound ecommerce@0+2", ""},
           Row{"toko e-commerce", "compound ecommerce@1+2", "the e belongs to what comes"},
           Row{"anak-anak", "compound anakanak@0+2", ""},
           Row{"UMKM-nya 5", "compound umkmnya@0+2", "nya binds nothing after it"},
           Row{"COVID-19", "compound covid19@0+2", ""},
           Row{"kupu-kupu-an", "compound kupukupuan@0+3", ""},
           Row{"20-30", "", "a range of numbers is no word"},
           Row{"Rp1.500.000", "value rp1500000@0+2", ""},
           Row{"Rp 1,5 juta", "value rp1.5@0+2, value 1500000@1+2, value rp1500000@0+3", ""},
           Row{"Rp1,5 juta", "value rp1.5@0+2, value 1500000@1+2, value rp1500000@0+3", ""},
           Row{"Rp. 5", "value rp5@0+2", "a point after the letters means nothing"},
           Row{"IDR 5", "value rp5@0+2", "one name for each currency"},
           Row{"US$5 juta", "value usd5@0+2, value 5000000@1+2, value usd5000000@0+3", ""},
           Row{"US$ 5 juta", "value usd5@0+2, value 5000000@1+2, value usd5000000@0+3", ""},
           Row{"USD5 juta", "value usd5@0+2, value 5000000@1+2, value usd5000000@0+3", ""},
           Row{"senilai $5 juta", "value 5000000@1+2, value usd5000000@1+2", "of which country?"},
           Row{"$ 5 juta", "value 5000000@0+2, value usd5000000@0+2", "news means that of the US"},
           Row{"$5", "", "one word: nothing to lay over"},
           Row{"HK$5 juta", "value 5000000@1+2", "no other dollar"},
           Row{"US$ lima", "", ""},
           Row{"di US. 5 juta", "value 5000000@2+2", "a country and a sentence's end"},
           Row{"US.5", "", ""},
           Row{"US 5 juta", "joined us5@0+2, value 5000000@1+2", ""},
           Row{"US$  5", "", "two blanks"},
           Row{"2jt", "value 2000000@0+2", ""},
           Row{"800 ribu", "value 800000@0+2", ""},
           Row{"1,2345 ribu", "", "no whole number"},
           Row{"\u0301`\u03015G", "", "a lone mark is no word to join"},
       }) {
    const auto& shown_text = text;
    CAPTURE(shown_text);
    const auto& shown_why = why;
    CAPTURE(shown_why);
    CHECK(overlays_of(text) == overlays);
  }
}

TEST_CASE("spellings of one thing meet in a term") {
  struct Row {
    std::string_view a;
    std::string_view b;
    std::string_view term;
  };
  for (auto [a, b, term] : {
           Row{"Project S", "project-s", "project_s"},
           Row{"V70", "V 70", "v70"},
           Row{"V70", "V-70", "v70"},
           Row{"RTX4090", "RTX 4090", "rtx4090"},
           Row{"5G", "5 G", "5g"},
           Row{"5GB", "5 GB", "5gb"},
           Row{"e-commerce", "ecommerce", "ecommerce"},
           Row{"Rp 1,5 juta", "Rp1,5 juta", "rp1500000"},
           Row{"Rp 1,5 juta", "Rp1.500.000", "rp1500000"},
           Row{"Rp 1,5 juta", "Rp 1.500.000,00", "rp1500000"},
           Row{"Rp 800 ribu", "Rp 800.000", "rp800000"},
           Row{"Rp27 triliun", "Rp 27.000 miliar", "rp27000000000000"},
           Row{"US$ 5 juta", "USD 5 juta", "usd5000000"},
           Row{"US$5 juta", "USD5 juta", "usd5000000"},
           Row{"$5 juta", "US$5.000.000", "usd5000000"},
           Row{"Rp. 1,5 juta", "IDR 1.500.000", "rp1500000"},
           Row{"Jumat", "Jum'at", "jumat"},
           Row{"caf\u00E9", "cafe", "cafe"},
       }) {
    const auto& shown_a = a;
    CAPTURE(shown_a);
    const auto& shown_b = b;
    CAPTURE(shown_b);
    CHECK(shares_a_surface(a, b, term));
  }
}

TEST_CASE("a token knows its bytes, its place and its kind") {
  using enum analysis::TokenKind;
  struct Row {
    std::uint32_t begin;
    std::uint32_t end;
    std::uint32_t position;
    unsigned span;
    analysis::TokenKind kind;
    std::string_view surface;
  };
  struct Case {
    std::string_view text;
    std::vector<Row> tokens;
  };
  const std::vector<Case> cases = {
      {"Project S UMKM",
       {{0, 7, 0, 1, word, "project"},
        {8, 9, 1, 1, word, "s"},
        {0, 9, 0, 2, joined, "project_s"},
        {10, 14, 2, 1, word, "umkm"}}},
      {"\u201CCaf\u00E9\u201D 5G", {{3, 8, 0, 1, word, "cafe"}, {12, 14, 1, 1, mixed, "5g"}}},
      {"Tik\u200BTok's app", {{0, 9, 0, 1, word, "tiktok"}, {12, 15, 1, 1, word, "app"}}},
      {"anak-anak bermain",
       {{0, 4, 0, 1, word, "anak"},
        {5, 9, 1, 1, word, "anak"},
        {0, 9, 0, 2, compound, "anakanak"},
        {10, 17, 2, 1, word, "bermain"}}},
      {"Rp 1,5 juta.",
       {{0, 2, 0, 1, word, "rp"},
        {3, 6, 1, 1, number, "1.5"},
        {0, 6, 0, 2, value, "rp1.5"},
        {7, 11, 2, 1, word, "juta"},
        {3, 11, 1, 2, value, "1500000"},
        {0, 11, 0, 3, value, "rp1500000"}}},
  };
  for (const Case& example : cases) {
    CAPTURE(example.text);
    analysis::TokenBuffer buffer;
    analyze(plain_analyzer(), example.text, buffer);
    const auto tokens = buffer.tokens();
    REQUIRE(tokens.size() == example.tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Row& expected = example.tokens[i];
      CAPTURE(expected.surface);
      CHECK(tokens[i].surface == expected.surface);
      CHECK(tokens[i].begin == expected.begin);
      CHECK(tokens[i].end == expected.end);
      CHECK(tokens[i].position == expected.position);
      CHECK(tokens[i].span == expected.span);
      CHECK(tokens[i].kind == expected.kind);
    }
  }
}

TEST_CASE("words are stemmed; numbers and names with digits stay") {
  const auto analyzer = table_analyzer({{"peretasan", "retas"},
                                        {"anak", "anak"},
                                        {"anak-anak", "anak"},
                                        {"5g", "wrong"},
                                        {"16e", "wrong"},
                                        {"4090", "wrong"},
                                        {"project_s", "wrong"}});
  struct Row {
    std::string_view text;
    std::string_view stem_of_last;
  };
  for (auto [text, stem] : {Row{"Peretasan", "retas"}, Row{"data", "data"}, Row{"5G", "5g"},
                            Row{"16e", "16e"}, Row{"4090", "4090"}, Row{"Project S", "project_s"},
                            Row{"anak-anak", "anak"}, Row{"e-commerce", "ecommerce"}}) {
    const auto& shown_text = text;
    CAPTURE(shown_text);
    analysis::TokenBuffer buffer;
    analyze(analyzer, text, buffer);
    REQUIRE(!buffer.tokens().empty());
    CHECK(buffer.tokens().back().stem == stem);
  }
}

TEST_CASE("where few stems are wanted, all else is as ever") {
  const auto analyzer = table_analyzer({{"peretasan", "retas"}, {"datanya", "data"}});
  const std::string_view text = "Peretasan, Datanya: 16 juta berita peretasan-datanya Project S.";
  analysis::TokenBuffer all;
  analyze(analyzer, text, all);
  analysis::TokenBuffer few;
  analyze(
      analyzer, text, [](std::uint32_t position) { return position % 2 == 1; }, few);
  REQUIRE(few.tokens().size() == all.tokens().size());
  CHECK(few.words() == all.words());
  for (std::size_t i = 0; i < all.tokens().size(); ++i) {
    CAPTURE(i);
    const analysis::Token& token = all.tokens()[i];
    const analysis::Token& same = few.tokens()[i];
    CHECK(same.surface == token.surface);
    CHECK(same.begin == token.begin);
    CHECK(same.end == token.end);
    CHECK(same.position == token.position);
    CHECK(same.kind == token.kind);
    const bool wanted = is_overlay(token.kind) || token.position % 2 == 1;
    CHECK(same.stem == (wanted ? token.stem : ""));
  }
}

TEST_CASE("a word longer than the limit is cut on a character boundary") {
  analysis::TokenBuffer buffer;
  std::string text;
  for (int i = 0; i < 100; ++i)
    text += "\u65E5";  // three bytes; 64 is no multiple of three
  analyze(plain_analyzer(), text, buffer);
  REQUIRE(buffer.tokens().size() == 1);
  CHECK(buffer.tokens()[0].surface.size() == 63);
  CHECK(buffer.tokens()[0].end == text.size());
}

TEST_CASE("the version names the tokenizer and the stemmer") {
  const std::string one = table_analyzer({}, "table-1").version();
  CHECK(one != table_analyzer({}, "table-2").version());
  CHECK(one.ends_with("table-1"));
}

TEST_CASE("analyzers by name") {
  CHECK(analysis::make_analyzer({.stemmer = "indonesian"})->version() ==
        analysis::make_default_analyzer().version());
  CHECK(analysis::make_analyzer({.stemmer = "xapian"}).has_value());
  CHECK(analysis::make_analyzer({.stemmer = "none"}).has_value());
  const auto unknown = analysis::make_analyzer({.stemmer = "klingon"});
  REQUIRE(!unknown);
  CHECK(unknown.error().code == ErrorCode::invalid_parameter);
  CHECK(to_string(unknown.error()).find("klingon") != std::string::npos);
}
