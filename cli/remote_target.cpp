// SPDX-License-Identifier: GPL-2.0-or-later
#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

#include "remote.hpp"

namespace telusur::cli {
namespace {

/// The query string, a parameter at a time.
class Parameters {
 public:
  void add(std::string_view name, std::string_view value) {
    text_ += text_.empty() ? '?' : '&';
    text_ += name;
    text_ += '=';
    text_ += boost::urls::encode(value, boost::urls::unreserved_chars);
  }

  template <class Value>
  void add_unless_default(std::string_view name, const Value& value, const Value& usual,
                          std::string_view written) {
    if (value != usual) add(name, written);
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string_view name(search::Sort sort) {
  if (sort == search::Sort::newest) return "newest";
  return sort == search::Sort::oldest ? "oldest" : "relevance";
}

std::string_view name(search::Match match) {
  if (match == search::Match::all) return "all";
  return match == search::Match::any ? "any" : "auto";
}

std::string_view name(const search::Expand& expand) {
  if (expand.synonyms) return expand.acronyms ? "all" : "synonyms";
  return expand.acronyms ? "acronyms" : "none";
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
      parameters.add(search::name(field), value);
    for (const std::string& value : filters[field].exclude)
      parameters.add(search::name(field), "-" + value);
  }
}

}  // namespace

std::string search_target(std::string_view prefix, const Options& options) {
  const search::SearchRequest& request = options.request;
  const search::SearchRequest usual;
  Parameters parameters;
  parameters.add("q", request.query);
  const auto add_number = [&](std::string_view name, std::uint32_t value, std::uint32_t other) {
    parameters.add_unless_default(name, value, other, std::to_string(value));
  };
  add_number("limit", request.limit, usual.limit);
  add_number("offset", request.offset, usual.offset);
  add_number("snippets", request.snippets, usual.snippets);
  parameters.add_unless_default("sort", request.sort, usual.sort, name(request.sort));
  parameters.add_unless_default("match", request.match, usual.match, name(request.match));
  parameters.add_unless_default("expand", request.expand, usual.expand, name(request.expand));
  parameters.add_unless_default("typo", request.typo, usual.typo, name(request.typo));
  if (!request.group) parameters.add("collapse", "none");
  if (!request.recency) parameters.add("recency", "off");
  if (request.explain) parameters.add("explain", "true");
  for (const search::FacetRequest& facet : request.facets)
    parameters.add("facets", search::name(facet.field));
  if (request.timeline) parameters.add("timeline", search::name(*request.timeline));
  add_filters(parameters, request.filters);
  if (!options.since.empty()) parameters.add("since", options.since);
  if (!options.until.empty()) parameters.add("until", options.until);
  return std::string(prefix) + "/v1/search" + parameters.text();
}

}  // namespace telusur::cli
