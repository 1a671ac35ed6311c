// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/problem_page.hpp"

namespace telusur::searchd::web {

Page problem_page(const Wording& say, const http::Problem& problem, const PageQuery& query) {
  Page page;
  page.title = title_of(problem.kind, say.language());
  page.description = page.title;
  page.query = query;
  page.indonesian = query.with("lang", "id").href_of_start();
  page.english = query.with("lang", "en").href_of_start();
  page.main.add("<section class=\"nothing\">\n<h1>{}</h1>\n<p>{}.</p>\n", page.title,
                problem.detail.in(say.language()));
  if (problem.retry_after) {
    page.main.add("<p>{} {} {}</p>\n", say("Coba lagi dalam", "Try again in"),
                  problem.retry_after->count(), say("detik.", "seconds."));
  }
  page.main.add("<p><a href=\"{}\">{}</a></p>\n</section>\n",
                PageQuery().with("lang", query.value("lang")).href_of_start(),
                say("Ke halaman awal", "To the start page"));
  return page;
}

}  // namespace telusur::searchd::web
