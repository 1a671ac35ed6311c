// SPDX-License-Identifier: GPL-2.0-or-later
#include "options.hpp"

#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <utility>
#include <vector>

#include "arguments.hpp"
#include "command_line/describe.hpp"
#include "command_line/usage_error.hpp"
#include "declarations.hpp"
#include "documents.hpp"
#include "eval_options.hpp"
#include "help.hpp"
#include "index_choice.hpp"
#include "output.hpp"
#include "output_options.hpp"
#include "report.hpp"
#include "search/query/dates.hpp"
#include "search/ranking_file.hpp"

namespace telusur::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text.append(word, 0, word.find_last_not_of(' ') + 1);  // see arranged()
  }
  return text;
}

/// Moves what narrows the articles into the request; names the option at fault otherwise.
std::optional<Error> read_filters(const Raw& raw, search::SearchRequest& request) {
  request.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  request.sort = raw.sort.starts_with("newest")   ? search::Sort::newest
                 : raw.sort.starts_with("oldest") ? search::Sort::oldest
                                                  : search::Sort::relevance;
  request.match = raw.match == "all"   ? search::Match::all
                  : raw.match == "any" ? search::Match::any
                                       : search::Match::automatic;
  request.expand = search::parse_expand(fmt::format("{}", fmt::join(raw.expand, ","))).value();
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
  const auto no_date = [](const char* option, const std::string& text) {
    return Error{ErrorCode::invalid_parameter, option, "\"" + text + "\" is no date",
                 "write 2023-07-20, 2023-07, kemarin or 7d"};
  };
  if (!raw.since.empty() && !published.since) return no_date("--since", raw.since);
  if (!raw.until.empty() && !published.until) return no_date("--until", raw.until);
  return std::nullopt;
}

/// Moves the counts asked for into the request.
void read_counts(const Raw& raw, search::SearchRequest& request) {
  for (const std::string& field : raw.facets)
    request.facets.push_back({.field = search::parse_facet_field(field).value()});
  request.timeline = search::parse_timeline_unit(raw.timeline);  // none: nothing
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

bool may_ask_server(Command command) {
  return command == Command::search || command == Command::suggest || command == Command::related;
}

/// What a command cannot do without.
std::optional<Error> missing_words(Command command, const Raw& raw) {
  const auto missing = [](const char* what, const char* help) {
    return Error{ErrorCode::invalid_parameter, "", what, std::string("see `") + help + "`"};
  };
  if (command == Command::search && raw.words.empty()) {
    return missing("no query given", "telusur --help");
  }
  if (command == Command::suggest && raw.texts.empty()) {
    return missing("nothing typed to complete", "telusur suggest --help");
  }
  if (command == Command::related && raw.texts.size() != 1) {
    return missing("one id of an article is needed", "telusur related --help");
  }
  if (command == Command::eval && raw.texts.empty()) {
    return missing("no file of queries given", "telusur eval --help");
  }
  return std::nullopt;
}

/// Turns what was given into options; the mistake otherwise.
std::optional<Error> finish(const CLI::App& app, Draft& draft) {
  Options& options = draft.options;
  const Raw& raw = draft.raw;
  options.request.query = joined(raw.words);
  options.text = joined(raw.texts);
  if (raw.json) options.output = Output::json;
  auto ranking = search::read_ranking(raw.ranking);
  if (!ranking) return ranking.error();
  options.ranking = *ranking;
  auto saved = search::SavedQueries::read(raw.saved);
  if (!saved) return saved.error();
  options.saved = std::make_shared<const search::SavedQueries>(std::move(*saved));
  if (auto set = set_constants(options.ranking, raw.constants); !set) return set.error();
  if (auto fault = read_filters(raw, options.request)) return fault;
  read_counts(raw, options.request);
  if (auto fault = missing_words(options.command, raw)) return fault;
  if (may_ask_server(options.command)) {
    const auto called = app.get_subcommands();
    if (auto fault = choose_index(called.empty() ? app : *called.front(), options)) return fault;
  }
  if (options.command == Command::search) {
    options.since = raw.since;
    options.until = raw.until;
    if (!options.unseen.empty()) prefer_new(app, options.request);
    return read_output(app, raw.output, options);
  }
  if (needs_index(options.command) && options.db.empty() && options.server.empty()) {
    return Error{ErrorCode::invalid_parameter, "--db", "no index named",
                 "give the folder of the index with --db DIR or TELUSUR_DB"};
  }
  return std::nullopt;
}

Parsed failed(const Error& error, Language language) {
  Parsed parsed;
  parsed.exit_status = report(error, language);
  return parsed;
}

/// A command line that is none, and where to read how to write one.
Parsed misused(const CLI::App& app, const CLI::ParseError& fault, Language language) {
  const Error error = command_line::usage_error(app, fault);
  Parsed parsed = failed(error, language);
  const auto called = app.get_subcommands();
  const std::string command = called.empty() ? "" : called.front()->get_name() + " ";
  std::cerr << in(language, "Lihat `telusur ", "Try `telusur ") << command << "--help`.\n";
  if (called.empty() && error.where.starts_with('-') && !error.where.starts_with("--")) {
    std::cerr << in(language, "Untuk mengecualikan kata, akhiri dulu opsinya: ",
                    "To exclude a word, end the options first: ")
              << "telusur -- judi -bola\n";
  }
  return parsed;
}

Parsed parse_once(const std::vector<const char*>& arguments) {
  const Language language = language_of(arguments);
  Parsed parsed;
  Drafts drafts;
  Documents documents;
  CLI::App app{"telusur: search Indonesian tech news"};
  add_help(app);
  declare(app, drafts);
  add_documents(app, documents);
  try {
    const std::vector<std::string> texts = arranged(app, arguments);
    std::vector<const char*> pointers(texts.size());
    std::ranges::transform(texts, pointers.begin(), &std::string::c_str);
    app.parse(static_cast<int>(pointers.size()), pointers.data());
  } catch (const CLI::Success& success) {
    if (language == Language::indonesian) translate_help(app);
    parsed.exit_status = print("", app.exit(success), language);
    return parsed;
  } catch (const CLI::ParseError& error) {
    return misused(app, error, language);
  }
  if (print_document(app, documents)) {
    parsed.exit_status = print("", kExitFound, language);
    return parsed;
  }
  const Command command = chosen_command(app);
  Draft& draft = drafts[command];
  draft.options.command = command;
  draft.options.language = language;
  if (const auto fault = finish(app, draft)) return failed(*fault, language);
  parsed.options = std::move(draft.options);
  return parsed;
}

Error comparison(std::string what, std::string hint = "") {
  return {ErrorCode::invalid_parameter, "--compare", std::move(what), std::move(hint)};
}

constexpr const char* kExample = "such as '--expand none'";

/// The setting that --compare makes of the first one's arguments.
Parsed parse_second(std::vector<const char*> arguments, const Options& first) {
  const auto words = split_words(*first.compare);
  if (!words) return failed(words.error(), first.language);
  if (words->empty()) return failed(comparison("needs a value", kExample), first.language);
  for (const std::string& word : *words) {
    if (word.starts_with("--compare"))
      return failed(comparison("not inside itself"), first.language);
    arguments.push_back(word.c_str());
  }
  Parsed second = parse_once(arguments);
  if (!second.exit_status && second.options.text != first.text) {
    return failed(comparison("takes options alone", kExample), first.language);
  }
  return second;
}

}  // namespace

Parsed parse_options(int argc, const char* const* argv) {
  const std::vector<const char*> arguments(argv, argv + argc);
  Parsed parsed = parse_once(arguments);
  if (parsed.exit_status || !parsed.options.compare) return parsed;
  Parsed second = parse_second(arguments, parsed.options);
  if (second.exit_status) return second;
  parsed.second = std::move(second.options);
  return parsed;
}

}  // namespace telusur::cli
