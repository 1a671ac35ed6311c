// SPDX-License-Identifier: GPL-2.0-or-later
#include <unistd.h>

#include <boost/json.hpp>
#include <string>
#include <utility>

#include "answers.hpp"
#include "commands.hpp"
#include "feed/feed.hpp"
#include "formats.hpp"
#include "notes.hpp"
#include "output.hpp"
#include "pager.hpp"
#include "render.hpp"
#include "search/results_json.hpp"
#include "unseen.hpp"

namespace telusur::cli {
namespace {

/// Shows a text to people, in the pager when it is longer than their screen, or gives it to another
/// program. The exit status is `status`, unless it could not be written.
int show(const std::string& text, int status, const Options& options) {
  const std::size_t lines = options.pager && options.output == Output::text ? terminal_lines() : 0;
  const std::string pager = pager_command();
  const bool is_long = lines > 0 && lines_on_screen(text, terminal_columns(0)) >= lines;
  if (is_long && !pager.empty() && page(pager, text)) return status;
  return print(text, status, options.language);
}

std::string formatted(const Answer& answer, const Options& options) {
  const search::SearchResults& results = answer.results;
  const auto& answered = answer.json;
  std::string out;
  switch (options.output) {
    case Output::json:
      return boost::json::serialize(answered ? *answered : to_json(results)) + "\n";
    case Output::jsonl:
      for (std::size_t i = 0; i < results.hits.size(); ++i) {
        out += answered ? boost::json::serialize(answered->at("hits").at(i))
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
  return render(results, notes_on(results, options), render_options);
}

/// What a format has no room for goes to standard error: nothing is mixed into the data, and
/// nothing is hidden. JSON has a member for all but what is wrong with the options.
std::string notes_beside(const search::SearchResults& results, const Options& options) {
  if (options.output == Output::text) return {};
  if (options.output == Output::json) return dates_note(options);
  std::string notes = notes_on(results, options).all();
  if (options.output == Output::count && !results.total.exact) {
    notes += in(options.language, "Mungkin lebih banyak artikel yang cocok.\n",
                "More articles may match.\n");
  }
  return notes;
}

int show_results(const Answer& answer, const Options& options) {
  const search::SearchResults& results = answer.results;
  const int status = results.total.value > 0 ? kExitFound : kExitNothingFound;
  if (options.quiet) return status;
  print_notes(notes_beside(results, options));
  return show(formatted(answer, options), status, options);
}

/// Shows the hits that were not shown before; then they were.
int show_unseen(Answer answer, const Options& options) {
  auto seen = SeenArticles::open(options.unseen);
  if (!seen) return report(seen.error(), options.language);
  seen->remove_from(answer.results, answer.json ? &*answer.json : nullptr);
  const int status = show_results(answer, options);
  if (status == kExitError) return status;
  if (auto added = seen->add(answer.results); !added)
    return report(added.error(), options.language);
  return status;
}

}  // namespace

int run_search(const Options& options) {
  auto found = answer(options);
  if (!found) return report(found.error(), options.language);
  if (options.unseen.empty()) return show_results(*found, options);
  return show_unseen(std::move(*found), options);
}

}  // namespace telusur::cli
