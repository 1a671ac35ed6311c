// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/results_page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "search/query/interpretation.hpp"
#include "support/utf8.hpp"
#include "web/facet_list.hpp"
#include "web/hit_list.hpp"
#include "web/timeline_chart.hpp"

namespace telusur::searchd::web {
namespace {

using search::SearchResults;

Html spelling(const Wording& say, const SearchResults& results, const PageQuery& query) {
  Html html;
  if (!results.did_you_mean) return html;
  const std::string& meant = results.did_you_mean->text;
  const PageQuery corrected = query.with("q", meant);
  if (!results.did_you_mean->applied) {
    return html.add("<p class=\"notice meant\">{} <a href=\"{}\"><strong>{}</strong></a>?</p>\n",
                    say("Mungkin maksud Anda:", "Did you mean:"), corrected.href(), meant);
  }
  return html.add(
      "<p class=\"notice meant\">{} <a href=\"{}\"><strong>{}</strong></a>. {} "
      "<a href=\"{}\">{}</a>.</p>\n",
      say("Menampilkan hasil untuk", "Showing results for"), corrected.href(), meant,
      say("Cari persis", "Search exactly for"), query.with("typo", "off").href(), query.value("q"));
}

/// Other words that were looked for, as `unduh: download`, and the way to do without.
Html expansions(const Wording& say, const search::Interpretation& understood,
                const PageQuery& query) {
  std::string said;
  for (const search::InterpretedTerm& term : understood.terms) {
    for (const search::ExpandedTerm& other : term.expanded)
      said += (said.empty() ? "" : ", ") + other.text;
  }
  Html html;
  if (said.empty()) return html;
  return html.add("<p class=\"notice\">{} <em>{}</em>. <a href=\"{}\">{}</a></p>\n",
                  say("Juga mencari", "Also searching for"), said,
                  query.with("expand", "none").href(),
                  say("Hanya kata yang diketik", "Only the words typed"));
}

Html notices(const Wording& say, const SearchResults& results, const PageQuery& query) {
  const search::Interpretation understood = interpret(results.interpreted);
  Html html = spelling(say, results, query);
  for (const search::Notice& notice : understood.notices)
    html.add("<p class=\"notice\">{}</p>\n", message(notice, say.language()));
  if (results.relaxed && !results.hits.empty()) {
    html.add("<p class=\"notice\">{} <a href=\"{}\">{}</a></p>\n",
             say("Hanya sedikit artikel yang memuat semua kata; yang memuat sebagian ikut tampil.",
                 "Few articles have all the words; those with some of them are shown, too."),
             query.with("match", "all").href(), say("Wajib semua kata", "Require all words"));
  }
  if (results.timed_out) {
    html.add("<p class=\"notice\">{}</p>\n",
             say("Waktu pencarian habis: ini yang terbaik sejauh ini.",
                 "The search ran out of time: these are the best so far."));
  }
  if (results.shards && !results.shards->missing.empty()) {
    html.add("<p class=\"notice\">{}: {}.</p>\n",
             say("Hasil ini tidak lengkap. Bagian indeks yang tidak terjangkau",
                 "These results are incomplete. Parts of the index that cannot be reached"),
             fmt::format("{}", fmt::join(results.shards->missing, ", ")));
  }
  return html.add(expansions(say, understood, query));
}

Html sorting(const Wording& say, const PageQuery& query) {
  struct Order {
    std::string_view value;
    std::string_view indonesian;
    std::string_view english;
  };
  constexpr std::array kOrders = {Order{"relevance", "Paling cocok", "Best match"},
                                  Order{"newest", "Terbaru", "Newest"},
                                  Order{"oldest", "Terlama", "Oldest"}};
  const std::string_view chosen = query.value("sort").empty() ? "relevance" : query.value("sort");
  Html html;
  html.add("<nav class=\"sorting\" aria-label=\"{}\">", say("Urutan", "Order"));
  for (const Order& order : kOrders) {
    const std::string_view value = order.value == "relevance" ? "" : order.value;
    html.add("<a href=\"{}\" aria-current=\"{}\">{}</a> ", query.with("sort", value).href(),
             order.value == chosen ? "true" : "false", say(order.indonesian, order.english));
  }
  return html.add("</nav>\n");
}

/// `42 artikel`, `sedikitnya 1.200 artikel`, and of which page.
std::string count_line(const Wording& say, const SearchResults& results, std::uint32_t number) {
  std::string line;
  if (!results.total.exact) line = say("sedikitnya ", "at least ");
  line += say.articles(results.total.value);
  if (number > 1) line += fmt::format(fmt::runtime(say(", halaman {}", ", page {}")), number);
  return line;
}

Html heading(const Wording& say, const SearchResults& results, const PageQuery& query,
             std::uint32_t number) {
  Html html;
  html.add("<div class=\"summary\">\n<h1>");
  if (query.value("q").empty()) {
    html.add("{}", say("Semua artikel", "All articles"));
  } else {
    html.add("<span class=\"quoted\">{}</span>", query.value("q"));
  }
  html.add("</h1>\n<p class=\"total\" id=\"total\">{}</p>\n", count_line(say, results, number));
  html.add("<a class=\"to-filters\" href=\"#filters\">{}</a>\n", say("Saring", "Filter"));
  return html.add(sorting(say, query)).add("</div>\n");
}

Html paging(const Wording& say, const SearchResults& results, const PageQuery& query,
            std::uint32_t number) {
  const bool full = results.hits.size() == kHitsPerPage;
  const bool more = full && std::uint64_t{number} * kHitsPerPage < results.total.value;
  Html html;
  if (number == 1 && !more) return html;
  html.add("<nav class=\"paging\" aria-label=\"{}\">\n", say("Halaman", "Pages"));
  if (number > 1) {
    const std::string before = number == 2 ? "" : std::to_string(number - 1);
    html.add("<a href=\"{}\" rel=\"prev\">‹ {}</a>\n", query.with("page", before).href(),
             say("Sebelumnya", "Previous"));
  }
  html.add("<span aria-current=\"page\">{} {}</span>\n", say("Halaman", "Page"), number);
  if (more && number < kLastPage) {
    html.add("<a href=\"{}\" rel=\"next\">{} ›</a>\n",
             query.with("page", std::to_string(number + 1)).href(), say("Berikutnya", "Next"));
  } else if (more) {
    html.add("<span>{}</span>\n", say("Persempit pencarian untuk melihat sisanya.",
                                      "Narrow the search to see the rest."));
  }
  return html.add("</nav>\n");
}

/// Nothing found: ways on.
Html nothing(const Wording& say, const PageQuery& query, std::uint32_t number) {
  Html html;
  html.add("<section class=\"nothing\">\n<h2>{}</h2>\n<ul>\n",
           number > 1 ? say("Daftarnya sudah habis.", "The list ends before this page.")
                      : say("Tidak ada artikel yang cocok.", "No article matches."));
  if (number > 1) {
    html.add("<li><a href=\"{}\">{}</a></li>\n", query.without("page").href(),
             say("Kembali ke halaman pertama", "Back to the first page"));
  }
  if (query.filtered() && !query.value("q").empty()) {
    html.add("<li><a href=\"{}\">{}</a></li>\n", query.unfiltered().href(),
             say("Cari tanpa saringan", "Search without filters"));
  }
  if (!query.value("since").empty() || !query.value("until").empty()) {
    html.add("<li><a href=\"{}\">{}</a></li>\n", query.without("since").without("until").href(),
             say("Cari di semua waktu", "Search all dates"));
  }
  if (query.value("match") == "all") {
    html.add("<li><a href=\"{}\">{}</a></li>\n", query.without("match").href(),
             say("Cukup sebagian kata", "Some of the words will do"));
  }
  return html.add(
      "<li>{}</li>\n<li>{}</li>\n</ul>\n</section>\n",
      say("Pakai kata yang lebih sedikit atau lebih umum", "Use fewer or more general words"),
      say("Periksa ejaan dan tanda kutip", "Check the spelling and quotation marks"));
}

Html summary_feed(const Wording& say, const PageQuery& query) {
  Html html;
  return html.add("<p class=\"feed\"><a href=\"{}\">{}</a></p>\n", query.href_of("/feed.atom"),
                  say("Umpan Atom pencarian ini", "Atom feed of this search"));
}

}  // namespace

Page results_page(const Wording& say, const SearchResults& results, const PageQuery& query,
                  std::uint32_t number, std::string_view query_id) {
  Page page;
  page.query = query;
  page.title = utf8::repaired(query.value("q"));
  page.description = fmt::format(fmt::runtime(say("Hasil pencarian berita teknologi: {}, {}.",
                                                  "Search results in technology news: {}, {}.")),
                                 page.title, count_line(say, results, number));
  page.feed = query.href_of("/feed.atom");
  page.indonesian = query.with("lang", "id").href();
  page.english = query.with("lang", "en").href();
  Html& html = page.main;
  html.add("<div class=\"results\">\n<div class=\"list\">\n");
  html.add(heading(say, results, query, number)).add(filter_chips(say, query));
  html.add(notices(say, results, query));
  if (results.timeline) html.add(timeline_chart(say, *results.timeline, query));
  if (results.hits.empty()) {
    html.add(nothing(say, query, number));
  } else {
    const std::uint64_t first = std::uint64_t{number - 1} * kHitsPerPage + 1;
    html.add(hit_list(say, results.hits, first, query, query_id));
  }
  html.add(paging(say, results, query, number)).add(summary_feed(say, query));
  html.add("</div>\n").add(facet_list(say, results, query)).add("</div>\n");
  return page;
}

}  // namespace telusur::searchd::web
