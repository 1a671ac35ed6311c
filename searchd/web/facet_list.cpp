// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/facet_list.hpp"

#include <array>

#include "web/layout.hpp"

namespace telusur::searchd::web {
namespace {

using search::Facet;
using search::FacetValue;

constexpr std::size_t kShownValues = 6;  ///< the others are folded away

std::string_view facet_title(const Wording& say, std::string_view name) {
  if (name == "source") return say("Sumber", "Source");
  if (name == "section") return say("Rubrik", "Section");
  if (name == "author") return say("Penulis", "Author");
  if (name == "tag") return say("Topik", "Topic");
  return say("Situs", "Site");
}

struct QuickPeriod {
  std::string_view since;
  std::string_view indonesian;
  std::string_view english;
};
constexpr std::array kQuickPeriods = {
    QuickPeriod{"7d", "7 hari terakhir", "Past 7 days"},
    QuickPeriod{"30d", "30 hari terakhir", "Past 30 days"},
    QuickPeriod{"365d", "Setahun terakhir", "Past year"},
};

/// What a date field can show; other forms, such as `7d`, it cannot.
std::string_view calendar_date(std::string_view value) {
  constexpr std::size_t kLength = 10;
  return value.size() == kLength && value[4] == '-' && value[7] == '-' ? value : "";
}

std::string chip_text(const Wording& say, const http::Parameter& filter) {
  for (const QuickPeriod& period : kQuickPeriods) {
    if (filter.name == "since" && filter.value == period.since) {
      return std::string(say(period.indonesian, period.english));
    }
  }
  if (filter.name == "since") return std::string(say("sejak ", "since ")) + filter.value;
  if (filter.name == "until") return std::string(say("sampai ", "until ")) + filter.value;
  const bool excluded = filter.value.size() > 1 && filter.value.front() == '-';
  if (!excluded) return filter.value;
  return std::string(say("bukan ", "not ")) + filter.value.substr(1);
}

Html periods(const Wording& say, const PageQuery& query) {
  Html html;
  html.add("<section class=\"facet\"><h3>{}</h3>\n<ul>\n", say("Waktu", "Time"));
  for (const QuickPeriod& period : kQuickPeriods) {
    const bool chosen = query.value("since") == period.since;
    const PageQuery changed =
        chosen ? query.without("since") : query.with("since", period.since).without("until");
    html.add("<li><a href=\"{}\" aria-current=\"{}\">{}</a></li>\n", changed.href(),
             chosen ? "true" : "false", say(period.indonesian, period.english));
  }
  html.add(R"(</ul>
<form class="dates" action="/search">
{}<label>{} <input type="date" name="since" value="{}"></label>
<label>{} <input type="date" name="until" value="{}"></label>
<button>{}</button>
</form></section>
)",
           hidden_fields(query, {"since", "until", "page"}), say("Dari", "From"),
           calendar_date(query.value("since")), say("Sampai", "Until"),
           calendar_date(query.value("until")), say("Terapkan", "Apply"));
  return html;
}

Html value_link(const Wording& say, std::string_view name, const FacetValue& value,
                const PageQuery& query) {
  const bool chosen = query.has(name, value.value);
  const PageQuery changed =
      chosen ? query.without(name, value.value) : query.also(name, value.value);
  Html html;
  return html.add(
      "<li><a href=\"{}\" aria-current=\"{}\">{}</a> <span class=\"count\">{}</span></li>\n",
      changed.href(), chosen ? "true" : "false", value.value, say.number(value.count));
}

Html values(const Wording& say, const Facet& facet, const PageQuery& query) {
  const std::string_view name = search::name(facet.field);
  Html html;
  html.add("<section class=\"facet\"><h3>{}</h3>\n<ul>\n", facet_title(say, name));
  for (std::size_t i = 0; i < facet.values.size(); ++i) {
    if (i == kShownValues) {
      html.add("</ul>\n<details><summary>{}</summary>\n<ul>\n", say("Lainnya", "More"));
    }
    html.add(value_link(say, name, facet.values[i], query));
  }
  html.add("</ul>\n");
  if (facet.values.size() > kShownValues) html.add("</details>\n");
  return html.add("</section>\n");
}

}  // namespace

Html filter_chips(const Wording& say, const PageQuery& query) {
  Html html;
  if (!query.filtered()) return html;
  html.add("<ul class=\"chips\" aria-label=\"{}\">\n", say("Saringan", "Filters"));
  for (const http::Parameter& one : query.parameters()) {
    if (!is_filter(one.name)) continue;
    const std::string text = chip_text(say, one);
    html.add(
        "<li><a class=\"chip\" href=\"{}\" aria-label=\"{}: {}\">{} "
        "<span aria-hidden=\"true\">×</span></a></li>\n",
        query.without(one.name, one.value).href(), say("Lepas saringan", "Remove filter"), text,
        text);
  }
  return html.add("<li><a href=\"{}\">{}</a></li>\n</ul>\n", query.unfiltered().href(),
                  say("Lepas semua", "Remove all"));
}

Html facet_list(const Wording& say, const search::SearchResults& results, const PageQuery& query) {
  Html html;
  html.add(
      "<aside id=\"filters\" class=\"filters\" aria-labelledby=\"filters-title\">\n"
      "<h2 id=\"filters-title\" class=\"label\">{}</h2>\n",
      say("Saring", "Filter"));
  html.add(periods(say, query));
  for (const Facet& facet : results.facets) {
    if (!facet.values.empty()) html.add(values(say, facet, query));
  }
  return html.add("</aside>\n");
}

}  // namespace telusur::searchd::web
