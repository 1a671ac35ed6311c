// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/timeline_chart.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace telusur::searchd::web {
namespace {

using search::iso_date;
using search::Timeline;
using search::TimelineBucket;
using search::TimelineUnit;
using std::chrono::days;
using std::chrono::local_days;

// Units of the drawing; CSS stretches it to the width there is.
constexpr std::uint64_t kBarWidth = 10;
constexpr std::uint64_t kGap = 2;
constexpr std::uint64_t kHeight = 60;
constexpr std::uint64_t kLeastBar = 2;  ///< one article among thousands is still seen

std::string_view unit_name(const Wording& say, TimelineUnit unit) {
  switch (unit) {
    case TimelineUnit::week:
      return say("per pekan", "per week");
    case TimelineUnit::month:
      return say("per bulan", "per month");
    case TimelineUnit::year:
      return say("per tahun", "per year");
    default:
      return say("per hari", "per day");
  }
}

Html bars(const Wording& say, const Timeline& timeline, std::uint64_t most) {
  Html html;
  std::uint64_t number = 0;
  for (const TimelineBucket& bucket : timeline.buckets) {
    const std::uint64_t height =
        bucket.count == 0 ? 0 : std::max(kLeastBar, bucket.count * kHeight / most);
    html.add(
        "<rect id=\"t{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" data-from=\"{}\" "
        "data-until=\"{}\" aria-label=\"{}: {}\"/>\n",
        number, number * kBarWidth + kGap / 2, kHeight - height, kBarWidth - kGap, height,
        iso_date(bucket.from), iso_date(last_day(bucket.from, timeline.unit)),
        say.bucket(bucket.from, timeline.unit), say.articles(bucket.count));
    ++number;
  }
  return html;
}

Html axis(const Wording& say, const Timeline& timeline) {
  const auto& buckets = timeline.buckets;
  Html html;
  html.add("<div class=\"axis\" aria-hidden=\"true\"><span>{}</span>",
           say.bucket(buckets.front().from, timeline.unit));
  if (constexpr std::size_t kRoomForMiddle = 5; buckets.size() >= kRoomForMiddle) {
    html.add("<span>{}</span>", say.bucket(buckets[buckets.size() / 2].from, timeline.unit));
  }
  return html.add("<span>{}</span></div>\n", say.bucket(buckets.back().from, timeline.unit));
}

Html table(const Wording& say, const Timeline& timeline, const PageQuery& query) {
  Html html;
  html.add(
      R"(<details class="numbers"><summary>{}</summary>
<table><thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead><tbody>
)",
      say("Lihat angkanya", "Show the numbers"), say("Waktu", "Time"), say("Artikel", "Articles"));
  for (const TimelineBucket& bucket : timeline.buckets) {
    if (bucket.count == 0) continue;
    const PageQuery narrowed = query.with("since", iso_date(bucket.from))
                                   .with("until", iso_date(last_day(bucket.from, timeline.unit)));
    html.add("<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td>{}</td></tr>\n", narrowed.href(),
             say.bucket(bucket.from, timeline.unit), say.number(bucket.count));
  }
  return html.add("</tbody></table></details>\n");
}

}  // namespace

local_days last_day(local_days from, TimelineUnit unit) {
  const std::chrono::year_month_day date(from);
  constexpr days kWeek{7};
  switch (unit) {
    case TimelineUnit::week:
      return from + kWeek - days{1};
    case TimelineUnit::month:
      return local_days(date.year() / date.month() / std::chrono::last);
    case TimelineUnit::year:
      return local_days(date.year() / std::chrono::December / 31);
    default:
      return from;
  }
}

Html timeline_chart(const Wording& say, const Timeline& timeline, const PageQuery& query) {
  Html html;
  if (timeline.buckets.size() < 2) return html;
  const auto most = std::ranges::max_element(timeline.buckets, {}, &TimelineBucket::count);
  const std::string label = fmt::format(
      fmt::runtime(say("{}, {} sampai {}, terbanyak {} ({})", "{}, {} to {}, most in {} ({})")),
      unit_name(say, timeline.unit), say.bucket(timeline.buckets.front().from, timeline.unit),
      say.bucket(timeline.buckets.back().from, timeline.unit),
      say.bucket(most->from, timeline.unit), say.articles(most->count));
  return html.add(
      R"(<section class="timeline" aria-labelledby="timeline-title">
<div class="timeline-head"><h2 id="timeline-title" class="label">{} {}</h2></div>
<svg id="timeline" class="bars" viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" aria-label="{} {}" data-hint="{}">
{}</svg>
{}{}</section>
)",
      say("Artikel", "Articles"), unit_name(say, timeline.unit),
      timeline.buckets.size() * kBarWidth, kHeight, say("Artikel", "Articles"), label,
      say("Pilih rentang: panah kiri dan kanan, Shift untuk memperluas, Enter untuk menyaring.",
          "Choose a range: left and right arrows, Shift to extend, Enter to filter."),
      bars(say, timeline, std::max<std::uint64_t>(1, most->count)), axis(say, timeline),
      table(say, timeline, query));
}

}  // namespace telusur::searchd::web
