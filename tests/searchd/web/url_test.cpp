// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/url.hpp"

#include <doctest/doctest.h>

using telusur::searchd::web::article_page;
using telusur::searchd::web::Url;

TEST_CASE("only addresses of the web lead out") {
  struct Row {
    const char* text;
    const char* url;  ///< nullptr: refused
  };
  for (const Row& row : {
           Row{"https://a.example/b?c=d#e", "https://a.example/b?c=d#e"},
           Row{"HTTP://A.example", "HTTP://A.example"},
           Row{"https://a.example/\"<b>", "https://a.example/%22%3Cb%3E"},
           Row{"https://a.example/é", "https://a.example/é"},
           Row{"javascript:alert(1)", nullptr},
           Row{"JAVASCRIPT:alert(1)", nullptr},
           Row{" https://a.example", nullptr},
           Row{"java\nscript:alert(1)", nullptr},
           Row{"https://a.example/\t", nullptr},
           Row{"https:\\\\a.example", nullptr},
           Row{"data:text/html,x", nullptr},
           Row{"//a.example", nullptr},
           Row{"/b", nullptr},
           Row{"https://", nullptr},
           Row{"", nullptr},
       }) {
    CAPTURE(row.text);
    const auto read = Url::web(row.text);
    REQUIRE(read.has_value() == (row.url != nullptr));
    if (read) CHECK(read->text() == row.url);
  }
}

TEST_CASE("an article's page has any id in one segment") {
  CHECK(article_page("a/b?c", "", "").text() == "/articles/a%2Fb%3Fc");
  CHECK(article_page("a", "x y", "en").text() == "/articles/a?q=x%20y&lang=en");
}
