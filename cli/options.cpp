// SPDX-License-Identifier: GPL-2.0-or-later
#include "options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <vector>

#include "command_line/describe.hpp"
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

/// Where CLI11 puts values before they are checked.
struct Raw {
  std::vector<std::string> words;
  std::vector<std::string> texts;
  bool json = false;  ///< of analyze and acronyms
  RawOutput output;
  std::string sort = "relevance";
  std::string match = "auto";
  std::string expand = "all";
  std::string typo = "auto";
  std::vector<std::string> facets;
  std::string timeline;
  std::string since;
  std::string until;
  std::array<std::vector<std::string>, search::kFilterFields> filters;
  std::string ranking;
  std::string saved;
  std::vector<std::string> constants;
};

/// Each command fills its own: the environment and files reach the options of all of them.
struct Draft {
  Options options;
  Raw raw;
};

using Drafts = std::map<Command, Draft>;

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

void add_approvals_option(CLI::App& app, Options& options) {
  app.add_option("--approvals", options.expander.approvals,
                 "File of decisions on acronyms: `+ SHORT = long form`, `- SHORT`")
      ->envname("TELUSUR_APPROVALS")
      ->type_name("FILE");
}

void add_db_option(CLI::App& app, std::string& db) {
  app.add_option("--db,--cluster", db, "Folder of the index, or the cluster file of its shards")
      ->envname("TELUSUR_DB")
      ->type_name("DIR");
}

void add_stemmer_option(CLI::App& app, Options& options) {
  app.add_option("--stemmer", options.analyzer.stemmer, "indonesian, xapian or none");
}

/// What every command that searches takes; lets users lay their own words over the built-in ones.
void add_word_files(CLI::App& app, Options& options) {
  app.add_option("--words", options.analyzer.words, "File of your own roots and stem exceptions")
      ->envname("TELUSUR_WORDS")
      ->type_name("FILE");
  app.add_option("--synonyms", options.expander.synonyms,
                 "File of your own synonyms: `unduh, download`, `yg => yang`, `- term`")
      ->envname("TELUSUR_SYNONYMS")
      ->type_name("FILE");
  add_approvals_option(app, options);
}

void add_ranking_option(CLI::App& app, Raw& raw) {
  app.add_option("--ranking", raw.ranking,
                 "TOML file of constants of ranking: `title_weight = 0.3`")
      ->envname("TELUSUR_RANKING")
      ->type_name("FILE");
}

void add_saved_option(CLI::App& app, Raw& raw) {
  app.add_option("--saved", raw.saved,
                 "TOML file of queries for simpanan:NAME: `umkm = \"judul:umkm -iklan\"`")
      ->envname("TELUSUR_SAVED")
      ->type_name("FILE");
}

void add_expand_option(CLI::App& app, Raw& raw) {
  app.add_option("--expand", raw.expand, "Other words to look for: all, none, synonyms, acronyms")
      ->check(CLI::IsMember({"all", "none", "synonyms", "acronyms"}))
      ->capture_default_str();
}

void add_match_option(CLI::App& app, Raw& raw) {
  app.add_option("--match", raw.match, "Words wanted: auto (relaxes when few match), all or any")
      ->check(CLI::IsMember({"auto", "all", "any"}))
      ->capture_default_str();
}

void add_search_options(CLI::App& app, Options& options, Raw& raw) {
  search::SearchRequest& request = options.request;
  app.add_option("QUERY", raw.words, "Words to look for; no quoting needed")->configurable(false);
  add_db_option(app, options.db);
  app.add_option("--server", options.server, "Ask a telusur-searchd instead: http://HOST:PORT")
      ->type_name("URL");
  app.add_option("-n,-L,--limit", request.limit, "Most hits to show")
      ->check(CLI::Range(0U, search::kMaxLimit))
      ->capture_default_str();
  app.add_option("--offset", request.offset, "Hits to skip")
      ->check(CLI::Range(0U, search::kMaxOffset))
      ->capture_default_str();
  app.add_option("--snippets", request.snippets, "Passages per hit")
      ->check(CLI::Range(0U, search::kMaxSnippets))
      ->capture_default_str();
  add_word_files(app, options);
  app.add_option("-s,--sort", raw.sort, "Order: relevance, newest or oldest")
      ->check(CLI::IsMember({"relevance", "newest", "oldest", "newest-first", "oldest-first"}))
      ->capture_default_str();
  add_match_option(app, raw);
  add_expand_option(app, raw);
  add_ranking_option(app, raw);
  add_saved_option(app, raw);
  app.add_flag("!--no-recency", request.recency, "Give new articles no advantage");
  app.add_flag("--explain", request.explain, "Say of each hit why it is found");
  app.add_option("--typo", raw.typo,
                 "Misspelt words: auto (corrected when nothing matches), suggest or off")
      ->check(CLI::IsMember({"auto", "suggest", "off"}))
      ->capture_default_str();
  app.add_option("--since", raw.since, "Published at or after: 2023-07-20, 2023-07, kemarin, 7d");
  app.add_option("--until", raw.until, "Published before the end of that day, month, ...");
  for (std::size_t i = 0; i < search::kFilterFields; ++i) {
    const std::string field(name(static_cast<search::FilterField>(i)));
    if (field == "lang") continue;  // --lang is the language of messages
    app.add_option("--" + field, raw.filters[i], "Only this " + field + "; -VALUE: not this one")
        ->allow_extra_args(false);
  }
  app.add_option("--facets", raw.facets,
                 "Count all that matches by source, section, author, tag, month (comma-separated)")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"source", "section", "author", "tag", "month"}));
  // A flag with a value after `=` alone, or it would take the first word of the query.
  app.add_flag("--timeline{auto}", raw.timeline,
               "Count all that matches over time; --timeline=day, week, month or year");
  app.add_option("--unseen", options.unseen,
                 "Show only hits that FILE does not know yet, the newest first, and add them to it")
      ->type_name("FILE")
      ->configurable(false);
  app.add_flag("!--no-group", request.group, "Show near-copies one by one");
  app.add_flag("!--no-title", request.title, "Leave the title out of matching and ranking");
  add_output_options(app, options, raw.output);
}

void add_analysis_commands(CLI::App& app, Drafts& drafts) {
  auto* stem = app.add_subcommand("stem", "Write word<TAB>stem for each line of standard input");
  stem->add_flag("--stems-only", drafts[Command::stem].options.stems_only,
                 "Write the stems without the words");
  add_stemmer_option(*stem, drafts[Command::stem].options);
  auto* analyze = app.add_subcommand("analyze", "Show the tokens of a text, or of standard input");
  analyze->add_option("TEXT", drafts[Command::analyze].raw.texts, "The text")->configurable(false);
  analyze->add_flag("--json", drafts[Command::analyze].raw.json, "As JSON")->configurable(false);
  add_stemmer_option(*analyze, drafts[Command::analyze].options);
}

/// What comes last counts, so that --compare can say something else.
void add_eval_command(CLI::App& app, Draft& draft) {
  auto* eval = app.add_subcommand("eval", "Measure the ranking on judged queries");
  eval->option_defaults()->take_last();
  eval->add_option("QUERIES", draft.raw.texts,
                   "Lines of query id, query, article ids (tab-separated)")
      ->configurable(false)
      ->take_all()
      ->type_name("FILE");
  add_db_option(*eval, draft.options.db);
  eval->add_flag("!--no-title", draft.options.request.title, "Leave the title out");
  draft.options.request.group = false;  // judges name every copy
  eval->add_flag("--group", draft.options.request.group, "Near-copies as one hit");
  add_expand_option(*eval, draft.raw);
  add_match_option(*eval, draft.raw);
  add_word_files(*eval, draft.options);
  add_stemmer_option(*eval, draft.options);
  add_ranking_option(*eval, draft.raw);
  eval->add_option("--set", draft.raw.constants, "A constant of ranking: NAME=VALUE")
      ->allow_extra_args(false)
      ->take_all();
  eval->add_option("--compare", draft.options.compare,
                   "Compare with a second setting, made by these options: '--expand none'")
      ->configurable(false);
}

void add_acronyms_command(CLI::App& app, Draft& draft) {
  auto* acronyms = app.add_subcommand("acronyms", "List the short forms explained in the articles");
  add_db_option(*acronyms, draft.options.db);
  add_approvals_option(*acronyms, draft.options);
  acronyms->add_option("--min-count", draft.options.min_count, "Fewest articles with the pair")
      ->capture_default_str();
  acronyms->add_flag("--json", draft.raw.json, "As JSON")->configurable(false);
}

void add_suggest_command(CLI::App& app, Draft& draft) {
  auto* suggest = app.add_subcommand("suggest", "Complete what is being typed, one per line");
  suggest->add_option("TEXT", draft.raw.texts, "What was typed so far")->configurable(false);
  add_db_option(*suggest, draft.options.db);
  suggest->add_option("-n,--limit", draft.options.suggestions, "Most suggestions to show")
      ->check(CLI::Range(std::size_t{0}, search::Suggester::kMaxLimit))
      ->capture_default_str();
}

void add_related_command(CLI::App& app, Draft& draft) {
  auto* related =
      app.add_subcommand("related", "Articles about the same matter: likeness, id, title, URL");
  related->add_option("ID", draft.raw.texts, "Id of an article")->configurable(false);
  add_db_option(*related, draft.options.db);
  related->add_option("-n,--limit", draft.options.related, "Most articles to show")
      ->check(CLI::Range(0U, search::kMaxRelated))
      ->capture_default_str();
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
  Draft& search = drafts[Command::search];
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
  add_search_options(app, search.options, search.raw);
  add_analysis_commands(app, drafts);
  add_eval_command(app, drafts[Command::eval]);
  add_acronyms_command(app, drafts[Command::acronyms]);
  add_suggest_command(app, drafts[Command::suggest]);
  add_related_command(app, drafts[Command::related]);
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
