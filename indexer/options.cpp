// SPDX-License-Identifier: GPL-2.0-or-later
#include "options.hpp"

#include <CLI/CLI.hpp>
#include <iostream>

#include "command_line/config_file.hpp"
#include "command_line/man_page.hpp"
#include "index/sharded_index.hpp"
#include "memory_plan.hpp"
#include "readers/formats.hpp"

namespace telusur::indexer {
namespace {

constexpr std::string_view kFooter = R"(Contoh / examples:
  telusur-indexer --db indeks artikel/ berita.ndjson.gz
  telusur-indexer --db indeks --full --rejects ditolak.tsv arsip/
  zstdcat berita.ndjson.zst | telusur-indexer --db indeks -
  telusur-indexer --db indeks --fields title=judul body=isi -- dump.json
  telusur-indexer --db indeks --delete berita-17
  telusur-indexer --db indeks --watch --delete-missing masuk/
  telusur-indexer --db indeks --shards 4 arsip/
  telusur-indexer --db indeks --reshard 8

Exit status: 0 all indexed, 1 some records rejected, 2 fatal and the old index untouched.)";

/// The fields CLI11 fills that need a second look.
struct Raw {
  std::string language;
  std::string progress = "auto";
  std::vector<std::string> fields;
  bool no_clean = false;
  bool man = false;
};

void add_options(CLI::App& app, Options& options, Raw& raw) {
  app.add_option("INPUT", options.inputs,
                 "Files, folders, patterns such as 'arsip/**/*.html', or - for standard input");
  app.add_option("--db", options.db, "Folder of the index; made if it does not exist")
      ->envname("TELUSUR_DB");
  app.add_option("--delete", options.deletes, "Remove the article with this id (repeatable)");
  app.add_flag("--full", options.full, "Rebuild beside the old index, then switch");
  app.add_option("--shards", options.shards, "Split a new index into so many parts")
      ->check(CLI::Range(std::size_t{1}, index::kMaxShards));
  app.add_option("--reshard", options.reshard,
                 "Split the index anew into so many parts, from what it stores; no INPUT")
      ->check(CLI::Range(std::size_t{1}, index::kMaxShards));
  app.add_flag("--compact", options.compact,
               "Write the index anew without the room that changes have left; no INPUT");
  app.add_flag("--watch", options.watch,
               "Stay, and index each file that lands in the folders named");
  app.add_flag("--delete-missing", options.delete_missing,
               "Remove the articles of files of earlier runs that are gone from the INPUTs, and "
               "those that changed files hold no more");
  app.add_flag("--dry-run", options.dry_run, "Read and check everything, write nothing");
  app.add_option("--format", options.reader.format,
                 "Format of the inputs: " + format_names() + "; told by content otherwise");
  app.add_option("--fields", raw.fields,
                 "What records call an article's fields: title=judul,headline (repeatable; in a "
                 "configuration file the table [fields])");
  app.add_option("--rejects", options.rejects, "Write what was not indexed, and why, to this file");
  app.add_option("--max-memory", options.max_memory, "Memory to use, 128M or more")
      ->transform(CLI::AsSizeValue(false))
      ->default_str("512M");
  app.add_flag("--no-clean", raw.no_clean, "Keep boilerplate such as `Baca juga` lines");
  app.add_flag("--explain-cleaning", options.explain_cleaning,
               "Print what would be left out of each article, and by which rule; no index");
  app.add_option("--words", options.analyzer.words, "File of your own roots and stem exceptions")
      ->envname("TELUSUR_WORDS");
  app.add_option("--stemmer", options.analyzer.stemmer,
                 "indonesian, xapian or none (for comparisons)")
      ->capture_default_str();
  app.add_option("--progress", raw.progress, "Progress on standard error: auto or never")
      ->check(CLI::IsMember({"auto", "never"}))
      ->capture_default_str();
  app.add_flag("--json", options.json, "Summary as JSON");
  app.add_option("--lang", raw.language, "Language of messages: id or en")
      ->envname("TELUSUR_LANG")
      ->check(CLI::IsMember({"id", "en"}));
  command_line::add_config_option(app, "TELUSUR_INDEXER_CONFIG", "");
  command_line::add_man_option(app, raw.man);
}

/// Turns the texts of `raw` into options; what is wrong with them.
std::optional<std::string> take_fields(const Raw& raw, Options& options) {
  auto fields = article::field_names_of(raw.fields);
  if (!fields) return "--fields: " + to_string(fields.error());
  options.reader.fields = std::move(*fields);
  return std::nullopt;
}

std::optional<std::string> usage_fault(const Options& options) {
  if (options.explain_cleaning) {
    return options.inputs.empty() ? std::optional<std::string>("--explain-cleaning: name an INPUT")
                                  : std::nullopt;
  }
  if (options.db.empty()) return "--db is required: the folder of the index";
  if (options.reshard > 0) {
    const bool more = !options.inputs.empty() || !options.deletes.empty() || options.full ||
                      options.dry_run || options.shards > 0;
    return more ? std::optional("--reshard reads the index alone, and writes all of it")
                : std::nullopt;
  }
  if (options.compact) {
    const bool more = !options.inputs.empty() || !options.deletes.empty() || options.full ||
                      options.dry_run || options.shards > 0;
    return more ? std::optional("--compact reads the index alone, and writes all of it")
                : std::nullopt;
  }
  if (options.inputs.empty() && options.deletes.empty()) {
    return "nothing to do: name at least one INPUT or --delete ID";
  }
  if (options.full && !options.deletes.empty()) {
    return "--full starts from nothing, so --delete has nothing to remove";
  }
  if (options.watch && (options.inputs.empty() || options.full || options.dry_run)) {
    return "--watch follows the folders named as INPUT; it goes with neither --full nor --dry-run";
  }
  if (options.max_memory < kLeastMemory) return "--max-memory: at least 128M";
  return std::nullopt;
}

}  // namespace

Parsed parse_options(int argc, const char* const* argv) {
  Parsed parsed;
  Raw raw;
  CLI::App app{"telusur-indexer: turn articles into a search index"};
  app.footer(std::string(kFooter));
  app.set_help_flag("-h,--help", "Show this help");
  app.set_version_flag("-V,--version", "telusur-indexer " TELUSUR_VERSION, "Show the version");
  add_options(app, parsed.options, raw);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    parsed.exit_status = app.exit(success);
    return parsed;
  } catch (const CLI::ParseError& error) {
    std::cerr << "telusur-indexer: " << error.what() << "\nTry `telusur-indexer --help`.\n";
    parsed.exit_status = kExitFatal;
    return parsed;
  }
  if (raw.man) {
    std::cout << command_line::man_page(app, TELUSUR_VERSION);
    parsed.exit_status = kExitAllIndexed;
    return parsed;
  }
  parsed.options.clean = !raw.no_clean;
  parsed.options.language = parse_language(raw.language).value_or(Language::indonesian);
  if (raw.progress == "never") parsed.options.progress = ProgressChoice::never;
  auto fault = take_fields(raw, parsed.options);
  if (!fault) fault = usage_fault(parsed.options);
  if (fault) {
    std::cerr << "telusur-indexer: " << *fault << "\nTry `telusur-indexer --help`.\n";
    parsed.exit_status = kExitFatal;
  }
  return parsed;
}

}  // namespace telusur::indexer
