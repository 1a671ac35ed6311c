// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/start_page.hpp"

#include <array>

#include "web/hit_list.hpp"

namespace telusur::searchd::web {
namespace {

struct Example {
  std::string_view query;
  std::string_view indonesian;
  std::string_view english;
};
constexpr std::array kExamples = {
    Example{"\"data pribadi\"", "kata berdampingan persis", "words side by side, as written"},
    Example{"peretasan -gim", "tanpa kata ini", "without this word"},
    Example{"judul:AI", "hanya di judul", "in headlines alone"},
    Example{"sejak:2024 satelit", "sejak suatu tanggal", "since a date"},
};

Html examples(const Wording& say, const PageQuery& query) {
  Html html;
  html.add("<section class=\"examples\" aria-label=\"{}\">\n<ul>\n",
           say("Cara bertanya", "How to ask"));
  for (const Example& example : kExamples) {
    html.add("<li><a href=\"{}\"><code>{}</code></a> <span>{}</span></li>\n",
             query.with("q", example.query).href(), example.query,
             say(example.indonesian, example.english));
  }
  return html.add("</ul>\n</section>\n");
}

Html news(const Wording& say, std::span<const search::Hit> newest, const PageQuery& query) {
  Html html;
  if (newest.empty()) return html;
  html.add(
      "<section class=\"newest\" aria-labelledby=\"newest-title\">\n"
      "<h2 id=\"newest-title\" class=\"label\">{}</h2>\n<ul>\n",
      say("Terbaru", "Newest"));
  for (const search::Hit& hit : newest) {
    const article::Article& article = hit.article;
    html.add("<li><a href=\"{}\">{}</a>\n{}</li>\n", headline_url(article.url, article.id, query),
             article.title.empty() ? hit.opening : article.title, byline(say, article, query));
  }
  return html.add("</ul>\n</section>\n");
}

}  // namespace

Page start_page(const Wording& say, std::uint64_t articles, std::span<const search::Hit> newest,
                const PageQuery& query) {
  Page page;
  page.start = true;
  page.query = query;
  page.description = say("Cari berita teknologi Indonesia: judul, isi, sumber, dan waktu.",
                         "Search Indonesian technology news by headline, text, source and time.");
  page.indonesian = query.with("lang", "id").href_of_start();
  page.english = query.with("lang", "en").href_of_start();
  page.main
      .add("<div class=\"welcome\">\n<h1>{}</h1>\n{}<p class=\"total\">{} {}</p>\n</div>\n",
           say("Telusuri berita teknologi", "Search technology news"), search_box(say, query),
           say.articles(articles), say("siap dicari", "to be searched"))
      .add(examples(say, query))
      .add(news(say, newest, query));
  return page;
}

}  // namespace telusur::searchd::web
