// SPDX-License-Identifier: GPL-2.0-or-later
#include "options.hpp"

#include <CLI/CLI.hpp>
#include <array>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <vector>

#include "search/query/dates.hpp"

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
  bool json = false;
  bool jsonl = false;
  bool urls = false;
  bool ids = false;
  bool count = false;
  std::string color = "auto";
  std::string sort = "relevance";
  std::string match = "auto";
  std::string expand = "all";
  std::string typo = "auto";
  std::vector<std::string> facets;
  std::string timeline;
  std::string since;
  std::string until;
  std::array<std::vector<std::string>, search::kFilterFields> filters;
  std::string language;
  std::string command_db;  // apart from the search's, or the environment of one would win over it
};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

/// What every command that searches takes; lets users lay their own words over the built-in ones.
void add_word_files(CLI::App& app, Options& options) {
  app.add_option("--words", options.analyzer.words, "File of your own roots and stem exceptions")
      ->envname("TELUSUR_WORDS");
  app.add_option("--synonyms", options.expander.synonyms,
                 "File of your own synonyms: `unduh, download`, `yg => yang`, `- term`")
      ->envname("TELUSUR_SYNONYMS");
  app.add_option("--approvals", options.expander.approvals,
                 "File of decisions on acronyms: `+ SHORT = long form`, `- SHORT`")
      ->envname("TELUSUR_APPROVALS");
}

void add_expand_option(CLI::App& app, Raw& raw) {
  app.add_option("--expand", raw.expand, "Other words to look for: all, none, synonyms, acronyms")
      ->check(CLI::IsMember({"all", "none", "synonyms", "acronyms"}))
      ->capture_default_str();
}

void add_search_options(CLI::App& app, Options& options, Raw& raw) {
  search::SearchRequest& request = options.request;
  app.add_option("QUERY", raw.words, "Words to look for; no quoting needed");
  app.add_option("--db", options.db, "Folder of the index")->envname("TELUSUR_DB");
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
  app.add_option("--match", raw.match, "Words wanted: auto (relaxes when few match), all or any")
      ->check(CLI::IsMember({"auto", "all", "any"}))
      ->capture_default_str();
  add_expand_option(app, raw);
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
  app.add_flag("!--no-group", request.group, "Show near-copies one by one");
  app.add_flag("!--no-title", request.title, "Leave the title out of matching and ranking");
  auto* output = app.add_option_group("Output", "one of");
  output->add_flag("--json", raw.json, "One JSON object, as the HTTP API gives it");
  output->add_flag("--jsonl", raw.jsonl, "One JSON object per hit and line");
  output->add_flag("-l,--urls", raw.urls, "Only the URLs (ids where there is none)");
  output->add_flag("--ids", raw.ids, "Only the ids");
  output->add_flag("-c,--count", raw.count, "Only the number of matching articles");
  output->require_option(0, 1);
  app.add_flag("-0,--null", options.zero_separated, "End URLs and ids with a zero byte");
  app.add_flag("-q,--quiet", options.quiet, "Print nothing; the exit status tells");
  app.add_option("--color", raw.color, "Colour: auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
}

void add_subcommands(CLI::App& app, Options& options, Raw& raw) {
  auto* stem = app.add_subcommand("stem", "Write word<TAB>stem for each line of standard input");
  stem->add_flag("--stems-only", options.stems_only, "Write the stems without the words");
  auto* analyze = app.add_subcommand("analyze", "Show the tokens of a text, or of standard input");
  analyze->add_option("TEXT", raw.texts, "The text");
  analyze->add_flag("--json", raw.json, "As JSON");
  auto* eval = app.add_subcommand("eval", "Measure the ranking on judged queries");
  eval->add_option("QUERIES", raw.texts, "Lines of query id, query, article ids (tab-separated)")
      ->required();
  eval->add_option("--db", raw.command_db, "Folder of the index")
      ->envname("TELUSUR_DB")
      ->required();
  eval->add_flag("!--no-title", options.request.title, "Leave the title out");
  add_expand_option(*eval, raw);
  add_word_files(*eval, options);
  auto* acronyms = app.add_subcommand("acronyms", "List the short forms explained in the articles");
  acronyms->add_option("--db", raw.command_db, "Folder of the index")
      ->envname("TELUSUR_DB")
      ->required();
  acronyms
      ->add_option("--approvals", options.expander.approvals,
                   "File of decisions: `+ SHORT = long form`, `- SHORT`")
      ->envname("TELUSUR_APPROVALS");
  acronyms->add_option("--min-count", options.min_count, "Fewest articles with the pair")
      ->capture_default_str();
  acronyms->add_flag("--json", raw.json, "As JSON");
  auto* suggest = app.add_subcommand("suggest", "Complete what is being typed, one per line");
  suggest->add_option("TEXT", raw.texts, "What was typed so far")->required();
  suggest->add_option("--db", raw.command_db, "Folder of the index")
      ->envname("TELUSUR_DB")
      ->required();
  suggest->add_option("-n,--limit", options.suggestions, "Most suggestions to show")
      ->check(CLI::Range(std::size_t{0}, search::Suggester::kMaxLimit))
      ->capture_default_str();
  for (auto* command : {stem, analyze, eval}) {
    command->add_option("--stemmer", options.analyzer.stemmer, "indonesian, xapian or none");
  }
}

Output chosen_output(const Raw& raw) {
  if (raw.json) return Output::json;
  if (raw.jsonl) return Output::jsonl;
  if (raw.urls) return Output::urls;
  if (raw.ids) return Output::ids;
  return raw.count ? Output::count : Output::text;
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

}  // namespace

Parsed parse_options(int argc, const char* const* argv) {
  Parsed parsed;
  Options& options = parsed.options;
  Raw raw;
  CLI::App app{"telusur: search Indonesian tech news in a local index"};
  app.footer(std::string(kExamples) +
             "\nExit status: 0 hits, 1 none, 2 error. A query that begins with the name of a "
             "command follows `--`.");
  app.set_help_flag("-h,--help", "Show this help");
  app.set_version_flag("-V,--version", "telusur " TELUSUR_VERSION);
  app.add_option("--lang", raw.language, "Language of messages: id or en")
      ->envname("TELUSUR_LANG")
      ->check(CLI::IsMember({"id", "en"}));
  add_search_options(app, options, raw);
  add_subcommands(app, options, raw);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    parsed.exit_status = app.exit(success);
    return parsed;
  } catch (const CLI::ParseError& error) {
    std::cerr << "telusur: " << error.what()
              << "\nTry `telusur --help`. To exclude a word, end the options first: "
                 "telusur -- judi -bola\n";
    parsed.exit_status = kExitError;
    return parsed;
  }
  if (app.got_subcommand("stem")) options.command = Command::stem;
  if (app.got_subcommand("analyze")) options.command = Command::analyze;
  if (app.got_subcommand("eval")) {
    options.command = Command::eval;
    options.db = raw.command_db;
  }
  if (app.got_subcommand("acronyms")) {
    options.command = Command::acronyms;
    options.db = raw.command_db;
  }
  if (app.got_subcommand("suggest")) {
    options.command = Command::suggest;
    options.db = raw.command_db;
  }
  options.language = parse_language(raw.language).value_or(Language::indonesian);
  options.color = raw.color == "always"  ? ColorChoice::always
                  : raw.color == "never" ? ColorChoice::never
                                         : ColorChoice::automatic;
  options.output = chosen_output(raw);
  options.request.query = joined(raw.words);
  options.text = joined(raw.texts);
  if (const auto fault = read_filters(raw, options.request)) {
    std::cerr << "telusur: " << *fault << '\n';
    parsed.exit_status = kExitError;
  }
  if (const auto fault = read_counts(raw, options.request)) {
    std::cerr << "telusur: " << *fault << '\n';
    parsed.exit_status = kExitError;
  }
  if (options.command == Command::search && raw.words.empty()) {
    std::cerr << "telusur: no query given\nTry `telusur --help`.\n";
    parsed.exit_status = kExitError;
  }
  return parsed;
}

}  // namespace telusur::cli
