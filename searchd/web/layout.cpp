// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/layout.hpp"

#include <algorithm>

#include "web/assets.hpp"

namespace telusur::searchd::web {
namespace {

Html head(const Wording& say, const Page& page) {
  Html html;
  html.add(R"(<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{}{}</title>
<meta name="description" content="{}">
<link rel="icon" href="{}" type="image/svg+xml">
<link rel="stylesheet" href="{}">
<link rel="search" href="/opensearch.xml" type="application/opensearchdescription+xml" title="Telusur">
)",
           page.title, page.title.empty() ? "Telusur" : " · Telusur", page.description,
           asset_url("icon.svg"), asset_url("page.css"));
  if (page.feed) {
    html.add("<link rel=\"alternate\" href=\"{}\" type=\"application/atom+xml\" title=\"{}\">\n",
             *page.feed, say("Umpan Atom pencarian ini", "Atom feed of this search"));
  }
  return html.add(
      "<script src=\"{}\" defer></script>\n<script src=\"{}\" defer></script>\n</head>\n",
      asset_url("box.js"), asset_url("page.js"));
}

Html masthead(const Wording& say, const Page& page) {
  Html html;
  const PageQuery language = page.query.value("lang").empty()
                                 ? PageQuery()
                                 : PageQuery().with("lang", page.query.value("lang"));
  html.add("<header class=\"masthead\">\n<a class=\"wordmark\" href=\"{}\">telusur</a>\n",
           language.href_of_start());
  if (!page.start) html.add(search_box(say, page.query));
  const bool indonesian = say.language() == Language::indonesian;
  html.add("<nav class=\"languages\" aria-label=\"{}\">", say("Bahasa", "Language"));
  if (indonesian) {
    html.add("<a href=\"{}\" lang=\"en\" hreflang=\"en\">English</a>", page.english);
  } else {
    html.add("<a href=\"{}\" lang=\"id\" hreflang=\"id\">Indonesia</a>", page.indonesian);
  }
  return html.add("</nav>\n</header>\n");
}

Html footer(const Wording& say) {
  Html html;
  return html.add(
      R"(<footer class="footer">
<p><span class="keys"><kbd>/</kbd> {} · <kbd>j</kbd> <kbd>k</kbd> {} · </span><a href="/demo">{}</a> · <a href="/openapi.json">API</a></p>
</footer>
)",
      say("ke kotak pencarian", "to the search box"), say("antarhasil", "between results"),
      say("Pasang kotak ini di halaman Anda", "Put this box on your page"));
}

}  // namespace

Html hidden_fields(const PageQuery& query, std::initializer_list<std::string_view> but) {
  Html html;
  for (const http::Parameter& one : query.parameters()) {
    if (std::ranges::find(but, one.name) != but.end()) continue;
    html.add("<input type=\"hidden\" name=\"{}\" value=\"{}\">\n", one.name, one.value);
  }
  return html;
}

Html search_box(const Wording& say, const PageQuery& query) {
  Html html;
  return html.add(
      R"(<telusur-box class="box" hits="3">
<form action="/search" role="search" aria-label="{}">
<input type="text" name="q" value="{}" aria-label="{}" placeholder="{}" autocomplete="off" autocapitalize="off" spellcheck="false">
{}<button>{}</button>
</form>
</telusur-box>
)",
      say("Cari berita", "Search news"), query.value("q"), say("Cari berita", "Search news"),
      say("Cari berita…", "Search news…"), hidden_fields(query, {"q", "page", "typo"}),
      say("Cari", "Search"));
}

Html document(const Wording& say, const Page& page) {
  Html html;
  return html.add(
      R"(<!DOCTYPE html>
<html lang="{}">
{}<body class="{}">
<a class="skip" href="#main">{}</a>
{}<main id="main" tabindex="-1">
{}</main>
{}</body>
</html>
)",
      say.code(), head(say, page), page.start ? "start" : "inner",
      say("Langsung ke isi", "Skip to content"), masthead(say, page), page.main, footer(say));
}

}  // namespace telusur::searchd::web
