// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <cstdio>
#include <string>
#include <utility>

#include "analysis/analyzers.hpp"
#include "commands.hpp"
#include "feed/feed.hpp"
#include "formats.hpp"
#include "pager.hpp"
#include "remote.hpp"
#include "render.hpp"
#include "search/results_json.hpp"
#include "search/searcher.hpp"
#include "unseen.hpp"

namespace telusur::cli {
namespace {

/// Data goes to standard output in one piece; a closed pipe ends the program by SIGPIPE, silently.
void print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

/// Shows a text to people: in the pager when it is longer than their screen.
void show(const std::string& text, const Options& options) {
  const std::size_t lines = options.pager && options.output == Output::text ? terminal_lines() : 0;
  const std::string pager = pager_command();
  const bool is_long = lines > 0 && lines_on_screen(text, terminal_columns(0)) >= lines;
  if (is_long && !pager.empty() && page(pager, text)) return;
  print(text);
}

/// `answered`: the answer of a server as it came; null for our own.
std::string formatted(const search::SearchResults& results, const boost::json::object* answered,
                      const Options& options) {
  std::string out;
  switch (options.output) {
    case Output::json:
      return boost::json::serialize(answered != nullptr ? *answered : to_json(results)) + "\n";
    case Output::jsonl:
      for (std::size_t i = 0; i < results.hits.size(); ++i) {
        out += answered != nullptr ? boost::json::serialize(answered->at("hits").at(i))
                                   : boost::json::serialize(to_json(results.hits[i]));
        out += '\n';
      }
      return out;
    case Output::tsv:
      return to_tsv(results.hits, options.request.offset + 1);
    case Output::csv:
      return to_csv(results.hits, options.request.offset + 1);
    case Output::urls:
    case Output::ids:
      return to_addresses(results.hits, options.output == Output::urls,
                          options.zero_separated ? '\0' : '\n');
    case Output::atom:
      return feed::to_atom(results);
    case Output::count:
      return std::to_string(results.total.value) + "\n";
    case Output::text:
      break;
  }
  RenderOptions render_options;
  render_options.color = use_color(options.color, STDOUT_FILENO);
  render_options.hyperlinks = use_hyperlinks(options.hyperlinks, STDOUT_FILENO);
  constexpr std::size_t kPlainColumns = 100;
  render_options.columns = terminal_columns(kPlainColumns);
  render_options.first_rank = options.request.offset + 1;
  render_options.language = options.language;
  return render(results, render_options);
}

int show_results(const search::SearchResults& results, const boost::json::object* answered,
                 const Options& options) {
  if (!options.quiet) {
    show(formatted(results, answered, options), options);
    // Lists for other programs have no room for it, but must not hide it either.
    const bool silent = options.output != Output::text && options.output != Output::json;
    if (silent && results.did_you_mean && results.did_you_mean->applied) {
      std::fputs(("telusur: " + spelling_note(results, options.language)).c_str(), stderr);
    }
    const std::string missing = shards_note(results, options.language);
    if (silent && !missing.empty()) std::fputs(("telusur: " + missing).c_str(), stderr);
  }
  return results.total.value > 0 ? kExitFound : kExitNothingFound;
}

/// Shows all hits, or with --unseen those that were not shown before; then they were.
int finish(search::SearchResults results, boost::json::object* answered, const Options& options) {
  if (options.unseen.empty()) return show_results(results, answered, options);
  auto seen = SeenArticles::open(options.unseen);
  if (!seen) return report(seen.error(), options.language);
  seen->remove_from(results, answered);
  const int status = show_results(results, answered, options);
  if (auto added = seen->add(results); !added) return report(added.error(), options.language);
  return status;
}

}  // namespace

int run_search(const Options& options) {
  if (!options.server.empty()) {
    auto answer = search_remotely(options);
    if (!answer) return report(answer.error(), options.language);
    return finish(std::move(answer->results), &answer->json, options);
  }
  const auto analyzer = analysis::make_analyzer(options.analyzer);
  if (!analyzer) return report(analyzer.error(), options.language);
  const auto expander = search::make_expander(*analyzer, options.expander);
  if (!expander) return report(expander.error(), options.language);
  auto reader = index::IndexReader::open(options.db, *analyzer);
  if (!reader) return report(reader.error(), options.language);
  search::Searcher searcher(std::move(*reader), *analyzer, options.ranking, *expander);
  searcher.use(options.saved);
  auto results = searcher.search(options.request);
  if (!results) {
    Error error = results.error();
    if (error.where == "q") error.where = "QUERY";  // what the HTTP API calls `q`
    return report(error, options.language);
  }
  return finish(std::move(*results), nullptr, options);
}

}  // namespace telusur::cli
