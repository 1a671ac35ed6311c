// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing.hpp"

#include <fmt/format.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <unordered_set>

#include "cleaning/line_history.hpp"
#include "index/compaction.hpp"
#include "index/index_directory.hpp"
#include "index/index_writer.hpp"
#include "index/sharded_index.hpp"
#include "journal.hpp"
#include "memory_plan.hpp"
#include "pipeline.hpp"
#include "progress.hpp"
#include "report.hpp"
#include "support/file.hpp"

namespace telusur::indexer {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kPatience{100};  ///< between looks at an interruption

std::uint64_t total_size(const std::vector<Input>& inputs) {
  std::uint64_t total = 0;
  for (const Input& input : inputs) {
    std::error_code unknown;
    const auto size = fs::file_size(input.path, unknown);
    if (unknown) return 0;  // standard input, or gone: no share of the whole can be given
    total += size;
  }
  return total;
}

/// How the journal names a file, wherever the program is started.
std::string journal_path(const std::string& path) {
  std::error_code failure;
  const fs::path absolute = fs::absolute(path, failure);
  return failure ? path : absolute.lexically_normal().string();
}

bool is_within(const std::string& path, const std::string& scope) {
  if (!path.starts_with(scope)) return false;
  return path.size() == scope.size() || scope.ends_with('/') || path[scope.size()] == '/';
}

/// What reading and analysing took is free, but scattered over the threads' arenas: without this it
/// would count beside what finishing takes, a tenth of the whole.
void give_back_memory() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

/// The folder of the index, or those of its parts.
std::vector<fs::path> index_folders(const Options& options) {
  if (const index::ShardedDirectory sharded(options.db); sharded.exists()) {
    if (auto shards = sharded.shards()) return *shards;
  }
  return {options.db};
}

fs::path journal_file(const Options& options) {
  return fs::path(options.db) / "journal.jsonl";
}

/// What recurs in the articles of the index: known from run to run, unless nothing is cleaned.
fs::path history_file(const Options& options) {
  return fs::path(options.db) / "lines.bin";
}

/// One that cannot be read is learnt anew, as is that of an index that is made anew.
cleaning::LineHistory read_history(const Options& options) {
  if (options.full || !options.clean) return {};
  const auto bytes = read_file(history_file(options));
  return bytes ? cleaning::LineHistory::decode(*bytes) : cleaning::LineHistory();
}

/// What a journal was kept for: the index as it is, and all else that documents depend on.
std::string identity_of(const Options& options, const analysis::Analyzer& analyzer) {
  std::string identity = fmt::format("{} clean={} format={}", analyzer.version(), options.clean,
                                     options.reader.format);
  const article::FieldNames& fields = options.reader.fields;
  for (const auto* names : {&fields.id, &fields.title, &fields.body, &fields.lead,
                            &fields.published, &fields.updated, &fields.source, &fields.section,
                            &fields.authors, &fields.tags, &fields.url, &fields.language}) {
    identity += fmt::format(" {}", fmt::join(*names, ","));
  }
  for (const fs::path& folder : index_folders(options)) {
    const auto generation = index::IndexDirectory(folder).live_generation();
    identity += generation ? ' ' + generation->filename().string() : " none";
  }
  return identity;
}

index::WriterOptions writer_options(const Options& options) {
  return {.rebuild = options.full,
          .dry_run = options.dry_run,
          .buffer_bytes = plan_memory(options.max_memory).buffer_bytes};
}

Result<std::unique_ptr<index::IndexWriter>> open_writer(const Options& options,
                                                        const analysis::Analyzer& analyzer) {
  if (options.shards > 0 || index::ShardedDirectory(options.db).exists()) {
    return index::open_sharded_writer(options.db, options.shards, analyzer,
                                      writer_options(options));
  }
  return index::IndexWriter::open(options.db, analyzer, writer_options(options));
}

/// What an input has given so far.
struct InputProgress {
  std::vector<std::string> ids;
  bool whole = true;  ///< nothing was rejected, and all of it stood in this file
};

/// One run: the pipeline reads and analyses; this writes, counts and reports.
class Run {
 public:
  Run(const Options& options, const analysis::Analyzer& analyzer, index::IndexWriter& writer,
      Journal& journal, cleaning::LineHistory& history, Rejects& rejects,
      const std::atomic<bool>& stop)
      : options_(options),
        analyzer_(analyzer),
        writer_(writer),
        journal_(journal),
        history_(history),
        rejects_(rejects),
        stop_(stop) {
    summary_.dry_run = options.dry_run;
  }

  Result<Summary> execute(const Batch& batch) {
    const auto start = std::chrono::steady_clock::now();
    const auto processor_start = processor_time(CLOCK_PROCESS_CPUTIME_ID);
    for (const Error& problem : batch.inputs.problems)
      reject({problem.where, 0}, problem);
    if (auto deleted = delete_articles(); !deleted) return deleted.error();
    const std::vector<Input> changed = changed_inputs(batch.inputs.files);
    if (auto written = write_articles(changed); !written) return written.error();
    give_back_memory();
    if (options_.delete_missing) {
      if (auto deleted = delete_missing(batch); !deleted) return deleted.error();
    }
    if (auto listed = rejects_.finish(); !listed) return listed.error();
    if (options_.deletes.empty() && summary_.records() > 0 &&
        summary_.records() == summary_.rejected && writer_.articles() == 0) {
      return Error{ErrorCode::invalid_document, options_.db, "no article could be read", ""};
    }
    if (auto finished = writer_.finish(); !finished) return finished.error();
    summary_.articles = writer_.articles();
    summary_.elapsed = std::chrono::steady_clock::now() - start;
    summary_.write = processor_time(CLOCK_PROCESS_CPUTIME_ID) - processor_start - summary_.read -
                     summary_.parse - summary_.clean - summary_.analyse;
    return summary_;
  }

 private:
  Result<void> delete_articles() {
    for (const std::string& id : options_.deletes) {
      auto removed = writer_.remove(id);
      if (!removed) return removed.error();
      journal_.forget_article(id);
      if (*removed) {
        ++summary_.deleted;
      } else {
        reject({id, 0}, {ErrorCode::not_found, id, "no article has this id", ""});
      }
    }
    return {};
  }

  /// The inputs that are not as the journal knows them; the articles of the others are unchanged.
  std::vector<Input> changed_inputs(const std::vector<Input>& inputs) {
    std::vector<Input> changed;
    for (const Input& input : inputs) {
      const std::string path = journal_path(input.path);
      if (journal_.is_unchanged(path)) {
        ++summary_.unread;
        summary_.unchanged += journal_.find(path)->ids.size();
      } else {
        changed.push_back(input);
        stamps_.push_back(file_stamp(input.path));
      }
    }
    return changed;
  }

  Result<void> write_articles(const std::vector<Input>& inputs) {
    // As the run finds it: counted while it runs, it would depend on the threads' pace.
    const auto history = std::make_shared<const cleaning::LineHistory>(history_);
    const MemoryPlan memory = plan_memory(options_.max_memory);
    Pipeline pipeline(analyzer_, inputs,
                      {.reader = options_.reader,
                       .clean = options_.clean,
                       .window = memory.window,
                       .history = history},
                      memory.text_bytes);
    Progress progress(options_.progress == ProgressChoice::automatic, options_.language,
                      total_size(inputs));
    InputProgress current;
    Result<void> outcome;
    while (outcome && !pipeline.finished()) {
      if (stop_.load()) {
        outcome = Error{ErrorCode::interrupted, options_.db, "interrupted", "nothing was changed"};
        break;
      }
      if (auto delivery = pipeline.next(kPatience)) {
        outcome = handle(inputs, *delivery, current);
      }
      progress.update(summary_.records(), pipeline.bytes_read());
    }
    progress.clear();
    const std::chrono::nanoseconds read{pipeline.times().read};
    summary_.read += read;
    summary_.parse += std::chrono::nanoseconds{pipeline.times().input} - read;
    summary_.clean += std::chrono::nanoseconds{pipeline.times().clean};
    summary_.analyse += std::chrono::nanoseconds{pipeline.times().analyse};
    return outcome;
  }

  Result<void> handle(const std::vector<Input>& inputs, Delivery& delivery,
                      InputProgress& current) {
    const Input& input = inputs[delivery.input];
    if (auto* skipped = std::get_if<Skipped>(&delivery.content)) {
      ++summary_.skipped;
      current.whole = false;
      report_skipped(skipped->path, skipped->reason, options_.language);
      return {};
    }
    if (auto* prepared = std::get_if<Prepared>(&delivery.content)) {
      return write(input, std::move(*prepared), current);
    }
    end(input, stamps_[delivery.input], current);
    current = {};
    return {};
  }

  Result<void> write(const Input& input, Prepared record, InputProgress& current) {
    // A list of other files (a sitemap) may be the same while they are not.
    if (!record.origin.input.starts_with(input.path)) current.whole = false;
    if (!record.document) {
      reject(record.origin, record.document.error());
      current.whole = false;
      return {};
    }
    const std::uint64_t text_bytes = record.document->text_bytes;
    current.ids.push_back(record.document->id);
    const auto written = writer_.upsert(std::move(*record.document));
    if (!written) return written.error();
    summary_.text_bytes += text_bytes;
    switch (*written) {
      case index::Outcome::added:
        ++summary_.added;
        history_.add(record.lines);
        break;
      case index::Outcome::updated:
        ++summary_.updated;
        break;
      case index::Outcome::unchanged:
        ++summary_.unchanged;
    }
    return {};
  }

  /// An input has been read to its end.
  void end(const Input& input, const std::optional<FileState>& stamp, InputProgress& current) {
    const std::string path = journal_path(input.path);
    const Journal::Entry* before = journal_.find(path);
    if (!current.whole) {
      if (before != nullptr) journal_.forget(path);
      return;
    }
    const auto state = file_state(input.path);
    if (!state || !stamp) return;  // standard input, or gone meanwhile
    if (state->size != stamp->size || state->modified_ns != stamp->modified_ns) return;  // changed
    if (before != nullptr) {
      for (const std::string& id : before->ids)
        once_there_.emplace(id, path);
    }
    journal_.record(path, {*state, std::move(current.ids)});
  }

  /// Removes the articles of files that are gone, and those that changed files hold no more.
  Result<void> delete_missing(const Batch& batch) {
    std::unordered_set<std::string> given;
    for (const Input& input : batch.inputs.files)
      given.insert(journal_path(input.path));
    std::vector<std::string> gone;
    for (const auto& recorded : journal_.entries()) {
      const std::string& path = recorded.first;
      const auto within = [&](const std::string& scope) { return is_within(path, scope); };
      if (!given.contains(path) && std::ranges::any_of(batch.scope, within)) gone.push_back(path);
    }
    for (const std::string& path : gone) {
      for (const std::string& id : journal_.find(path)->ids)
        once_there_.emplace(id, path);
      journal_.forget(path);
    }
    if (once_there_.empty()) return {};
    for (const auto& [path, entry] : journal_.entries()) {
      for (const std::string& id : entry.ids)
        once_there_.erase(id);
    }
    for (const auto& [id, path] : once_there_) {
      const auto removed = writer_.remove(id);
      if (!removed) return removed.error();
      summary_.deleted += *removed ? 1 : 0;
    }
    return {};
  }

  void reject(const Origin& origin, const Error& error) {
    ++summary_.rejected;
    rejects_.add(origin, error);
  }

  const Options& options_;
  const analysis::Analyzer& analyzer_;
  index::IndexWriter& writer_;
  Journal& journal_;
  cleaning::LineHistory& history_;
  Rejects& rejects_;
  const std::atomic<bool>& stop_;
  Summary summary_;
  std::vector<std::optional<FileState>> stamps_;   ///< of the changed inputs, before they were read
  std::map<std::string, std::string> once_there_;  ///< ids of earlier runs, and where they stood
};

}  // namespace

Batch batch_of(const std::vector<std::string>& arguments) {
  Batch batch{expand_inputs(arguments), {}};
  for (const std::string& argument : arguments) {
    if (argument != "-") batch.scope.push_back(journal_path(argument));
  }
  return batch;
}

Result<void> compact(const Options& options, const analysis::Analyzer& analyzer) {
  auto journal = Journal::open(journal_file(options), identity_of(options, analyzer));
  if (!journal) return journal.error();
  for (const fs::path& folder : index_folders(options)) {
    if (auto compacted = index::compact_index(folder); !compacted) return compacted;
  }
  return journal->commit(identity_of(options, analyzer));
}

Result<Summary> index_batch(const Options& options, const analysis::Analyzer& analyzer,
                            const Batch& batch, Rejects& rejects, const std::atomic<bool>& stop) {
  auto writer = open_writer(options, analyzer);
  if (!writer) return writer.error();
  const std::string before = options.full ? "" : identity_of(options, analyzer);
  auto journal = Journal::open(journal_file(options), before);
  if (!journal) return journal.error();
  cleaning::LineHistory history = read_history(options);
  auto summary = Run(options, analyzer, **writer, *journal, history, rejects, stop).execute(batch);
  if (!summary || options.dry_run) return summary;
  if (auto kept = journal->commit(identity_of(options, analyzer)); !kept) return kept.error();
  if (options.clean && summary->added > 0) {
    const auto kept = write_file_atomically(history_file(options), history.encode());
    if (!kept) return kept.error();
  }
  return summary;
}

}  // namespace telusur::indexer
