// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/hit_list.hpp"

#include "search/explanation.hpp"

namespace telusur::searchd::web {
namespace {

using search::Hit;
using search::SimilarArticle;

Html time(const Wording& say, const article::Timestamp& time) {
  Html html;
  return html.add("<time datetime=\"{}\">{}</time>", article::to_rfc3339(time), say.time(time));
}

Html headline(const Hit& hit) {
  Html html;
  if (!hit.article.title.empty()) return marked(hit.title_html);
  return html.add("{}", hit.opening.empty() ? hit.article.id : hit.opening);
}

Html snippets(const Hit& hit) {
  Html html;
  if (hit.snippets.empty()) return html;
  html.add("<p class=\"snippet\">");
  bool first = true;
  for (const search::Snippet& snippet : hit.snippets) {
    if (!first) html.add(" <span class=\"gap\">…</span> ");
    html.add("{}{}{}", first && snippet.cut_before ? "… " : "", marked(snippet.html),
             snippet.cut_after ? " …" : "");
    first = false;
  }
  return html.add("</p>\n");
}

/// Why it is found; what needs no more words is found as it was typed.
Html why(const Wording& say, const Hit& hit, const PageQuery& query) {
  Html html;
  if (!hit.explanation || query.value("q").empty()) return html;
  const std::string sentence = to_sentence(*hit.explanation, say.language());
  return html.add("<details class=\"why\"><summary>{}</summary><p>{}.</p></details>\n",
                  say("Kenapa hasil ini?", "Why this result?"),
                  sentence.empty() ? say("semua kata ada di teksnya, seperti yang diketik",
                                         "the text has all the words, as typed")
                                   : std::string_view(sentence));
}

Html similar_article(const Wording& say, const SimilarArticle& article, const PageQuery& query) {
  Html html;
  html.add("<li><a href=\"{}\">{}</a> <span class=\"byline\">{}",
           headline_url(article.url, article.id, query),
           article.title.empty() ? article.id : article.title, article.source);
  if (article.published) html.add(" · ").add(time(say, *article.published));
  return html.add("</span></li>\n");
}

Html similar(const Wording& say, const Hit& hit, const PageQuery& query) {
  Html html;
  if (hit.similar.count == 0) return html;
  html.add("<details class=\"similar\"><summary>+{} {}</summary>\n<ul>\n",
           say.number(hit.similar.count),
           say("artikel serupa", hit.similar.count == 1 ? "similar article" : "similar articles"));
  for (const SimilarArticle& article : hit.similar.articles)
    html.add(similar_article(say, article, query));
  html.add("</ul>\n");
  if (const std::size_t shown = hit.similar.articles.size(); shown < hit.similar.count) {
    html.add("<p>{} {}</p>\n", say("dan lainnya:", "and others:"),
             say.number(hit.similar.count - shown));
  }
  return html.add("</details>\n");
}

Html list_item(const Wording& say, const Hit& hit, std::uint64_t number, const PageQuery& query) {
  const article::Article& article = hit.article;
  Html html;
  html.add(
      "<li class=\"hit\" id=\"h{}\" data-id=\"{}\"><article>\n"
      "<h2><a href=\"{}\">{}</a></h2>\n",
      number, article.id, headline_url(article.url, article.id, query), headline(hit));
  html.add(byline(say, article, query)).add(snippets(hit));
  html.add("<div class=\"more\"><a href=\"{}\">{}</a>\n",
           article_page(article.id, query.value("q"), query.value("lang")),
           say("Tampilan baca", "Reading view"));
  return html.add(why(say, hit, query))
      .add(similar(say, hit, query))
      .add("</div>\n</article></li>\n");
}

}  // namespace

Url headline_url(std::string_view url, std::string_view id, const PageQuery& query) {
  return Url::web(url).value_or(article_page(id, query.value("q"), query.value("lang")));
}

Html byline(const Wording& say, const article::Article& article, const PageQuery& query) {
  Html html;
  html.add("<p class=\"byline\">");
  bool first = true;
  const auto separate = [&] {
    if (!first) html.add(" · ");
    first = false;
  };
  if (!article.source.empty()) {
    separate();
    html.add("<a class=\"source\" href=\"{}\">{}</a>", query.with("source", article.source).href(),
             article.source);
  }
  if (!article.section.empty()) {
    separate();
    html.add("{}", article.section);
  }
  if (article.published) {
    separate();
    html.add(time(say, *article.published));
  }
  if (article.published && article.updated && *article.updated > *article.published) {
    separate();
    html.add("{} <time datetime=\"{}\">{}</time>", say("diperbarui", "updated"),
             article::to_rfc3339(*article.updated),
             say.later(*article.published, *article.updated));
  }
  return html.add("</p>\n");
}

Html hit_list(const Wording& say, std::span<const Hit> hits, std::uint64_t first,
              const PageQuery& query, std::string_view query_id) {
  Html html;
  html.add("<ol class=\"hits\" start=\"{}\" data-query-id=\"{}\">\n", first, query_id);
  for (const Hit& hit : hits)
    html.add(list_item(say, hit, first++, query));
  return html.add("</ol>\n");
}

}  // namespace telusur::searchd::web
