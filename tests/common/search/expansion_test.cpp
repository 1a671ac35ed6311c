// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/expansion.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "search/query/parser.hpp"
#include "search/query/print.hpp"
#include "search/searcher.hpp"
#include "small_index.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::search;
using namespace telusur::testing;

namespace {

const analysis::Analyzer& analyzer() {
  static const analysis::Analyzer kAnalyzer = analysis::make_default_analyzer();
  return kAnalyzer;
}

analysis::Synonyms synonyms() {
  auto parsed = analysis::Synonyms::parse(
      "unduh, download\n"
      "kecerdasan buatan, AI\n"
      "dompet digital, e-wallet\n"
      "media sosial, medsos\n"
      "sosial, komunal\n"
      "gak => tidak\n"
      "hp => ponsel\n",
      "sinonim");
  REQUIRE(parsed.has_value());
  return *parsed;
}

ExpansionTable table_of(const analysis::Synonyms& synonyms) {
  ExpansionTable table;
  for (const analysis::SynonymRule& rule : synonyms.rules()) {
    for (const std::string& from : rule.from) {
      for (const std::string& to : rule.to)
        table.add(analyzer(), from, to, ExpansionKind::synonym);
    }
  }
  return table;
}

std::string expanded(std::string_view text, const ExpansionTable& table) {
  analysis::TokenBuffer buffer;
  Query query = parse_query(analyzer(), text, {}, buffer);
  expand(query, analyzer(), table);
  return to_string(query.root);
}

/// An index for one test and the searcher on it.
class Library {
 public:
  explicit Library(const std::vector<article::Article>& articles,
                   analysis::AcronymApprovals approvals = {}) {
    write_index(folder_.path(), analyzer(), articles);
    auto reader = index::IndexReader::open(folder_.path(), analyzer());
    REQUIRE(reader.has_value());
    expander_ = std::make_shared<const Expander>(analyzer(), synonyms(), std::move(approvals));
    searcher_ = std::make_unique<Searcher>(std::move(*reader), analyzer(), Ranking{}, expander_);
  }

  /// Commits more articles, and has the searcher see them.
  void add(const std::vector<article::Article>& articles) {
    write_index(folder_.path(), analyzer(), articles);
    REQUIRE(searcher_->reader().refresh().has_value());
  }

  /// Waits until the acronyms of the last commit have been read.
  void settle() const { expander_->settle(); }

  SearchResults search(const std::string& query, Expand which = {}) {
    SearchRequest request;
    request.query = query;
    request.expand = which;
    auto results = searcher_->search(request);
    REQUIRE(results.has_value());
    return std::move(*results);
  }

  std::vector<std::string> ids(const std::string& query, Expand which = {}) {
    std::vector<std::string> ids;
    for (const Hit& hit : search(query, which).hits)
      ids.push_back(hit.article.id);
    return ids;
  }

 private:
  TemporaryFolder folder_;
  std::shared_ptr<const Expander> expander_;
  std::unique_ptr<Searcher> searcher_;
};

using Ids = std::vector<std::string>;
constexpr Expand kNone{false, false, false};

/// Three articles that explain a short form, which is what it takes to be trusted.
std::vector<article::Article> explained(const std::string& explanation) {
  std::vector<article::Article> articles;
  for (const char* id : {"satu", "dua", "tiga"})
    articles.push_back(make_article(id, "", "Rapat membahas " + explanation + " di kota."));
  return articles;
}

}  // namespace

TEST_CASE("words and neighbouring words get the other ways to say them") {
  struct Row {
    const char* text;
    const char* tree;
  };
  const ExpansionTable table = table_of(synonyms());
  for (const Row& row : {
           Row{"unduh", "unduh={download:1}"},
           Row{"mengunduh", "mengunduh/unduh={download:1}"},
           Row{"AI", "ai={kecerdasan buatan:1}"},
           Row{"etika kecerdasan buatan", "(all etika kecerdasan/cerdas={AI:2} buatan/buat)"},
           Row{"media sosial", "(all media={medsos:2} sosial)"},
           Row{"sosial media", "(all sosial={komunal:1} media)"},
           Row{"hp", "hp={ponsel:1}"},
           Row{"ponsel", "ponsel"},
           Row{"kenapa hp gak nyala", "(all kenapa~ hp={ponsel:1} gak~ nyala)"},
           Row{"unduh OR AI", "(any unduh={download:1} ai={kecerdasan buatan:1})"},
           Row{"\"unduh\"", "\"unduh\""},
           Row{"unduh NEAR/3 lagu", "(near/3 unduh lagu)"},
           Row{"lagu -unduh", "(all lagu (not unduh))"},
           Row{"judul:unduh", "title:unduh={download:1}"},
           Row{"kecerdasan judul:buatan", "(all kecerdasan/cerdas title:buatan/buat)"},
       }) {
    CAPTURE(row.text);
    CHECK(expanded(row.text, table) == row.tree);
  }
}

TEST_CASE("a spelling with a hyphen is one word on both sides") {
  const ExpansionTable table = table_of(synonyms());
  CHECK(expanded("e-wallet", table).find("={dompet digital:2}") != std::string::npos);
  CHECK(expanded("dompet digital", table).find("={e-wallet:2}") != std::string::npos);
}

TEST_CASE("a lower-case word of the language is no acronym") {
  ExpansionTable table;
  table.add(analyzer(), "PAN", "Partai Amanat Nasional", ExpansionKind::acronym);
  table.add(analyzer(), "UMKM", "Usaha Mikro Kecil dan Menengah", ExpansionKind::acronym);
  CHECK(expanded("pan", table) == "pan");
  CHECK(expanded("PAN", table) == "pan={Partai Amanat Nasional:1}");
  CHECK(expanded("umkm", table) == "umkm={Usaha Mikro Kecil dan Menengah:1}");
}

TEST_CASE("articles are found by the words they use, below those with the words typed") {
  Library library({
      make_article("b", "", "Teknologi AI ramai dibahas di kota."),
      make_article("a", "", "Teknologi kecerdasan buatan ramai dibahas di kota."),
      make_article("jauh", "", "Ponsel cerdas itu masih ramai meski buatan tangan."),
      make_article("lain", "", "Hujan turun di kota sejak pagi hari."),
  });
  CHECK(library.ids("AI") == Ids{"b", "a"});
  CHECK(library.ids("AI", kNone) == Ids{"b"});
  const Ids long_form = library.ids("kecerdasan buatan");
  REQUIRE(long_form.size() >= 2);
  CHECK(long_form.front() == "a");
  CHECK(std::ranges::find(long_form, "b") != long_form.end());
}

TEST_CASE("words of an expansion must stand together, function words in it may be missing") {
  const std::vector<article::Article> articles = {
      make_article("dan", "", "Usaha mikro, kecil, dan menengah tumbuh."),
      make_article("tanpa", "", "Usaha mikro kecil menengah tumbuh."),
      make_article("jauh", "", "Usaha itu kecil; mikro, kata dia, lalu menengah."),
      make_article("singkat", "", "UMKM tumbuh."),
  };
  Library library(articles);
  Library approved(articles,
                   *analysis::AcronymApprovals::parse("+ UMKM = usaha mikro, kecil, dan menengah\n",
                                                      "akronim", analyzer()));
  Ids found = approved.ids("umkm");
  REQUIRE(found.size() == 3);
  CHECK(found.front() == "singkat");
  std::ranges::sort(found);
  CHECK(found == Ids{"dan", "singkat", "tanpa"});
  CHECK(library.ids("umkm") == Ids{"singkat"});
}

TEST_CASE("acronyms that the articles explain are looked for, unless refused or switched off") {
  std::vector<article::Article> articles = explained("Satuan Tugas (satgas)");
  articles.push_back(make_article("panjang", "", "Satuan tugas bekerja."));
  articles.push_back(make_article("pendek", "", "Satgas bekerja."));
  {
    Library library(articles);
    CHECK(library.search("satgas").total.value == 5);
    CHECK(library.search("satgas bekerja").hits.front().article.id == "pendek");
    CHECK(library.search("satuan tugas bekerja").hits.front().article.id == "panjang");
    CHECK(library.search("satgas", {true, false}).total.value == 4);
  }
  Library refusing(articles,
                   *analysis::AcronymApprovals::parse("- satgas\n", "akronim", analyzer()));
  CHECK(refusing.search("satgas").total.value == 4);
}

TEST_CASE("after a commit the acronyms of before serve, and it is said, until the new are read") {
  Library library({make_article("lama", "", "Rapat membahas hal lain.")});
  CHECK(library.search("OVOI").complete());
  library.add(explained("Organisasi Vendor Ojek Indonesia (OVOI)"));
  library.add({make_article("panjang", "", "organisasi vendor ojek indonesia")});
  const SearchResults meanwhile = library.search("OVOI");
  CHECK(!meanwhile.complete());
  CHECK(meanwhile.total.value == 3);
  library.settle();
  const SearchResults later = library.search("OVOI");
  CHECK(later.complete());
  CHECK(later.total.value == 4);
}

TEST_CASE("what stands for the query's words is marked, as one") {
  Library library({
      make_article("a", "Dompet digital", "Pengguna dompet digital naik. Aplikasi diunduh."),
      make_article("b", "", "Pengguna e-wallet naik dan download aplikasi."),
  });
  const SearchResults results = library.search("e-wallet unduh");
  REQUIRE(results.hits.size() == 2);
  CHECK(results.hits[0].snippets.at(0).html ==
        "Pengguna <mark>e-wallet</mark> naik dan <mark>download</mark> aplikasi.");
  CHECK(results.hits[1].title_html == "<mark>Dompet digital</mark>");
  CHECK(results.hits[1].snippets.at(0).html ==
        "Pengguna <mark>dompet digital</mark> naik. Aplikasi <mark>diunduh</mark>.");
}

TEST_CASE("kinds of other words are chosen by name, and written so") {
  struct Row {
    const char* text;
    Expand expand;
    const char* written;
  };
  for (const Row& row : {
           Row{"all", {true, true, true}, "all"},
           Row{"", {true, true, true}, "all"},
           Row{"none", {false, false, false}, "none"},
           Row{"synonym", {true, false, false}, "synonym"},
           Row{"synonyms", {true, false, false}, "synonym"},
           Row{"acronyms", {false, true, false}, "acronym"},
           Row{"slang", {false, false, true}, "slang"},
           Row{"slang, synonym", {true, false, true}, "synonym,slang"},
           Row{"synonym,acronym,slang", {true, true, true}, "all"},
           Row{"none,acronym", {false, true, false}, "acronym"},
       }) {
    CAPTURE(row.text);
    CHECK(*parse_expand(row.text) == row.expand);
    CHECK(name(row.expand) == row.written);
    CHECK(*parse_expand(name(row.expand)) == row.expand);
  }
  for (const char* wrong : {"semua", "synonym,", ",", "synonym acronym", "ALL"}) {
    CAPTURE(wrong);
    CHECK(parse_expand(wrong).error().code == ErrorCode::invalid_parameter);
  }
}

TEST_CASE("informal words find the standard one by slang alone") {
  Library library({make_article("satu", "Ponsel baru", "Layar besar."),
                   make_article("dua", "Mengunduh aplikasi", "Gratis.")});
  CHECK(library.ids("hp", {false, false, true}) == Ids{"satu"});
  CHECK(library.ids("hp", {true, true, false}).empty());
  CHECK(library.ids("download", {true, false, false}) == Ids{"dua"});
  CHECK(library.ids("download", {false, true, true}).empty());
}

TEST_CASE("a user's files are laid over the built-in synonyms, or their fault is told") {
  const TemporaryFolder folder;
  const auto file = [&](const char* name, std::string_view text) {
    const auto path = folder.path() / name;
    std::ofstream(path) << text;
    return path.string();
  };
  CHECK(make_expander(analyzer(), {}).has_value());
  CHECK(make_expander(analyzer(), {.synonyms = file("baik", "tarif, ongkos\n- gadget\n")}));
  CHECK(make_expander(analyzer(), {.synonyms = file("buruk", "satu => dua => tiga\n")})
            .error()
            .where.ends_with("buruk:1"));
  CHECK(make_expander(analyzer(), {.approvals = folder.path() / "tiada"}).error().code ==
        ErrorCode::unreadable);
}

TEST_CASE("a user's own function words are marked before anything is expanded") {
  const auto changes = analysis::StopwordChanges::parse("terbaru\n- bisa\n", "kata");
  REQUIRE(changes);
  analysis::TokenBuffer buffer;
  Query query = parse_query(analyzer(), "bisa download terbaru \"terbaru\"", {}, buffer);
  mark_stopwords(query, *changes);
  CHECK(to_string(query.root) == "(all bisa download terbaru/baru~ \"terbaru\")");
}
