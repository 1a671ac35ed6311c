// SPDX-License-Identifier: GPL-2.0-or-later
#include "options.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <span>

#include "command_line/config_file.hpp"
#include "command_line/language_choice.hpp"
#include "command_line/man_page.hpp"
#include "command_line/translated_help.hpp"
#include "command_line/usage_error.hpp"
#include "index/sharded_index.hpp"
#include "memory_plan.hpp"
#include "readers/formats.hpp"
#include "report.hpp"
#include "sentences.hpp"

namespace telusur::indexer {
namespace {

constexpr const char* kConfigVariable = "TELUSUR_INDEXER_CONFIG";

constexpr std::string_view kExamples = R"(
  telusur-indexer --db indeks artikel/ berita.ndjson.gz
  telusur-indexer --db indeks --full --rejects ditolak.tsv arsip/
  zstdcat berita.ndjson.zst | telusur-indexer --db indeks -
  telusur-indexer --db indeks --fields title=judul body=isi -- dump.json
  telusur-indexer --db indeks --delete berita-17
  telusur-indexer --db indeks --watch --delete-missing masuk/
  telusur-indexer --db indeks --shards 4 arsip/
  telusur-indexer --db indeks --reshard 8

)";

std::string footer(Language language) {
  std::string text(in(language, "Contoh:", "Examples:"));
  text += kExamples;
  text +=
      in(language,
         "Status keluar: 0 semua terindeks, 1 sebagian rekaman ditolak, 2 gagal dan indeks lama "
         "tetap utuh.",
         "Exit status: 0 all indexed, 1 some records rejected, 2 fatal and the old index "
         "untouched.");
  return text;
}

/// The fields CLI11 fills that need a second look.
struct Raw {
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
  command_line::add_language_option(app)->envname("TELUSUR_LANG");
  command_line::add_config_option(app, kConfigVariable, "");
  command_line::add_man_option(app, raw.man);
}

/// Turns the texts of `raw` into options; what is wrong with them.
std::optional<Error> take_fields(const Raw& raw, Options& options) {
  auto fields = article::field_names_of(raw.fields);
  if (!fields) {
    Error error = fields.error();
    error.where = "--fields: " + error.where;
    return error;
  }
  options.reader.fields = std::move(*fields);
  return std::nullopt;
}

Error misuse(const char* where, const char* what, const char* hint) {
  return Error{ErrorCode::invalid_parameter, where, what, hint};
}

/// What an option that works on the index alone, `name`, goes without.
std::optional<Error> with_more(const char* name, const Options& options) {
  const bool more = !options.inputs.empty() || !options.deletes.empty() || options.full ||
                    options.dry_run || options.shards > 0;
  if (!more) return std::nullopt;
  return misuse(name, "reads the index alone, and writes all of it",
                "leave out INPUT, --delete, --full, --dry-run and --shards");
}

std::optional<Error> usage_fault(const Options& options) {
  if (options.explain_cleaning) {
    if (!options.inputs.empty()) return std::nullopt;
    return misuse("--explain-cleaning", "no INPUT is named",
                  "name a file, a folder, or - for standard input");
  }
  if (options.db.empty()) {
    return misuse("--db", "no index is named", "give its folder with --db DIR or TELUSUR_DB");
  }
  if (options.reshard > 0) return with_more("--reshard", options);
  if (options.compact) return with_more("--compact", options);
  if (options.inputs.empty() && options.deletes.empty()) {
    return misuse("", "there is nothing to do", "name an INPUT, or --delete ID");
  }
  if (options.full && !options.deletes.empty()) {
    return misuse("--delete", "--full starts from nothing: there is nothing to delete", "");
  }
  if (options.watch && (options.inputs.empty() || options.full || options.dry_run)) {
    return misuse("--watch",
                  "follows the folders named as INPUT; goes with neither --full nor --dry-run", "");
  }
  if (options.max_memory < kLeastMemory) {
    return misuse("--max-memory", "too little", "at least 128M");
  }
  return std::nullopt;
}

/// A command line that is none, and where to read how to write one.
int misused(const Error& error, Language language) {
  report(error, language);
  std::cerr << in(language, "Lihat", "Try") << " `telusur-indexer --help`.\n";
  return kExitFatal;
}

}  // namespace

Parsed parse_options(int argc, const char* const* argv) {
  const std::span<const char* const> arguments(argv, static_cast<std::size_t>(argc));
  const Language language = command_line::language_of(arguments, kConfigVariable, "");
  Parsed parsed;
  Raw raw;
  CLI::App app{"telusur-indexer: turn articles into a search index"};
  app.footer(footer(Language::english));
  app.set_help_flag("-h,--help", "Show this help");
  app.set_version_flag("-V,--version", "telusur-indexer " TELUSUR_VERSION, "Show the version");
  add_options(app, parsed.options, raw);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    if (language == Language::indonesian) {
      command_line::translate_help(app, help_sentences());
      app.footer(footer(language));
    }
    parsed.exit_status = app.exit(success);
    return parsed;
  } catch (const CLI::ParseError& error) {
    parsed.exit_status = misused(command_line::usage_error(app, error), language);
    return parsed;
  }
  if (raw.man) {
    std::cout << command_line::man_page(app, TELUSUR_VERSION);
    parsed.exit_status = kExitAllIndexed;
    return parsed;
  }
  parsed.options.clean = !raw.no_clean;
  parsed.options.language = language;
  if (raw.progress == "never") parsed.options.progress = ProgressChoice::never;
  auto fault = take_fields(raw, parsed.options);
  if (!fault) fault = usage_fault(parsed.options);
  if (fault) parsed.exit_status = misused(*fault, language);
  return parsed;
}

}  // namespace telusur::indexer
