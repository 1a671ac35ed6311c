// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "query_text.hpp"

namespace telusur::search::testing {

TEST_CASE("words are folded, stemmed and all wanted") {
  for (const auto& row : {
           QueryRow{"", "(all)"},
           QueryRow{"  \t\n ", "(all)"},
           QueryRow{"...", "(all)"},
           QueryRow{"UMKM", "umkm"},
           QueryRow{"Peretasan Data", "(all peretasan/retas data)"},
           QueryRow{"apa itu pdp?", "(all apa~ itu~ pdp)"},
           QueryRow{"caf\xC3\xA9", "cafe"},
           QueryRow{"C++ C# 16e", "(all c++ c#{c#16e:2} 16e)"},
       }) {
    CAPTURE(row.text);
    CHECK(understood(row.text) == row.tree);
  }
}

TEST_CASE("overlays stay with the words they cover") {
  for (const auto& row : {
           QueryRow{"Project S UMKM", "(all project{project_s:2} s umkm)"},
           QueryRow{"iPhone 16 murah", "(all iphone{iphone16:2} 16 murah)"},
           QueryRow{"Rp 1,5 juta", "(all rp{rp1.5:2}{rp1500000:3} 1.5{1500000:2} juta)"},
           QueryRow{"\"iPhone 16\"", "\"iphone{iphone16:2} 16\""},
           QueryRow{"iphone -16", "(all iphone (not 16))"},
           QueryRow{"judul:iphone 16", "(all title:iphone 16)"},
           QueryRow{"iphone OR 16", "(any iphone 16)"},
           QueryRow{"iphone 16*", "(all iphone{iphone16:2} 16) (notice wildcard_too_short 7..10)"},
           QueryRow{"iphone 161*", "(all iphone 161*)"},
       }) {
    CAPTURE(row.text);
    CHECK(understood(row.text) == row.tree);
  }
}

TEST_CASE("what pages say to every reader is looked for as it stands, or not at all") {
  for (const auto& row : {
           QueryRow{"scroll to continue", "(and \"scroll to continue\")"},
           QueryRow{"\"Scroll to continue\"", "(and \"scroll to continue\")"},
           QueryRow{"Baca juga:", "(and \"baca juga\")"},
           QueryRow{"scroll to continue source:x",
                    "(all scroll to~ continue) (filter source \"x\")"},
           QueryRow{"scroll to -continue", "(all scroll to~ (not continue))"},
           QueryRow{"scroll OR to continue", "(all (any scroll to~) continue)"},
           QueryRow{"baca buku", "(all baca buku)"},
       }) {
    CAPTURE(row.text);
    CHECK(understood(row.text) == row.tree);
  }
}

TEST_CASE("punctuation inside words is no syntax") {
  for (const auto& row : {
           QueryRow{"e-commerce", "(all e{ecommerce:2} commerce)"},
           QueryRow{"di-download", "(all di~{didownload:2} download)"},
           QueryRow{"anak-anak", "(all anak{anakanak:2} anak)"},
           QueryRow{"AT&T", "(all at t)"},
           QueryRow{"12:30", "(all 12 30)"},
           QueryRow{"foo:bar", "(all foo bar)"},
           QueryRow{"https://x.example/a", "(all https x example a)"},
           QueryRow{"a - b \xE2\x80\x93 c -- d -> e", "(all a b c d e)"},
           QueryRow{"Jum'at", "jumat"},
       }) {
    CAPTURE(row.text);
    CHECK(understood(row.text) == row.tree);
  }
}

TEST_CASE("phrases keep the surfaces in order") {
  for (const auto& row : {
           QueryRow{"\"Judi Online\"", "\"judi online\""},
           QueryRow{"\"peretasan\"", "\"peretasan\""},
           QueryRow{"\xE2\x80\x9Cjudi online\xE2\x80\x9D marak", "(all \"judi online\" marak)"},
           QueryRow{"\xE2\x80\x9Cjudi\" \xC2\xABonline\xC2\xBB", "(all \"judi\" \"online\")"},
           QueryRow{"\"a OR -b (c\"", "\"a or b c\""},
           QueryRow{"TV 32\" dan 43\" murah", "(all tv{tv32:2} 32 dan~ 43 murah)"},
           QueryRow{"kata \"tak ditutup", "(all kata tak ditutup) (notice unbalanced_quote 5..17)"},
           QueryRow{"\"\"judi online\"\" marak", "(all \"judi online\" marak)"},
           QueryRow{"\"judi\"\"online\"", "(all \"judi\" \"online\")"},
           QueryRow{"\"\"\"judi\"", "\"judi\""},
           QueryRow{"\"\" kata", "kata (notice empty_phrase 0..2)"},
           QueryRow{"\"judi slot\"~5 kata",
                    "(all \"judi slot\" kata) (notice proximity_ignored 11..13)"},
       }) {
    CAPTURE(row.text);
    CHECK(understood(row.text) == row.tree);
  }
}

TEST_CASE("an asterisk at the end of a word stands for any ending") {
  for (const auto& row : {
           QueryRow{"blok*", "blok*"},
           QueryRow{"Blok* judi", "(all blok* judi)"},
           QueryRow{"judul:blok*", "title:blok*"},
           QueryRow{"e-comm*", "(all e comm*)"},
           QueryRow{"bl*", "bl (notice wildcard_too_short 0..3)"},
           QueryRow{"ka*ta", "(all ka ta) (notice wildcard_misplaced 0..5)"},
           QueryRow{"*blokir", "blokir (notice wildcard_misplaced 0..7)"},
           QueryRow{"soal *tax ratio* kita",
                    "(all soal tax ratio kita~) (notice wildcard_misplaced 5..9)"},
           QueryRow{"* ** kata", "kata"},
       }) {
    CAPTURE(row.text);
    CHECK(understood(row.text) == row.tree);
  }
}

TEST_CASE("long queries keep their first words and say so") {
  std::string text;
  for (int i = 0; i < 70; ++i)
    text += "kata ";
  const Query query = parsed(text + "\"frasa di ujung\" -tidak");
  const All& all = std::get<All>(query.root.as);
  CHECK(all.operands.size() == kMaxWords);
  CHECK(all.excluded.empty());
  REQUIRE(query.notices.size() == 1);
  CHECK(query.notices[0].code == NoticeCode::too_many_words);
  CHECK(query.notices[0].range.begin == kMaxWords * 5);
  CHECK(query.notices[0].range.end == query.text.size());
  CHECK(query.notices[0].value == "64");
}

TEST_CASE("a phrase too long is shortened, an excluded one dropped") {
  std::string words;
  for (int i = 0; i < 70; ++i)
    words += "kata ";
  CHECK(std::get<Phrase>(parsed("\"" + words + "\"").root.as).words.size() == kMaxWords);
  CHECK(understood("-\"" + words + "\"") == "(all) (notice too_many_words 2..351)");
}

TEST_CASE("a text too long is cut on a character") {
  const std::string text = std::string(kMaxQueryBytes - 1, 'a') + "\xC3\xA9 kata";
  const Query query = parsed(text);
  CHECK(query.text.size() == kMaxQueryBytes - 1);
  CHECK(query.notices.at(0).code == NoticeCode::too_long);
}

TEST_CASE("words know their place in the query text") {
  const Query query = parsed("judul:Peretasan \"Rp 5\"");
  std::vector<ByteRange> ranges;
  visit_leaves(query.root, [&](const auto& leaf, bool) { ranges.push_back(leaf.range); });
  CHECK(ranges == std::vector<ByteRange>{{6, 15}, {16, 22}});
}

}  // namespace telusur::search::testing
