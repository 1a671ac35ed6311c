// SPDX-License-Identifier: GPL-2.0-or-later
#include <boost/json.hpp>
#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <utility>
#include <vector>

#include "remote.hpp"
#include "support/utf8.hpp"

namespace telusur::cli {
namespace {

namespace json = boost::json;

/// Longer ones are refused by some: searchd and many proxies take 8192 bytes with all that is
/// around it.
constexpr std::size_t kLongestTarget = 4096;

/// Parameters by name, those of lists more than once.
class Parameters {
 public:
  void add(std::string_view name, json::value value) { all_.emplace_back(name, std::move(value)); }

  template <class Value>
  void add_unless_default(std::string_view name, const Value& value, const Value& usual,
                          json::value written) {
    if (value != usual) add(name, std::move(written));
  }

  [[nodiscard]] std::string query_string() const {
    std::string text;
    for (const auto& [name, value] : all_) {
      text += text.empty() ? '?' : '&';
      text += name;
      text += '=';
      text += value.is_string()
                  ? boost::urls::encode(value.get_string(), boost::urls::unreserved_chars)
                  : json::serialize(value);
    }
    return text;
  }

  /// One object: what is there more than once as an array.
  [[nodiscard]] json::object object() const {
    json::object object;
    for (const auto& [name, value] : all_) {
      if (json::value* before = object.if_contains(name); before == nullptr) {
        object[name] = value;
      } else if (before->is_array()) {
        before->get_array().push_back(value);
      } else {
        *before = json::array{*before, value};
      }
    }
    return object;
  }

 private:
  std::vector<std::pair<std::string, json::value>> all_;
};

json::value text(std::string_view value) {
  return json::string(value);
}

std::string_view name(search::Sort sort) {
  if (sort == search::Sort::newest) return "newest";
  return sort == search::Sort::oldest ? "oldest" : "relevance";
}

std::string_view name(search::Match match) {
  if (match == search::Match::all) return "all";
  return match == search::Match::any ? "any" : "auto";
}

std::string_view name(search::Typo typo) {
  if (typo == search::Typo::suggest) return "suggest";
  return typo == search::Typo::off ? "off" : "auto";
}

/// An excluded value is `-VALUE`, as on the command line.
void add_filters(Parameters& parameters, const search::Filters& filters) {
  for (std::size_t i = 0; i < search::kFilterFields; ++i) {
    const auto field = static_cast<search::FilterField>(i);
    for (const std::string& value : filters[field].include)
      parameters.add(search::name(field), text(value));
    for (const std::string& value : filters[field].exclude)
      parameters.add(search::name(field), text("-" + value));
  }
}

Parameters parameters_of(const search::SearchRequest& request, const Options& options) {
  const search::SearchRequest usual;
  Parameters parameters;
  parameters.add("q", text(request.query));
  parameters.add_unless_default("limit", request.limit, usual.limit, request.limit);
  parameters.add_unless_default("offset", request.offset, usual.offset, request.offset);
  parameters.add_unless_default("cursor", request.cursor, usual.cursor, text(request.cursor));
  parameters.add_unless_default("snippets", request.snippets, usual.snippets, request.snippets);
  parameters.add_unless_default("sort", request.sort, usual.sort, text(name(request.sort)));
  parameters.add_unless_default("match", request.match, usual.match, text(name(request.match)));
  parameters.add_unless_default("expand", request.expand, usual.expand,
                                text(search::name(request.expand)));
  parameters.add_unless_default("typo", request.typo, usual.typo, text(name(request.typo)));
  if (!request.group) parameters.add("collapse", text("none"));
  if (!request.recency) parameters.add("recency", text("off"));
  if (request.exact) parameters.add("exact", true);
  if (request.explain) parameters.add("explain", true);
  for (const search::FacetRequest& facet : request.facets)
    parameters.add("facets", text(search::name(facet.field)));
  if (request.timeline) parameters.add("timeline", text(search::name(*request.timeline)));
  add_filters(parameters, request.filters);
  if (!options.since.empty()) parameters.add("since", text(options.since));
  if (!options.until.empty()) parameters.add("until", text(options.until));
  return parameters;
}

/// JSON has no room for bytes that are no UTF-8.
void repair(json::value& value) {
  if (value.is_string()) {
    value = json::string(utf8::repaired({value.get_string().data(), value.get_string().size()}));
  } else if (value.is_array()) {
    for (json::value& element : value.get_array())
      repair(element);
  }
}

}  // namespace

RemoteRequest search_request(std::string_view prefix, const search::SearchRequest& request,
                             const Options& options) {
  const Parameters parameters = parameters_of(request, options);
  const std::string path = std::string(prefix) + "/v1/search";
  std::string target = path + parameters.query_string();
  if (target.size() <= kLongestTarget) return {std::move(target)};
  json::object body = parameters.object();
  for (auto& member : body)
    repair(member.value());
  return {path, json::serialize(body)};
}

}  // namespace telusur::cli
