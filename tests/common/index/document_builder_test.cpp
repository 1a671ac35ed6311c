// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/document_builder.hpp"

#include <doctest/doctest.h>
#include <xapian.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "index/schema.hpp"
#include "index/stem_codes.hpp"
#include "index/stored_article.hpp"
#include "small_index.hpp"
#include "table_stemmer.hpp"

using namespace telusur;
using namespace telusur::index;
using namespace telusur::testing;

namespace {

const analysis::Analyzer& analyzer() {
  static const analysis::Analyzer kAnalyzer = table_analyzer(
      {{"peretasan", "retas"}, {"meretas", "retas"}, {"anak-anak", "anak"}, {"dibatasi", "batas"}});
  return kAnalyzer;
}

article::Article small_article() {
  article::Article article = make_article("a-1", "Peretasan Project S",
                                          "Anak-anak dibatasi. Data diretas 5G.\nParagraf dua.");
  article.source = "Kabar Tekno";
  article.section = "Kebijakan";
  article.authors = {"Galih Anindita"};
  article.tags = {"UMKM", "Media Sosial"};
  article.published = *article::parse_timestamp("2023-07-31T23:30:00+07:00");
  return article;
}

/// Each term with how often it occurs, stems written out.
std::map<std::string, unsigned> terms_of(const BuiltDocument& built) {
  std::map<std::string, unsigned> terms;
  for (auto term = built.document->termlist_begin(); term != built.document->termlist_end();
       ++term) {
    std::string name = *term;
    for (const std::string_view prefix : {prefix::kTitleStem, prefix::kStem}) {
      if (!name.starts_with(prefix)) continue;
      name =
          std::string(prefix) + std::string(stem_of(std::string_view(name).substr(prefix.size())));
      break;
    }
    terms[name] = term.get_wdf();
  }
  return terms;
}

TokenStream stream_of(const BuiltDocument& built) {
  TokenStream stream;
  REQUIRE(decode(built.document->get_value(slot::kTokens), stream));
  return stream;
}

}  // namespace

TEST_CASE("an article becomes terms: stems, those of the title, and filters") {
  const auto terms = terms_of(DocumentBuilder(analyzer()).build(small_article()));
  for (const char* term : {"Zanak", "Zbatas", "Z5g", "ZSretas", "ZSproject", "ZSs", "ZSproject_s",
                           "Qa-1", "XSO:kabar tekno", "XSE:kebijakan", "XAU:galih anindita",
                           "XTA:umkm", "XTA:media sosial", "XLA:id", "XMO:202307"}) {
    const std::string name = term;
    CAPTURE(name);
    CHECK(terms.contains(name));
  }
  CHECK(!terms.contains("Zretas"));
  CHECK(!terms.contains("dibatasi"));
}

TEST_CASE("filters say nothing about how often, and an article without them has none") {
  const auto terms = terms_of(DocumentBuilder(analyzer()).build(small_article()));
  CHECK(terms.at("XTA:umkm") == 0);
  CHECK(terms.at("Qa-1") == 0);
  const auto bare = terms_of(DocumentBuilder(analyzer()).build(make_article("b", "", "isi")));
  CHECK(bare.size() == 3);  // Zisi, Qb, XLA:id
}

TEST_CASE("a reduplicated word counts once as a stem") {
  const auto built = DocumentBuilder(analyzer()).build(make_article("a", "", "anak-anak dan anak"));
  CHECK(terms_of(built).at("Zanak") == 2);
}

TEST_CASE("the forms of all words, title included, each once and in order") {
  const auto built =
      DocumentBuilder(analyzer()).build(make_article("a", "Project S", "Anak-anak dibatasi, anak"));
  CHECK(built.forms ==
        std::vector<std::string>{"anak", "anakanak", "dibatasi", "project", "project_s", "s"});
}

TEST_CASE("values: time, source, section, authors, tags, fingerprint") {
  const auto article = small_article();
  const auto built = DocumentBuilder(analyzer()).build(article);
  CHECK(decode_time(built.document->get_value(slot::kPublished)) == article.published->moment);
  CHECK(built.document->get_value(slot::kSource) == "Kabar Tekno");
  CHECK(built.document->get_value(slot::kSection) == "Kebijakan");
  CHECK(built.document->get_value(slot::kAuthors) == encode_list(article.authors));
  CHECK(built.document->get_value(slot::kTags) == encode_list(article.tags));
  CHECK(built.document->get_value(slot::kFingerprint).size() == 8);
  const auto stored = decode_article(built.document->get_data());
  REQUIRE(stored.has_value());
  CHECK(*stored == article);
}

TEST_CASE("the fingerprint changes with the article and with nothing else") {
  DocumentBuilder builder(analyzer());
  auto article = small_article();
  const auto first = builder.build(article).fingerprint;
  CHECK(builder.build(article).fingerprint == first);
  article.tags.emplace_back("baru");
  CHECK(builder.build(article).fingerprint != first);
}

TEST_CASE("the stream: title, lead, sentences") {
  const TokenStream stream = stream_of(DocumentBuilder(analyzer()).build(small_article()));
  CHECK(stream.title_words == 3);
  CHECK(stream.words() == 3 + 8);
  CHECK(stream.lead_words == 6);  // the first paragraph
  REQUIRE(stream.sentences.size() == 3);
  CHECK(stream.sentences[0] == StreamSentence{0, 0});
  CHECK(stream.sentences[1] == StreamSentence{3, 20});
  CHECK(stream.sentences[2] == StreamSentence{6, 37});
  CHECK(stream.stems[3] == stem_hash("anak"));
}

TEST_CASE("the lead") {
  struct Row {
    std::string lead;
    std::string body;
    std::uint32_t words;
    std::string why;
  };
  std::string long_paragraph;
  for (int i = 0; i < 200; ++i)
    long_paragraph += "kata ";
  for (const auto& [lead, body, words, why] : {
           Row{"", "satu dua\ntiga", 2, "the first paragraph"},
           Row{"satu dua tiga", "empat\nlima", 3, "or what the source calls so"},
           Row{"", "satu dua", 2, "which may be all"},
           Row{"", long_paragraph, kMaxLeadWords, "but no more than that"},
           Row{"", "", 0, ""},
       }) {
    const auto& shown_why = why;
    CAPTURE(shown_why);
    auto article = make_article("a", "Judul", body);
    article.lead = lead;
    CHECK(stream_of(DocumentBuilder(analyzer()).build(article)).lead_words == words);
  }
}

TEST_CASE("a builder used before builds what a new one does") {
  DocumentBuilder used(analyzer());
  used.build(make_article("x", "Judul lain", "Isi lain yang lebih panjang. Dua kalimat."));
  const auto again = used.build(small_article());
  const auto fresh = DocumentBuilder(analyzer()).build(small_article());
  CHECK(stream_of(again) == stream_of(fresh));
  CHECK(terms_of(again) == terms_of(fresh));
  CHECK(again.forms == fresh.forms);
  CHECK(again.postings == terms_of(fresh).size());
}
