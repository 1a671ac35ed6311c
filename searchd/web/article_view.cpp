// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/article_view.hpp"

#include "search/opening.hpp"
#include "web/hit_list.hpp"

namespace telusur::searchd::web {
namespace {

using search::MarkedArticle;
using search::RelatedArticle;

/// Names, each a link to more of it: authors, tags.
Html linked_names(std::string_view title, std::string_view parameter,
                  const std::vector<std::string>& names, const PageQuery& nothing_asked) {
  Html html;
  if (names.empty()) return html;
  html.add("<p class=\"names\">{}: ", title);
  bool first = true;
  for (const std::string& name : names) {
    if (!first) html.add(", ");
    html.add("<a href=\"{}\">{}</a>", nothing_asked.with(parameter, name).href(), name);
    first = false;
  }
  return html.add("</p>\n");
}

Html text_of(const Wording& say, const MarkedArticle& found, bool with_text) {
  Html html;
  if (with_text) {
    for (const std::string& paragraph : found.paragraphs_html)
      html.add("<p>{}</p>\n", marked(paragraph));
    return html;
  }
  for (const search::Snippet& passage : found.passages) {
    html.add("<p>{}{}{}</p>\n", passage.cut_before ? "… " : "", marked(passage.html),
             passage.cut_after ? " …" : "");
  }
  return html.add("<p class=\"notice\">{}</p>\n",
                  say("Teks lengkapnya ada di sumbernya.", "The full text is at its source."));
}

Html related_list(const Wording& say, std::span<const RelatedArticle> related,
                  const PageQuery& nothing_asked) {
  Html html;
  if (related.empty()) return html;
  html.add(
      "<aside class=\"newest\" aria-labelledby=\"related-title\">\n"
      "<h2 id=\"related-title\" class=\"label\">{}</h2>\n<ul>\n",
      say("Artikel terkait", "Related articles"));
  for (const RelatedArticle& one : related) {
    html.add("<li><a href=\"{}\">{}</a>\n{}</li>\n",
             article_page(one.article.id, "", nothing_asked.value("lang")),
             one.article.title.empty() ? one.opening : one.article.title,
             byline(say, one.article, nothing_asked));
  }
  return html.add("</ul>\n</aside>\n");
}

/// What the page is called where the article has no title.
std::string title_of(const article::Article& article) {
  if (!article.title.empty()) return article.title;
  const std::string opening = search::opening(article.lead.empty() ? article.body : article.lead);
  return opening.empty() ? article.id : opening;
}

}  // namespace

Page article_view(const Wording& say, const MarkedArticle& found,
                  std::span<const RelatedArticle> related, const PageQuery& query, bool with_text) {
  const article::Article& article = found.article;
  const PageQuery nothing_asked = PageQuery().with("lang", query.value("lang"));
  Page page;
  page.title = title_of(article);
  page.description = page.title;
  page.query = query;
  page.indonesian = article_page(article.id, query.value("q"), "id");
  page.english = article_page(article.id, query.value("q"), "en");
  Html& html = page.main;
  html.add("<div class=\"article-page\">\n<article class=\"reading\">\n");
  if (query.asks()) {
    html.add("<p class=\"back\"><a href=\"{}\">‹ {}</a></p>\n", query.href(),
             say("Kembali ke hasil", "Back to the results"));
  }
  if (article.title.empty()) {
    html.add("<h1>{}</h1>\n", page.title);
  } else {
    html.add("<h1>{}</h1>\n", marked(found.title_html));
  }
  html.add(byline(say, article, nothing_asked));
  html.add("<div class=\"text\" lang=\"{}\">\n{}</div>\n",
           article.language.empty() ? "id" : article.language, text_of(say, found, with_text));
  if (const auto source = Url::web(article.url)) {
    html.add(
        "<p class=\"original\"><a href=\"{}\">{} {}</a></p>\n", *source, say("Baca di", "Read at"),
        article.source.empty() ? say("sumbernya", "its source") : std::string_view(article.source));
  }
  html.add(linked_names(say("Penulis", "By"), "author", article.authors, nothing_asked));
  html.add(linked_names(say("Topik", "Topics"), "tag", article.tags, nothing_asked));
  html.add("</article>\n").add(related_list(say, related, nothing_asked)).add("</div>\n");
  return page;
}

}  // namespace telusur::searchd::web
