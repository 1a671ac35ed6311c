// SPDX-License-Identifier: GPL-2.0-or-later
// Whole pages of articles that hold anything: every tag is one the program wrote, and all close.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include "search/snippet.hpp"
#include "support/utf8.hpp"
#include "web/article_view.hpp"
#include "web/assets.hpp"
#include "web/demo_pages.hpp"
#include "web/problem_page.hpp"
#include "web/results_page.hpp"
#include "web/start_page.hpp"

using namespace telusur;
using searchd::web::Page;
using searchd::web::PageQuery;
using searchd::web::Wording;

namespace {

constexpr std::array<std::string_view, 9> kVoid = {"meta", "link", "input", "!DOCTYPE", "rect",
                                                   "br",   "hr",   "img",   "source"};
constexpr std::array<std::string_view, 46> kKnown = {
    "html",  "head",    "title",   "script",  "body", "a",     "header", "telusur-box",
    "form",  "button",  "nav",     "main",    "div",  "h1",    "h2",     "h3",
    "p",     "span",    "strong",  "em",      "ul",   "ol",    "li",     "article",
    "aside", "section", "details", "summary", "time", "mark",  "svg",    "table",
    "thead", "tbody",   "tr",      "th",      "td",   "label", "footer", "kbd",
    "code",  "pre",     "iframe",  "b",       "i",    "q"};

/// What is wrong with the document; empty when it is well-formed: tags known, nested and closed,
/// attributes quoted.
std::string fault_of(std::string_view html) {
  std::vector<std::string> open;
  while (!html.empty()) {
    const std::size_t at = html.find('<');
    if (at == std::string_view::npos) break;
    html.remove_prefix(at + 1);
    const bool closes = html.starts_with('/');
    if (closes) html.remove_prefix(1);
    const std::string name(html.substr(0, html.find_first_of(" >\n")));
    html.remove_prefix(name.size());
    for (bool quoted = false; !html.empty() && (quoted || html.front() != '>');
         html.remove_prefix(1)) {
      if (html.front() == '"') quoted = !quoted;
      if (html.front() == '<') return "a tag inside " + name;
    }
    if (std::ranges::find(kVoid, name) != kVoid.end()) continue;
    if (std::ranges::find(kKnown, name) == kKnown.end()) return "unknown tag " + name;
    if (!closes) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return "unexpected end of " + name;
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : "not closed: " + open.back();
}

class Hostile {
 public:
  explicit Hostile(unsigned seed) : random_(seed) {}

  std::string text() {
    static constexpr std::array<std::string_view, 16> kPieces = {
        "<script>",   "</script>", "\"",      "'",    ">",    "<",    "&",    "javascript:alert(1)",
        " onload=x ", "</title>",  "</mark>", "\xFF", "\x01", "kata", "<!--", "{}"};
    std::string all;
    for (std::size_t i = 1 + random_() % 6; i > 0; --i)
      all += kPieces[random_() % kPieces.size()];
    return all;
  }

  article::Article article() {
    article::Article article;
    article.id = text();
    if (random_() % 4 != 0) article.title = text();
    article.body = text() + "\n\n" + text();
    article.source = text();
    article.section = text();
    article.authors = {text(), text()};
    article.tags = {text()};
    article.url = random_() % 2 == 0 ? text() : "https://a.example/" + text();
    article.language = text();
    article.published = article::parse_timestamp("2023-07-20T09:10:00+07:00").value();
    return article;
  }

  std::string marked_html() {
    std::string html;
    search::append_html_escaped(html, utf8::repaired(text()));
    return html + "<mark>x</mark>";
  }

  search::Hit hit() {
    search::Hit hit;
    hit.article = article();
    hit.title_html = marked_html();
    if (hit.article.title.empty()) hit.opening = text();
    hit.snippets.resize(random_() % 3);
    for (search::Snippet& snippet : hit.snippets)
      snippet.html = marked_html();
    hit.similar = {2, {{text(), text(), text(), text(), hit.article.published}}};
    hit.explanation.emplace();
    hit.explanation->in_title = {text()};
    return hit;
  }

  search::SearchResults results() {
    search::SearchResults results;
    results.query = text();
    if (random_() % 2 == 0) results.did_you_mean = search::DidYouMean{text(), random_() % 2 == 0};
    results.relaxed = random_() % 2 == 0;
    results.total = {random_() % 40, random_() % 2 == 0};
    for (std::size_t i = random_() % 11; i > 0; --i)
      results.hits.push_back(hit());
    for (const auto field : {search::FacetField::source, search::FacetField::tag}) {
      search::Facet facet;
      facet.field = field;
      for (std::size_t i = random_() % 9; i > 0; --i)
        facet.values.push_back({text(), i});
      results.facets.push_back(std::move(facet));
    }
    return results;
  }

  PageQuery query() {
    const std::vector<http::Parameter> parameters = {{"q", text()},     {"source", text()},
                                                     {"since", text()}, {"tag", "-" + text()},
                                                     {"lang", text()},  {"page", "2"}};
    return PageQuery(parameters);
  }

 private:
  std::mt19937 random_;
};

void check(const Page& page) {
  for (const Language language : {Language::indonesian, Language::english}) {
    const std::string html = document(Wording(language), page).str();
    CAPTURE(html);
    REQUIRE(fault_of(html).empty());
    REQUIRE(utf8::valid(html));
  }
}

}  // namespace

TEST_CASE("whatever articles and queries hold, pages are well-formed") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    Hostile hostile(seed);
    const Wording say(seed % 2 == 0 ? Language::indonesian : Language::english);
    const PageQuery query = hostile.query();
    check(results_page(say, hostile.results(), query, 1 + seed % 3, seed % 2 == 0 ? "" : "1f"));
    check(start_page(say, seed, hostile.results().hits, query));
    search::MarkedArticle marked;
    marked.article = hostile.article();
    marked.title_html = hostile.marked_html();
    marked.paragraphs_html = {hostile.marked_html(), hostile.marked_html()};
    marked.passages.resize(1);
    marked.passages.front().html = hostile.marked_html();
    const std::vector<search::RelatedArticle> related = {{hostile.article(), hostile.text(), 0.5}};
    check(article_view(say, marked, related, query, seed % 2 == 0));
    const http::Problem problem{http::ProblemKind::not_found,
                                {hostile.text(), hostile.text()},
                                {},
                                std::chrono::seconds(3)};
    check(problem_page(say, problem, query));
    check(demo_page(say, "http://" + hostile.text(), query));
  }
}

TEST_CASE("the demonstration's sites are well-formed, others are not there") {
  for (const char* name : {"redaksi", "kantor", "teknik"}) {
    const auto site = searchd::web::demo_site(name);
    REQUIRE(site.has_value());
    CHECK(fault_of(site->str()).empty());
  }
  CHECK_FALSE(searchd::web::demo_site("lain").has_value());
}

TEST_CASE("the text of an article is shown where it may be, and nowhere else") {
  search::MarkedArticle marked;
  marked.article.id = "a";
  marked.article.title = "Judul";
  marked.title_html = "<mark>Judul</mark>";
  marked.paragraphs_html = {"Seluruh isi"};
  marked.passages.resize(1);
  marked.passages.front().html = "Petikan";
  const Wording say(Language::indonesian);
  const std::string whole = article_view(say, marked, {}, PageQuery(), true).main.str();
  const std::string part = article_view(say, marked, {}, PageQuery(), false).main.str();
  CHECK(whole.find("Seluruh isi") != std::string::npos);
  CHECK(part.find("Seluruh isi") == std::string::npos);
  CHECK(part.find("Petikan") != std::string::npos);
}

TEST_CASE("assets are found by the name of their content alone") {
  const auto* style = searchd::web::find_asset("page.css");
  REQUIRE(style != nullptr);
  CHECK(searchd::web::find_asset_by_hash(style->hashed_name) == style);
  CHECK(searchd::web::find_asset_by_hash("page.css") == nullptr);
  CHECK(searchd::web::asset_url("page.css").text() == "/assets/" + style->hashed_name);
}
