// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <cstdio>
#include <string>

#include "analysis/analyzers.hpp"
#include "commands.hpp"
#include "render.hpp"
#include "search/results_json.hpp"
#include "search/searcher.hpp"
#include "support/utf8.hpp"

namespace telusur::cli {
namespace {

/// Data goes to standard output in one piece; a closed pipe ends the program by SIGPIPE, silently.
void print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

/// Percent-encodes what a URL must not hold anyway: a terminal would obey it, a line end would
/// make two lines of one.
std::string without_control_characters(std::string_view url) {
  std::string out;
  for (std::size_t at = 0; at < url.size();) {
    const utf8::Decoded next = utf8::decode(url, at);
    const std::string_view bytes = url.substr(at, next.length);
    const bool control =
        next.code_point < 0x20 || (next.code_point >= 0x7F && next.code_point < 0xA0);
    for (const char byte : bytes) {
      if (control) {
        out += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
      } else {
        out += byte;
      }
    }
    at += next.length;
  }
  return out;
}

std::string address_of(const article::Article& article, Output output) {
  return without_control_characters(output == Output::urls && !article.url.empty() ? article.url
                                                                                   : article.id);
}

std::string formatted(const search::SearchResults& results, const Options& options) {
  std::string out;
  switch (options.output) {
    case Output::json:
      return boost::json::serialize(to_json(results)) + "\n";
    case Output::jsonl:
      for (const search::Hit& hit : results.hits) {
        out += boost::json::serialize(to_json(hit)) + "\n";
      }
      return out;
    case Output::urls:
    case Output::ids:
      for (const search::Hit& hit : results.hits) {
        out += address_of(hit.article, options.output);
        out += options.zero_separated ? '\0' : '\n';
      }
      return out;
    case Output::count:
      return std::to_string(results.total.value) + "\n";
    case Output::text:
      break;
  }
  RenderOptions render_options;
  render_options.color = use_color(options.color, STDOUT_FILENO);
  constexpr std::size_t kPlainColumns = 100;
  render_options.columns = terminal_columns(kPlainColumns);
  render_options.first_rank = options.request.offset + 1;
  render_options.language = options.language;
  return render(results, render_options);
}

}  // namespace

int report(const Error& error) {
  std::fputs(("telusur: " + to_string(error) + "\n").c_str(), stderr);
  return kExitError;
}

int run_search(const Options& options) {
  if (options.db.empty()) {
    return report({ErrorCode::invalid_parameter, "--db", "no index named",
                   "give the folder of the index with --db DIR or TELUSUR_DB"});
  }
  const auto analyzer = analysis::make_analyzer(options.analyzer);
  if (!analyzer) return report(analyzer.error());
  const auto expander = search::make_expander(*analyzer, options.expander);
  if (!expander) return report(expander.error());
  auto reader = index::IndexReader::open(options.db, *analyzer);
  if (!reader) return report(reader.error());
  search::Searcher searcher(std::move(*reader), *analyzer, search::Ranking{}, *expander);
  const auto results = searcher.search(options.request);
  if (!results) return report(results.error());
  if (!options.quiet) {
    print(formatted(*results, options));
    // Lists for other programs have no room for it, but must not hide it either.
    const bool silent = options.output != Output::text && options.output != Output::json;
    if (silent && results->did_you_mean && results->did_you_mean->applied) {
      std::fputs(("telusur: " + spelling_note(*results, options.language)).c_str(), stderr);
    }
  }
  return results->total.value > 0 ? kExitFound : kExitNothingFound;
}

}  // namespace telusur::cli
