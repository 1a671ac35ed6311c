// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/search_request.hpp"

#include <fmt/compile.h>
#include <fmt/ranges.h>
#include <xxhash.h>

#include <charconv>
#include <chrono>

#include "api/cached_answer.hpp"
#include "api/search_parameters.hpp"
#include "search/cursor.hpp"

namespace telusur::searchd {
namespace {

search::Sort sort_of(std::string_view text) {
  if (text == "newest") return search::Sort::newest;
  return text == "oldest" ? search::Sort::oldest : search::Sort::relevance;
}

search::Match match_of(std::string_view text) {
  if (text == "all") return search::Match::all;
  return text == "any" ? search::Match::any : search::Match::automatic;
}

search::Typo typo_of(std::string_view text) {
  if (text == "suggest") return search::Typo::suggest;
  return text == "off" ? search::Typo::off : search::Typo::automatic;
}

void read_filters(const Arguments& arguments, search::Moment now, search::Filters& filters) {
  for (std::size_t i = 0; i < search::kFilterFields; ++i) {
    const auto field = static_cast<search::FilterField>(i);
    for (const std::string& value : arguments.list(name(field))) {
      const bool exclude = value.size() > 1 && value.starts_with('-');
      auto& values = exclude ? filters[field].exclude : filters[field].include;
      values.push_back(exclude ? value.substr(1) : value);
    }
  }
  const std::string& tz = arguments.text("tz");
  const auto zone = tz.empty() ? article::kJakartaOffset : search::read_zone(tz).value();
  filters.published = {search::read_since(arguments.text("since"), now, zone),
                       search::read_until(arguments.text("until"), now, zone)};
}

http::Problem cursor_problem(std::string_view code, http::Bilingual detail) {
  return {http::ProblemKind::invalid_parameter,
          std::move(detail),
          {{{"parameter", "cursor"}, {"code", code}}},
          std::nullopt};
}

}  // namespace

search::Expand read_expand(const Arguments& arguments) {
  const std::vector<std::string>& names = arguments.list("expand");
  if (names.empty()) return {};
  return search::parse_expand(fmt::format("{}", fmt::join(names, ","))).value();
}

void pin(const Context& context, search::SearchRequest& request) {
  const auto dictionaries = context.dictionaries.current();
  if (const Pins* pins = dictionaries->pins.find(request.query)) {
    request.promoted = pins->promoted;
    request.hidden = pins->hidden;
  }
}

std::string query_id_of(const QueryString& query) {
  const std::string question = query.text(
      {"limit", "offset", "cursor", "snippet_length", "highlight", "fields", "timeout_ms"});
  const XXH128_hash_t hash = XXH3_128bits(question.data(), question.size());
  return fmt::format(FMT_COMPILE("{:016x}{:016x}"), hash.high64, hash.low64);
}

void log_search(const Context& context, const std::string& query_id, const std::string& query,
                std::uint64_t hits, std::chrono::microseconds took) {
  if (context.query_log == nullptr || query.empty()) return;
  context.query_log->add(
      LoggedSearch{.at = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()),
                   .query_id = query_id,
                   .query = query,
                   .hits = hits,
                   .took = took});
}

void read_query(const Arguments& arguments, search::Moment now, search::SearchRequest& request) {
  request.query = arguments.text("q");
  request.match = match_of(arguments.text("match"));
  request.expand = read_expand(arguments);
  request.exact = arguments.flag("exact");
  request.now = now;
  read_filters(arguments, now, request.filters);
}

namespace {

/// `on`, `off`, `30d`; false for anything else.
bool read_recency(std::string_view text, search::SearchRequest& request) {
  constexpr unsigned kMostDays = 36'500;
  request.recency = text != "off";
  if (text.empty() || text == "on" || text == "off") return true;
  unsigned days = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), days);
  if (failure != std::errc{} || std::string_view(end, text.data() + text.size()) != "d")
    return false;
  request.recency_half_life_days = days;
  return days > 0 && days <= kMostDays;
}

}  // namespace

std::optional<http::Problem> read_search(const Arguments& arguments,
                                         search::SearchRequest& request) {
  request.cursor = arguments.text("cursor");
  const auto cursor = search::decode_cursor(request.cursor);
  if (!request.cursor.empty() && !cursor) {
    return cursor_problem("malformed",
                          {"cursor harus next_cursor dari halaman sebelumnya, tanpa diubah",
                           "cursor must be next_cursor of the page before, unchanged"});
  }
  // Pages of one list mean the same by `kemarin`, also after midnight.
  read_query(arguments, cursor ? cursor->now : search_moment(), request);
  request.limit = arguments.number("limit");
  request.offset = arguments.number("offset");
  request.snippets = arguments.number("snippets");
  request.sort = sort_of(arguments.text("sort"));
  request.snippet_words = arguments.number("snippet_length");
  request.group = arguments.text("collapse") == "story";
  if (!read_recency(arguments.text("recency"), request)) {
    return http::Problem{http::ProblemKind::invalid_parameter,
                         {"recency harus on, off, atau hari seperti 30d",
                          "recency must be on, off, or days such as 30d"},
                         {{{"parameter", "recency"}, {"code", "not_a_recency"}}},
                         std::nullopt};
  }
  request.explain = arguments.flag("explain");
  request.partial = arguments.flag("partial");
  request.typo = typo_of(arguments.text("typo"));
  for (const std::string& field : arguments.list("facets"))
    request.facets.push_back({.field = search::parse_facet_field(field).value()});
  request.timeline = search::parse_timeline_unit(arguments.text("timeline"));  // none: nothing
  if (cursor && request.offset > 0) {
    return cursor_problem("with_offset", {"cursor dan offset tidak boleh bersamaan",
                                          "cursor and offset exclude each other"});
  }
  if (cursor && cursor->binding != search::cursor_binding(request)) {
    return cursor_problem("other_search",
                          {"cursor berasal dari pencarian lain: q, saringan, sort, match, expand "
                           "dan collapse harus sama",
                           "the cursor is of another search: q, filters, sort, match, expand and "
                           "collapse must be the same"});
  }
  return std::nullopt;
}

}  // namespace telusur::searchd
