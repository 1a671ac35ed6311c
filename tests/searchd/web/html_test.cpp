// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/html.hpp"

#include <doctest/doctest.h>

#include <random>

#include "search/snippet.hpp"
#include "support/utf8.hpp"

using telusur::searchd::web::check_markup;
using telusur::searchd::web::Html;
using telusur::searchd::web::marked;
using telusur::searchd::web::Url;

namespace {

/// What a text in an element, or in a quoted attribute, must not contain to stay one.
bool inert(std::string_view text) {
  return text.find_first_of("<>\"'") == std::string_view::npos && telusur::utf8::valid(text);
}

/// Bytes as they come: text, markup and damage.
std::string random_bytes(std::mt19937& random) {
  static constexpr std::string_view kPieces[] = {"<",
                                                 ">",
                                                 "\"",
                                                 "'",
                                                 "&",
                                                 "</mark>",
                                                 "<mark>",
                                                 "<script>",
                                                 "&lt;",
                                                 "&amp;",
                                                 "=",
                                                 "{}",
                                                 "a",
                                                 "ß",
                                                 "\xF0\x9F\x98\x80",
                                                 "\xC3",
                                                 "\xED\xA0\x80",
                                                 std::string_view("\0", 1),
                                                 "\x1B",
                                                 "\x7F",
                                                 "\xC2\x85",
                                                 "\xEF\xBF\xBF",
                                                 "\n",
                                                 "-->"};
  std::uniform_int_distribution<std::size_t> piece(0, std::size(kPieces) - 1);
  std::string bytes;
  for (std::size_t i = piece(random); i > 0; --i)
    bytes += kPieces[piece(random)];
  return bytes;
}

}  // namespace

TEST_CASE("a value may stand only where its kind is safe") {
  using enum telusur::searchd::web::ValueKind;
  struct Row {
    const char* markup;
    telusur::searchd::web::ValueKind kind;
    bool safe;
  };
  for (const Row& row : {
           Row{"{}", text, true},
           Row{"<p>{}</p>", html, true},
           Row{"<p class=\"a {} b\">x</p>", text, true},
           Row{"<a href=\"{}\">x</a>", url, true},
           Row{"<script src=\"{}\" defer></script>", url, true},
           Row{"<p>", text, false},                     // no place for the value
           Row{"{}{}", text, false},                    // two places
           Row{"<a href=\"{}\">x</a>", text, false},    // might be javascript:
           Row{"<a href=\"/a?{}\">x</a>", url, false},  // an address is whole
           Row{"<a href=\"{}#b\">x</a>", url, false},
           Row{"<form action=\"{}\"></form>", text, false},
           Row{"<p class={}>x</p>", text, false},  // no quotes
           Row{"<p class='{}'>x</p>", text, false},
           Row{"<p {}>x</p>", text, false},              // an attribute's name
           Row{"<{}>", text, false},                     // a tag's name
           Row{"<p title=\"{}\">x</p>", html, false},    // markup in an attribute
           Row{"<p onclick=\"{}\">x</p>", text, false},  // a program
           Row{"<p style=\"color: {}\">x</p>", text, false},
           Row{"<iframe srcdoc=\"{}\"></iframe>", text, false},
           Row{"<script>{}</script>", text, false},
           Row{"<style>{}</style>", text, false},
           Row{"<!-- {} -->", text, false},
           Row{"<p title=\"{}", text, false},  // ends inside a tag
           Row{"<p title=\"{}\"", text, false},
       }) {
    CAPTURE(row.markup);
    if (row.safe) {
      CHECK_NOTHROW(check_markup(row.markup, &row.kind, 1));
    } else {
      CHECK_THROWS_AS(check_markup(row.markup, &row.kind, 1), std::logic_error);
    }
  }
}

TEST_CASE("values are escaped, literals are not") {
  Html html;
  html.add("<p title=\"{}\">{} & {}</p>", "a\"b", std::string("<i>'x'</i>"), 42);
  CHECK(html.str() == "<p title=\"a&quot;b\">&lt;i&gt;&#39;x&#39;&lt;/i&gt; & 42</p>");
}

TEST_CASE("braces in a value are no placeholders") {
  Html html;
  html.add("<b>{}</b><i>{}</i>", "{}", "x");
  CHECK(html.str() == "<b>{}</b><i>x</i>");
}

TEST_CASE("pieces go into text as they are, once escaped") {
  Html inner;
  inner.add("<b>{}</b>", "<");
  Html outer;
  outer.add("<p>{}</p>", inner).add(inner);
  CHECK(outer.str() == "<p><b>&lt;</b></p><b>&lt;</b>");
}

TEST_CASE("an address is escaped, too") {
  Html html;
  html.add("<a href=\"{}\">x</a>",
           Url::local("/a", std::vector<telusur::http::Parameter>{{"q", "\"<&"}, {"b", ""}}));
  CHECK(html.str() == "<a href=\"/a?q=%22%3C%26&amp;b=\">x</a>");
}

TEST_CASE("what no document may hold becomes U+FFFD") {
  for (const char* text : {"\x01", "\x1B", "\x7F", "\xC2\x80", "\xEF\xBF\xBE", "\xFF", "\xC3"}) {
    CAPTURE(text);
    Html html;
    html.add("{}", text);
    CHECK(html.str() == "\xEF\xBF\xBD");
  }
  Html html;
  html.add("{}", "a\tb\nc \xC3\x9F");
  CHECK(html.str() == "a\tb\nc \xC3\x9F");
}

TEST_CASE("any bytes are inert and well-formed") {
  std::mt19937 random(20261126);
  for (int round = 0; round < 5000; ++round) {
    const std::string bytes = random_bytes(random);
    CAPTURE(bytes);
    Html html;
    html.add("{}", bytes);
    REQUIRE(inert(html.str()));
  }
}

TEST_CASE("marks of a snippet come out as it has them") {
  CHECK(marked("a &lt;b&gt; <mark>c &amp; d</mark> e").str() ==
        "a &lt;b&gt; <mark>c &amp; d</mark> e");
}

TEST_CASE("whatever is said to be marked, marks alone are markup, and in pairs") {
  std::mt19937 random(6);
  for (int round = 0; round < 5000; ++round) {
    const std::string bytes = random_bytes(random);
    CAPTURE(bytes);
    std::string rest = marked(bytes).str();
    std::string without;
    bool open = false;
    while (!rest.empty()) {
      const std::string_view tag = open ? "</mark>" : "<mark>";
      if (rest.starts_with(tag)) {
        open = !open;
        rest.erase(0, tag.size());
      } else {
        without += rest.front();
        rest.erase(0, 1);
      }
    }
    REQUIRE_FALSE(open);
    REQUIRE(inert(without));
  }
}

TEST_CASE("marking undoes exactly the escaping of snippets") {
  std::mt19937 random(7);
  for (int round = 0; round < 1000; ++round) {
    const std::string text = telusur::utf8::repaired(random_bytes(random));
    std::string escaped;
    telusur::search::append_html_escaped(escaped, text);
    CAPTURE(text);
    Html directly;
    directly.add("{}", text);
    REQUIRE(marked(escaped).str() == directly.str());
  }
}
