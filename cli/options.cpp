// SPDX-License-Identifier: GPL-2.0-or-later
#include "options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <vector>

#include "command_line/describe.hpp"
#include "declarations.hpp"
#include "documents.hpp"
#include "eval_options.hpp"
#include "index_choice.hpp"
#include "output_options.hpp"
#include "search/query/dates.hpp"
#include "search/ranking_file.hpp"

namespace telusur::cli {
namespace {

constexpr std::string_view kExamples = R"(Contoh / examples:
  telusur --db indeks Project S UMKM
  telusur --db indeks --limit 3 --json peretasan data | jq '.hits[].title'
  telusur --db indeks -l judi online | xargs -n1 xdg-open
  telusur --db indeks --since 2024 --sort newest -- '"pusat data"' -ransomware
  telusur --db indeks --facets source,tag --timeline=month pusat data
  telusur --db indeks 'judul:(satelit OR starlink) tarif NEAR/5 turun tanggal:2023-07..2024'
)";

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text.append(word, 0, word.find_last_not_of(' ') + 1);  // see not_a_list()
  }
  return text;
}

/// With a blank after what CLI11 would take for a list of its own and split: `[Gambas:Video CNN]`.
std::string not_a_list(std::string_view argument) {
  std::string text(argument);
  if (text.starts_with('[') && text.ends_with(']')) text += ' ';
  return text;
}

/// Moves what narrows the articles into the request; names the option at fault otherwise.
std::optional<std::string> read_filters(const Raw& raw, search::SearchRequest& request) {
  request.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  request.sort = raw.sort.starts_with("newest")   ? search::Sort::newest
                 : raw.sort.starts_with("oldest") ? search::Sort::oldest
                                                  : search::Sort::relevance;
  request.match = raw.match == "all"   ? search::Match::all
                  : raw.match == "any" ? search::Match::any
                                       : search::Match::automatic;
  request.expand = search::parse_expand(raw.expand).value();
  request.typo = raw.typo == "suggest" ? search::Typo::suggest
                 : raw.typo == "off"   ? search::Typo::off
                                       : search::Typo::automatic;
  for (std::size_t i = 0; i < raw.filters.size(); ++i) {
    search::ValueFilter& filter = request.filters[static_cast<search::FilterField>(i)];
    for (const std::string& value : raw.filters[i]) {
      const bool exclude = value.size() > 1 && value.starts_with('-');
      (exclude ? filter.exclude : filter.include).push_back(exclude ? value.substr(1) : value);
    }
  }
  search::Period& published = request.filters.published;
  if (!raw.since.empty()) published.since = search::read_since(raw.since, request.now);
  if (!raw.until.empty()) published.until = search::read_until(raw.until, request.now);
  const std::string hint = " is no date: write 2023-07-20, 2023-07, kemarin or 7d";
  if (!raw.since.empty() && !published.since) return "--since: " + raw.since + hint;
  if (!raw.until.empty() && !published.until) return "--until: " + raw.until + hint;
  return std::nullopt;
}

/// Moves the counts asked for into the request; names the option at fault otherwise.
std::optional<std::string> read_counts(const Raw& raw, search::SearchRequest& request) {
  for (const std::string& field : raw.facets)
    request.facets.push_back({.field = search::parse_facet_field(field).value()});
  if (raw.timeline.empty()) return std::nullopt;
  request.timeline = search::parse_timeline_unit(raw.timeline);
  if (request.timeline) return std::nullopt;
  return "--timeline: " + raw.timeline + " is none of auto, day, week, month, year";
}

/// Of a search for what is new: the newest, as many as may be.
void prefer_new(const CLI::App& app, search::SearchRequest& request) {
  const auto unset = [&](const char* name) {
    return command_line::origin_of(app, *app.get_option(name)) == command_line::Origin::nowhere;
  };
  if (unset("--sort")) request.sort = search::Sort::newest;
  if (unset("--limit")) request.limit = search::kMaxLimit;
}

Command chosen_command(const CLI::App& app) {
  if (app.got_subcommand("stem")) return Command::stem;
  if (app.got_subcommand("analyze")) return Command::analyze;
  if (app.got_subcommand("eval")) return Command::eval;
  if (app.got_subcommand("suggest")) return Command::suggest;
  if (app.got_subcommand("related")) return Command::related;
  return app.got_subcommand("acronyms") ? Command::acronyms : Command::search;
}

bool needs_index(Command command) {
  return command != Command::stem && command != Command::analyze;
}

/// Turns what was given into options; the message for people otherwise.
std::optional<std::string> finish(const CLI::App& app, Draft& draft) {
  Options& options = draft.options;
  const Raw& raw = draft.raw;
  options.request.query = joined(raw.words);
  options.text = joined(raw.texts);
  if (raw.json) options.output = Output::json;
  auto ranking = search::read_ranking(raw.ranking);
  if (!ranking) return to_string(ranking.error());
  options.ranking = *ranking;
  auto saved = search::SavedQueries::read(raw.saved);
  if (!saved) return to_string(saved.error());
  options.saved = std::make_shared<const search::SavedQueries>(std::move(*saved));
  if (auto set = set_constants(options.ranking, raw.constants); !set) {
    return to_string(set.error());
  }
  if (auto fault = read_filters(raw, options.request)) return fault;
  if (auto fault = read_counts(raw, options.request)) return fault;
  if (options.command == Command::search && raw.words.empty()) {
    return "no query given\nTry `telusur --help`.";
  }
  if (options.command == Command::search) {
    options.since = raw.since;
    options.until = raw.until;
    if (auto fault = choose_index(app, options)) return fault;
    if (!options.unseen.empty()) prefer_new(app, options.request);
    return read_output(app, raw.output, options);
  }
  if (options.command == Command::suggest && raw.texts.empty()) {
    return "nothing typed to complete\nTry `telusur suggest --help`.";
  }
  if (options.command == Command::related && raw.texts.size() != 1) {
    return "one id of an article is needed\nTry `telusur related --help`.";
  }
  if (needs_index(options.command) && options.db.empty()) {
    return to_string(Error{ErrorCode::invalid_parameter, "--db", "no index named",
                           "give the folder of the index with --db DIR or TELUSUR_DB"});
  }
  return std::nullopt;
}

Parsed failed(const std::string& message) {
  std::cerr << "telusur: " << message << '\n';
  Parsed parsed;
  parsed.exit_status = kExitError;
  return parsed;
}

Parsed parse_once(const std::vector<const char*>& arguments) {
  Parsed parsed;
  Drafts drafts;
  std::string language;
  Documents documents;
  CLI::App app{"telusur: search Indonesian tech news"};
  app.footer(
      std::string(kExamples) +
      "\nExit status: 0 hits, 1 none, 2 error. A query that begins with the name of a "
      "command follows `--`.\nEvery option with a value is TELUSUR_<NAME> in the environment, "
      "and each but the output's short forms a key\nof ~/.config/telusur/config.toml "
      "($XDG_CONFIG_HOME); a flag wins over the environment, that over the file.");
  app.set_help_flag("-h,--help", "Show this help");
  app.set_version_flag("-V,--version", "telusur " TELUSUR_VERSION, "Show the version");
  app.add_option("--lang", language, "Language of messages: id or en")
      ->envname("TELUSUR_LANG")
      ->check(CLI::IsMember({"id", "en"}));
  declare(app, drafts);
  add_documents(app, documents);
  try {
    std::vector<std::string> texts(arguments.size());
    std::ranges::transform(arguments, texts.begin(), not_a_list);
    std::vector<const char*> pointers(texts.size());
    std::ranges::transform(texts, pointers.begin(), &std::string::c_str);
    app.parse(static_cast<int>(pointers.size()), pointers.data());
  } catch (const CLI::Success& success) {
    parsed.exit_status = app.exit(success);
    return parsed;
  } catch (const CLI::ParseError& error) {
    return failed(std::string(error.what()) +
                  "\nTry `telusur --help`. To exclude a word, end the options first: "
                  "telusur -- judi -bola");
  }
  if (print_document(app, documents)) {
    parsed.exit_status = kExitFound;
    return parsed;
  }
  const Command command = chosen_command(app);
  Draft& draft = drafts[command];
  draft.options.command = command;
  draft.options.language = parse_language(language).value_or(Language::indonesian);
  if (const auto fault = finish(app, draft)) return failed(*fault);
  parsed.options = std::move(draft.options);
  return parsed;
}

/// The setting that --compare makes of the first one's arguments.
Parsed parse_second(std::vector<const char*> arguments, const Options& first) {
  const auto words = split_words(first.compare);
  if (!words) return failed(to_string(words.error()));
  for (const std::string& word : *words) {
    if (word.starts_with("--compare")) return failed("--compare: not inside itself");
    arguments.push_back(word.c_str());
  }
  Parsed second = parse_once(arguments);
  if (!second.exit_status && second.options.text != first.text) {
    return failed("--compare: takes options alone: '--expand none'");
  }
  return second;
}

}  // namespace

Parsed parse_options(int argc, const char* const* argv) {
  const std::vector<const char*> arguments(argv, argv + argc);
  Parsed parsed = parse_once(arguments);
  if (parsed.exit_status || parsed.options.compare.empty()) return parsed;
  Parsed second = parse_second(arguments, parsed.options);
  if (second.exit_status) return second;
  parsed.second = std::move(second.options);
  return parsed;
}

}  // namespace telusur::cli
