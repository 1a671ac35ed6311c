// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/search_body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <string_view>

#include "api/query_string.hpp"
#include "api/search_parameters.hpp"
#include "api/search_request.hpp"
#include "search/results_json.hpp"

namespace telusur::searchd {
namespace {

using endpoint::kPageParameters;
using endpoint::kSearchParameters;

/// The same search as a feed.
std::string feed_link(const QueryString& query) {
  return "/feed.atom?" + query.text_if([](std::string_view name) {
    return std::ranges::find(kPageParameters, name, &ParameterSpec::name) == kPageParameters.end();
  });
}

/// Adds `links` to the body, and those to the pages before and after to `headers`. A list that is
/// read by cursors goes on by them, and there is no way back in it.
void add_links(const Arguments& arguments, const QueryString& query,
               const search::SearchResults& results, std::size_t uri_bytes,
               boost::json::object& body, std::vector<std::string>& headers) {
  const std::uint32_t offset = arguments.number("offset");
  const std::uint32_t limit = arguments.number("limit");
  const std::string& cursor = arguments.text("cursor");
  const std::string search = "/v1/search?" + query.text({"offset", "cursor"});
  const auto at_offset = [](std::uint32_t to) { return fmt::format("&offset={}", to); };
  boost::json::object links(body.storage());
  // False where whoever followed it would be refused: of a query that was posted for its length.
  const auto put = [&](std::string_view relation, const std::string& link) {
    if (link.size() > uri_bytes) return false;
    links[relation] = link;
    return true;
  };
  put("self", search + (cursor.empty() ? at_offset(offset) : "&cursor=" + cursor));
  put("feed", feed_link(query));
  const auto add = [&](std::string_view relation, const std::string& place) {
    const std::string link = search + place;
    if (put(relation, link)) headers.push_back(fmt::format("<{}>; rel=\"{}\"", link, relation));
  };
  const std::uint32_t after = offset + limit;
  // A short page is the last: grouped, there are fewer hits than articles.
  const bool full = results.hits.size() == limit;
  if (!cursor.empty() || after > search::kMaxOffset) {
    if (!results.next_cursor.empty()) add("next", "&cursor=" + results.next_cursor);
  } else if (limit > 0 && full && after < results.total.value) {
    add("next", at_offset(after));
  }
  if (limit > 0 && offset > 0) add("prev", at_offset(offset - std::min(offset, limit)));
  body["links"] = std::move(links);
}

/// Takes out of a hit what `highlight` and `fields` do not ask for.
void keep_asked(const Arguments& arguments, boost::json::object& hit) {
  const std::string& highlight = arguments.text("highlight");
  if (highlight != "html") {
    hit.erase("title_html");
    for (boost::json::value& snippet : hit["snippets"].as_array()) {
      snippet.as_object().erase("html");
      if (highlight == "none") snippet.as_object().erase("marks");
    }
  }
  const auto& fields = arguments.list("fields");
  if (fields.empty()) return;
  std::vector<std::string> others;
  for (const auto& member : hit) {
    const std::string name(member.key());
    if (name != "id" && std::ranges::find(fields, name) == fields.end()) others.push_back(name);
  }
  for (const std::string& other : others)
    hit.erase(other);
}

/// About what a page of ten hits takes as JSON values.
constexpr std::size_t kPageBytes = 1U << 16U;

}  // namespace

SearchBody search_body(const search::SearchResults& results, const Arguments& arguments,
                       std::size_t uri_bytes) {
  boost::json::monotonic_resource memory(kPageBytes);
  boost::json::object body = search::to_json(results, &memory);
  for (boost::json::value& hit : body["hits"].as_array())
    keep_asked(arguments, hit.as_object());
  const QueryString query(kSearchParameters, arguments);
  SearchBody made{.query_id = query_id_of(query)};
  body["query_id"] = made.query_id;
  add_links(arguments, query, results, uri_bytes, body, made.links);
  made.json = boost::json::serialize(body);
  made.json += '\n';
  return made;
}

}  // namespace telusur::searchd
