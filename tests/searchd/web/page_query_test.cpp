// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/page_query.hpp"

#include <doctest/doctest.h>

using telusur::http::Parameter;
using telusur::searchd::web::PageQuery;

namespace {

PageQuery query_of(const std::vector<Parameter>& parameters) {
  return PageQuery(parameters);
}

std::string href(const PageQuery& query) {
  return query.href().text();
}

}  // namespace

TEST_CASE("what a form leaves empty, repeats or does not know is left out") {
  CHECK(href(query_of({{"q", "a"}, {"since", ""}, {"utm_source", "x"}, {"fbclid", "y"}})) ==
        "/search?q=a");
  CHECK(href(query_of({{"source", "a"}, {"source", "b"}, {"source", "a"}})) ==
        "/search?source=a&source=b");
  CHECK(href(query_of({{"q", "link"}, {"q", "form"}})) == "/search?q=form");
}

TEST_CASE("a changed query begins with its first page") {
  const PageQuery query = query_of({{"q", "a"}, {"source", "x"}, {"page", "3"}});
  CHECK(href(query.with("sort", "newest")) == "/search?q=a&source=x&sort=newest");
  CHECK(href(query.with("q", "b")) == "/search?q=b&source=x");
  CHECK(href(query.with("page", "4")) == "/search?q=a&source=x&page=4");
  CHECK(href(query.without("page")) == "/search?q=a&source=x");
  CHECK(href(query.also("source", "y")) == "/search?q=a&source=x&source=y");
  CHECK(href(query.also("source", "y").without("source", "x")) == "/search?q=a&source=y");
  CHECK(href(query.unfiltered()) == "/search?q=a");
}

TEST_CASE("adding a value and taking it away gives the query back") {
  const PageQuery query = query_of({{"q", "a"}, {"tag", "x"}, {"lang", "en"}});
  for (const char* value : {"y", "a&b=c", "", "日本", "-x"}) {
    CAPTURE(value);
    CHECK(href(query.also("tag", value).without("tag", value)) == href(query));
  }
}

TEST_CASE("what only pages know does not go to other endpoints") {
  const PageQuery query = query_of({{"q", "a"}, {"lang", "en"}, {"page", "2"}, {"tag", "x"}});
  CHECK(query.href_of("/feed.atom").text() == "/feed.atom?q=a&tag=x");
}

TEST_CASE("words or filters are a question, an order is none") {
  CHECK(query_of({{"q", "a"}}).asks());
  CHECK(query_of({{"tag", "a"}}).asks());
  CHECK_FALSE(query_of({{"sort", "newest"}, {"lang", "en"}}).asks());
  CHECK_FALSE(query_of({{"q", ""}}).asks());
}
