// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/pages.hpp"

#include <array>
#include <charconv>
#include <utility>

#include "access/authorize.hpp"
#include "api/cached_answer.hpp"
#include "api/json_response.hpp"
#include "api/public_url.hpp"
#include "api/search_parameters.hpp"
#include "api/search_request.hpp"
#include "http/accept.hpp"
#include "http/problem.hpp"
#include "web/article_view.hpp"
#include "web/assets.hpp"
#include "web/demo_pages.hpp"
#include "web/problem_page.hpp"
#include "web/results_page.hpp"
#include "web/start_page.hpp"

// g++ 12 inlines asio's allocation of a coroutine's frame here, but not its release, and then takes
// the two for strangers.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace telusur::searchd::web {
namespace {

using boost::asio::awaitable;
using http::Problem;
using http::ProblemKind;
using http::Request;
using http::Response;

/// Who may frame a page, and whether it frames some: only the demonstration does.
enum class Framing : unsigned char { none, frames_ours, framed_by_us };

/// Only what this server serves, no style or script inside the page, and no text that becomes
/// markup or program.
std::string policy(Framing framing) {
  std::string policy =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
      "connect-src 'self'; form-action 'self'; base-uri 'none'; "
      "require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors ";
  policy += framing == Framing::framed_by_us ? "'self'" : "'none'";
  if (framing == Framing::frames_ours) policy += "; frame-src 'self'";
  return policy;
}

constexpr unsigned kOk = 200;
constexpr std::uint32_t kNewest = 8;        ///< headlines on the start page
constexpr std::uint32_t kFacetValues = 20;  ///< of each field
constexpr std::uint32_t kPassages = 3;      ///< of an article whose text is not shown
constexpr std::uint32_t kRelated = 5;

/// `?lang=`, or what the browser prefers.
Wording wording_of(const Request& request, const PageQuery& query) {
  return Wording(parse_language(query.value("lang")).value_or(request.language));
}

Response html_response(const Html& html, unsigned status = kOk, Framing framing = Framing::none) {
  Response response;
  response.status = status;
  response.with("Content-Type", "text/html; charset=utf-8")
      .with("Content-Security-Policy", policy(framing))
      .with("Referrer-Policy", "same-origin");
  response.body = html.str();
  return response;
}

Problem invalid(std::string_view parameter, std::string indonesian, std::string english) {
  return {ProblemKind::invalid_parameter,
          {std::move(indonesian), std::move(english)},
          {{{"parameter", parameter}}},
          std::nullopt};
}

/// The parameters that pages share with /v1/search, read and checked as there.
std::optional<Problem> read_request(const PageQuery& query, search::SearchRequest& request,
                                    std::string& query_id) {
  std::vector<http::Parameter> shared;
  for (const http::Parameter& one : query.parameters()) {
    if (one.name != "page" && one.name != "lang") shared.push_back(one);
  }
  if (query.value("q").empty()) shared.push_back({"q", ""});
  Arguments arguments;
  if (auto problem = read_arguments(endpoint::kSearchParameters, shared, arguments)) {
    return problem;
  }
  query_id = query_id_of({endpoint::kSearchParameters, arguments});
  return read_search(arguments, request);
}

std::optional<Problem> read_page_number(const PageQuery& query, std::uint32_t& number) {
  const std::string_view text = query.value("page");
  number = 1;
  if (text.empty()) return std::nullopt;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = failure == std::errc{} && end == text.data() + text.size();
  if (whole && number >= 1 && number <= kLastPage) return std::nullopt;
  const std::string last = std::to_string(kLastPage);
  return invalid("page", "Halaman harus bilangan antara 1 dan " + last,
                 "The page must be a number from 1 to " + last);
}

/// What a page of the index is made of.
struct PageRequest {
  const Call& call;
  const PageQuery& query;
  const search::SearchRequest& asked;
  const std::string& query_id;
  Wording say;
};

/// A page and what the cache and the query log have to know of it.
struct MadePage {
  Page page;
  std::uint64_t hits = 0;
  std::chrono::microseconds took{0};
  bool complete = true;  ///< as FreshAnswer
};

Result<MadePage> make_start(const Context& /*context*/, search::Searcher& searcher,
                            const PageRequest& page) {
  search::SearchRequest newest = page.asked;
  newest.filters.published.since = search::Moment::min();
  newest.sort = search::Sort::newest;
  newest.offset = 0;
  newest.limit = kNewest;
  newest.snippets = 0;
  newest.explain = false;
  newest.facets.clear();
  newest.timeline.reset();
  const auto found = searcher.search(newest);
  if (!found) return found.error();
  return MadePage{start_page(page.say, searcher.reader().articles(), found->hits, page.query),
                  found->total.value, found->took, found->complete()};
}

Result<MadePage> make_results(const Context& context, search::Searcher& searcher,
                              const PageRequest& page) {
  const auto found = searcher.search(page.asked);
  if (!found) return found.error();
  return MadePage{results_page(page.say, *found, page.query, page.asked.offset / kHitsPerPage + 1,
                               context.query_log != nullptr ? page.query_id : ""),
                  found->total.value, found->took, found->complete()};
}

Result<MadePage> make_article(const Context& context, search::Searcher& searcher,
                              const PageRequest& page) {
  const std::string& id = page.call.arguments.text("id");
  search::SearchRequest request = page.asked;
  request.snippets = kPassages;
  const auto found = searcher.marked_article(id, request);
  if (!found) return found.error();
  const auto related = search::related_articles(searcher.reader(), id, kRelated, context.ranking);
  if (!related) return related.error();
  return MadePage{.page = article_view(page.say, *found, *related, page.query, context.serve_text),
                  .complete = searcher.reader().missing_shards().empty()};
}

/// Reads and checks what a page of the index is asked.
std::optional<Problem> prepare(const Context& context, const Request& request,
                               const PageQuery& query, search::SearchRequest& asked,
                               std::string& query_id) {
  auto problem = access::authorize(*context.keys.current(), request, access::Scope::search);
  std::uint32_t number = 1;
  if (!problem) problem = read_request(query, asked, query_id);
  if (!problem) problem = read_page_number(query, number);
  pin(context, asked);
  asked.limit = kHitsPerPage;
  asked.offset = (number - 1) * kHitsPerPage;
  asked.explain = true;
  asked.time_budget = context.query_budget;
  for (const auto field : {search::FacetField::source, search::FacetField::section,
                           search::FacetField::author, search::FacetField::tag})
    asked.facets.push_back({.field = field, .limit = kFacetValues});
  asked.timeline = search::TimelineUnit::automatic;
  return problem;
}

/// What runs on a worker: makes a page of the index.
using MakePage = Result<MadePage> (*)(const Context&, search::Searcher&, const PageRequest&);

Result<FreshAnswer> render(const Context& context, search::Searcher& searcher,
                           const PageRequest& page, MakePage make) {
  const auto made = make(context, searcher, page);
  if (!made) return made.error();
  FreshAnswer answer{html_response(document(page.say, made->page)), made->hits, made->took,
                     made->complete};
  // No ETag: it would have to change with the names of the files that a page refers to.
  answer.response.with("Cache-Control", "private, no-cache");
  return answer;
}

awaitable<Response> page_of_index(const Context& context, const Call& call, PageQuery query,
                                  MakePage make) {
  const Request& request = call.request;
  search::SearchRequest asked;
  std::string query_id;
  if (const auto problem = prepare(context, request, query, asked, query_id)) {
    co_return problem_response(*problem, request);
  }
  const PageRequest page{call, query, asked, query_id, wording_of(request, query)};
  const std::string variant = std::string(page.say.code()) + '\n' + request.target.path + '\n' +
                              std::string(query.href().text());
  auto answer = co_await kept_or_made(
      context, call, asked.now, variant,
      [&](search::Searcher& searcher) { return render(context, searcher, page, make); });
  if (!answer) co_return problem_response(http::problem_of(answer.error()), request);
  if (make == make_results && asked.offset == 0) {
    log_search(context, query_id, asked.query, answer->hits, answer->took);
  }
  co_return std::move(answer->response);
}

awaitable<Response> start(const Context& context, const Call& call) {
  PageQuery query(call.request.target.parameters);
  const MakePage make = query.asks() ? make_results : make_start;
  return page_of_index(context, call, std::move(query), make);
}

awaitable<Response> results(const Context& context, const Call& call) {
  return start(context, call);
}

awaitable<Response> article(const Context& context, const Call& call) {
  return page_of_index(context, call, PageQuery(call.request.target.parameters), make_article);
}

awaitable<Response> demo(const Context& context, const Call& call) {
  const PageQuery query(call.request.target.parameters);
  const Wording say = wording_of(call.request, query);
  const std::string origin = public_url(context, call.request);
  Response response =
      html_response(document(say, demo_page(say, origin, query)), kOk, Framing::frames_ours);
  compress(response, call.request.header("Accept-Encoding"));
  co_return response;
}

Problem no_such_page(const Request& request) {
  return {
      ProblemKind::not_found,
      {"Tidak ada apa-apa di " + request.target.path, "There is nothing at " + request.target.path},
      {},
      std::nullopt};
}

awaitable<Response> demo_of(const Context& /*context*/, const Call& call) {
  const auto html = demo_site(call.arguments.text("name"));
  if (!html) co_return problem_response(no_such_page(call.request), call.request);
  co_return html_response(*html, kOk, Framing::framed_by_us);
}

Response asset_response(const Asset& asset, const Request& request,
                        std::string_view cache_control) {
  Response response;
  response.with("Content-Type", asset.media_type)
      .with("Cache-Control", cache_control)
      .with("ETag", "\"" + asset.hashed_name + "\"")
      .with("Vary", "Accept-Encoding")
      .with("Cross-Origin-Resource-Policy", "cross-origin");
  if (http::matches_etag(request.header("If-None-Match"), response.header("ETag"))) {
    response.status = 304;
  } else {
    response.body = asset.content;
    compress(response, request.header("Accept-Encoding"));
  }
  return response;
}

awaitable<Response> asset(const Context& /*context*/, const Call& call) {
  const Asset* found = find_asset_by_hash(call.arguments.text("name"));
  if (found == nullptr) co_return problem_response(no_such_page(call.request), call.request);
  co_return asset_response(*found, call.request, "public, max-age=31536000, immutable");
}

/// For pages elsewhere: under a name that stays, so asked about again after an hour.
awaitable<Response> box(const Context& /*context*/, const Call& call) {
  co_return asset_response(*find_asset("box.js"), call.request, "public, max-age=3600")
      .with("Access-Control-Allow-Origin", "*");
}

}  // namespace

std::span<const Route> routes() {
  static const std::array kRoutes = {
      Route{"GET", "/", start, {}, "", "", "text/html"},
      Route{"GET", "/search", results, {}, "", "", "text/html"},
      Route{"GET", "/articles/{id}", article, {}, "", "", "text/html"},
      Route{"GET", "/demo", demo, {}, "", "", "text/html"},
      Route{"GET", "/demo/{name}", demo_of, {}, "", "", "text/html"},
      Route{"GET", "/box.js", box, {}, "", "", "text/javascript"},
      Route{"GET", "/assets/{name}", asset, {}, "", "", ""},
  };
  return kRoutes;
}

awaitable<Response> answer(const Context& context, const Request& request, const Match& match) {
  Arguments path;
  for (const http::Parameter& one : match.values)
    path.set(one.name, one.value);
  const Call call{request, path, *match.route};
  Response response = co_await match.route->endpoint(context, call);
  response.route = match.route->pattern;
  co_return response;
}

bool wants_html(const Request& request) {
  return request.header("Accept").find("text/html") != std::string_view::npos;
}

Response problem_response(const Problem& problem, const Request& request) {
  const PageQuery query(request.target.parameters);
  const Wording say = wording_of(request, query);
  Response response =
      html_response(document(say, problem_page(say, problem, query)), status_of(problem.kind));
  // What the status asks for stands in the headers, whatever the body is.
  for (const http::Header& header : to_response(problem, request).headers) {
    if (header.name == "Retry-After" || header.name == "WWW-Authenticate") {
      response.headers.push_back(header);
    }
  }
  return response;
}

}  // namespace telusur::searchd::web
