// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/marked_article.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "search/searcher.hpp"
#include "small_index.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::search;
using namespace telusur::testing;

namespace {

/// One article, and what becomes of it for a query.
class Reading {
 public:
  Reading() {
    article::Article article = make_article("a/1", "Peretasan <data>",
                                            "Bank meretas balik & diam.\n\n  \nTak ada yang lain.");
    article.lead = "Situs itu diretas.";
    write_index(folder_.path(), analyzer_, {article});
  }

  Result<MarkedArticle> mark(const std::string& query, std::string_view id = "a/1") {
    auto reader = index::IndexReader::open(folder_.path(), analyzer_);
    REQUIRE(reader.has_value());
    SearchRequest request;
    request.query = query;
    return Searcher(std::move(*reader), analyzer_, {}).marked_article(id, request);
  }

 private:
  TemporaryFolder folder_;
  analysis::Analyzer analyzer_ = analysis::make_default_analyzer();
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("every form of a word is marked, in title, lead and each paragraph, all of it escaped") {
  const auto marked = Reading().mark("retas");
  REQUIRE(marked.has_value());
  CHECK(marked->title_html == "<mark>Peretasan</mark> &lt;data&gt;");
  CHECK(marked->paragraphs_html == Texts{"Situs itu <mark>diretas</mark>.",
                                         "Bank <mark>meretas</mark> balik &amp; diam.",
                                         "Tak ada yang lain."});
  REQUIRE(marked->passages.size() >= 1);
  CHECK(marked->passages.front().html.find("<mark>") != std::string::npos);
}

TEST_CASE("without a query nothing is marked, and the passages are the beginning") {
  const auto marked = Reading().mark("");
  REQUIRE(marked.has_value());
  CHECK(marked->title_html == "Peretasan &lt;data&gt;");
  CHECK(marked->paragraphs_html.size() == 3);
  CHECK(marked->paragraphs_html.front() == "Situs itu diretas.");
  REQUIRE(marked->passages.size() == 1);
  CHECK(marked->passages.front().text.starts_with("Situs itu"));
}

TEST_CASE("function words are marked only where there is nothing else to mark") {
  CHECK(Reading().mark("yang meretas")->paragraphs_html.back() == "Tak ada yang lain.");
  CHECK(Reading().mark("yang")->paragraphs_html.back() == "Tak ada <mark>yang</mark> lain.");
}

TEST_CASE(
    "the words of a phrase are marked where it stands; anywhere if it does not stand at all") {
  CHECK(Reading().mark("\"meretas balik\"")->paragraphs_html ==
        Texts{"Situs itu diretas.", "Bank <mark>meretas balik</mark> &amp; diam.",
              "Tak ada yang lain."});
  CHECK(Reading().mark("\"meretas balik\"")->title_html == "Peretasan &lt;data&gt;");
  CHECK(Reading().mark("\"balik meretas\"")->paragraphs_html.at(1) ==
        "Bank <mark>meretas</mark> <mark>balik</mark> &amp; diam.");
}

TEST_CASE("an id that is not there is not found") {
  const auto marked = Reading().mark("retas", "b");
  REQUIRE_FALSE(marked.has_value());
  CHECK(marked.error().code == ErrorCode::not_found);
}
