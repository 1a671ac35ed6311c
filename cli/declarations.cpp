// SPDX-License-Identifier: GPL-2.0-or-later
#include "declarations.hpp"

#include <CLI/CLI.hpp>

#include "command_line/language_choice.hpp"
#include "search/cursor.hpp"

namespace telusur::cli {
namespace {

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

void add_server_option(CLI::App& app, std::string& server) {
  app.add_option("--server", server, "Ask a telusur-searchd instead: http://HOST:PORT")
      ->type_name("URL");
}

void add_stemmer_option(CLI::App& app, Options& options) {
  app.add_option("--stemmer", options.analyzer.stemmer, "indonesian, xapian or none")
      ->check(CLI::IsMember({"indonesian", "xapian", "none"}));
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

void add_expand_options(CLI::App& app, search::SearchRequest& request, Raw& raw) {
  app.add_option("--expand", raw.expand,
                 "Other words to look for: all, none, or some of synonym,acronym,slang")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"all", "none", "synonym", "acronym", "slang", "synonyms", "acronyms"}))
      ->capture_default_str();
  app.add_flag("-x,--exact", request.exact, "Only the very forms typed, no others of their stem");
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
  add_server_option(app, options.server);
  app.add_option("-n,-L,--limit", request.limit, "Most hits to show")
      ->check(CLI::Range(0U, search::kMaxCursorPosition))
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
  add_expand_options(app, request, raw);
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
               "Count all that matches over time; --timeline=day, week, month or year")
      ->check(CLI::IsMember({"auto", "day", "week", "month", "year"}));
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
  add_expand_options(*eval, draft.options.request, draft.raw);
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
  add_server_option(*suggest, draft.options.server);
  suggest->add_option("-n,--limit", draft.options.suggestions, "Most suggestions to show")
      ->check(CLI::Range(std::size_t{0}, search::Suggester::kMaxLimit))
      ->capture_default_str();
}

void add_related_command(CLI::App& app, Draft& draft) {
  auto* related =
      app.add_subcommand("related", "Articles about the same matter: likeness, id, title, URL");
  related->add_option("ID", draft.raw.texts, "Id of an article")->configurable(false);
  add_db_option(*related, draft.options.db);
  add_server_option(*related, draft.options.server);
  related->add_option("-n,--limit", draft.options.related, "Most articles to show")
      ->check(CLI::Range(0U, search::kMaxRelated))
      ->capture_default_str();
}

}  // namespace

void declare(CLI::App& app, Drafts& drafts) {
  command_line::add_language_option(app)->envname("TELUSUR_LANG");
  add_search_options(app, drafts[Command::search].options, drafts[Command::search].raw);
  add_analysis_commands(app, drafts);
  add_eval_command(app, drafts[Command::eval]);
  add_acronyms_command(app, drafts[Command::acronyms]);
  add_suggest_command(app, drafts[Command::suggest]);
  add_related_command(app, drafts[Command::related]);
  for (CLI::App* command : app.get_subcommands({}))
    command_line::add_language_option(*command)->configurable(false);
}

}  // namespace telusur::cli
