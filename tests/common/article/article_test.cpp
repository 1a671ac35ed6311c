// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/article.hpp"

#include <doctest/doctest.h>

#include <string>

#include <functional>
#include <set>

using namespace telusur;
using article::Article;

namespace {

Article sample() {
  Article article;
  article.id = "tekno.example/1";
  article.title = "Kominfo bentuk satgas";
  article.body = "Satgas dibentuk pekan ini.";
  return article;
}

struct Change {
  std::string field;
  std::function<void(Article&)> apply;
};

}  // namespace

TEST_CASE("an article with an id and some text is valid") {
  CHECK(article::validate(sample()));
  Article headline_only = sample();
  headline_only.body.clear();
  CHECK(article::validate(headline_only));
  Article untitled = sample();
  untitled.title.clear();
  CHECK(article::validate(untitled));
}

TEST_CASE("what is wrong with an article names its field") {
  for (const Change& row : {
           Change{"id", [](Article& a) { a.id.clear(); }},
           Change{"id", [](Article& a) { a.id.assign(201, 'x'); }},
           Change{"id", [](Article& a) { a.id.push_back('\n'); }},
           Change{"id", [](Article& a) { a.id = "caf\xE9"; }},
           Change{"body", [](Article& a) { a.title.clear(), a.body.clear(); }},
           Change{"body", [](Article& a) { a.body.assign(article::kMaxTextBytes, 'x'); }},
           Change{"title", [](Article& a) { a.title.assign(4097, 'x'); }},
           Change{"source", [](Article& a) { a.source.assign(201, 'x'); }},
           Change{"section", [](Article& a) { a.section.assign(201, 'x'); }},
           Change{"language", [](Article& a) { a.language.assign(201, 'x'); }},
           Change{"authors", [](Article& a) { a.authors.assign(65, "Sari"); }},
           Change{"tags", [](Article& a) { a.tags = {std::string(201, 'x')}; }},
       }) {
    CAPTURE(row.field);
    Article article = sample();
    row.apply(article);
    const auto valid = article::validate(article);
    REQUIRE_FALSE(valid);
    CHECK(valid.error().code == ErrorCode::invalid_document);
    CHECK(valid.error().where == row.field);
    CHECK_FALSE(valid.error().what.empty());
  }
}

TEST_CASE("the fingerprint changes with every field and only with them") {
  std::set<std::uint64_t> seen{article::fingerprint(sample())};
  CHECK(article::fingerprint(sample()) == *seen.begin());
  const auto time = *article::parse_timestamp("2023-07-20");
  for (const Change& row : {
           Change{"id", [](Article& a) { a.id.push_back('x'); }},
           Change{"title", [](Article& a) { a.title.push_back('x'); }},
           Change{"text moved from title to lead",
                  [](Article& a) {
                    a.lead = a.title;
                    a.title.clear();
                  }},
           Change{"lead", [](Article& a) { a.lead.push_back('x'); }},
           Change{"body", [](Article& a) { a.body.push_back('x'); }},
           Change{"published", [&](Article& a) { a.published = time; }},
           Change{"updated", [&](Article& a) { a.updated = time; }},
           Change{"zone",
                  [&](Article& a) {
                    a.published = article::Timestamp{time.moment, {}};
                  }},
           Change{"source", [](Article& a) { a.source.push_back('x'); }},
           Change{"section", [](Article& a) { a.section.push_back('x'); }},
           Change{"authors", [](Article& a) { a.authors = {"x"}; }},
           Change{"tags", [](Article& a) { a.tags = {"x"}; }},
           Change{"tags",
                  [](Article& a) {
                    a.tags = {"x", ""};
                  }},
           Change{"url", [](Article& a) { a.url.push_back('x'); }},
           Change{"language", [](Article& a) { a.language.push_back('x'); }},
       }) {
    CAPTURE(row.field);
    Article article = sample();
    row.apply(article);
    CHECK(seen.insert(article::fingerprint(article)).second);
  }
}
