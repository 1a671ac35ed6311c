// SPDX-License-Identifier: GPL-2.0-or-later
#include "run.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "analysis/analyzers.hpp"
#include "explain.hpp"
#include "folder_watcher.hpp"
#include "indexing.hpp"
#include "memory_plan.hpp"
#include "report.hpp"
#include "reshard.hpp"

namespace telusur::indexer {
namespace {

/// How long an index that another indexer is writing to is left alone, in watching.
constexpr std::chrono::milliseconds kBusyPause{300};

int fatal(const Error& error, Language language) {
  report(error, language);
  return error.code == ErrorCode::interrupted ? kExitInterrupted : kExitFatal;
}

void print(const Summary& summary, const Options& options) {
  const std::string text =
      options.json ? to_json_text(summary) + "\n" : to_text(summary, options.language);
  fmt::print("{}", text);
  std::fflush(stdout);
}

/// Folders among the inputs; the other inputs are read once.
std::vector<std::string> folders_of(const std::vector<std::string>& inputs) {
  std::vector<std::string> folders;
  for (const std::string& input : inputs) {
    std::error_code ignored;
    if (std::filesystem::is_directory(input, ignored)) folders.push_back(input);
  }
  return folders;
}

/// One batch; waits while another indexer writes. Nothing when `stop` ended it.
std::optional<Result<Summary>> index_when_free(const Options& options,
                                               const analysis::Analyzer& analyzer,
                                               const Batch& batch, Rejects& rejects,
                                               FolderWatcher& watcher,
                                               const std::atomic<bool>& stop) {
  for (;;) {
    auto summary = index_batch(options, analyzer, batch, rejects, stop);
    if (summary || summary.error().code != ErrorCode::index_busy) {
      if (stop.load() && !summary) return std::nullopt;
      return summary;
    }
    watcher.pause(kBusyPause);
    if (stop.load()) return std::nullopt;
  }
}

/// Indexes what is there, then what comes, until `stop`. What a run that was stopped or killed had
/// not finished is found again by the next: the journal does not have it.
int watch(Options options, const analysis::Analyzer& analyzer, Rejects& rejects,
          const std::atomic<bool>& stop) {
  auto watcher = FolderWatcher::open(folders_of(options.inputs));
  if (!watcher) return fatal(watcher.error(), options.language);
  const Batch all = batch_of(options.inputs);
  std::optional<Batch> batch = all;
  while (!stop.load()) {
    if (batch && (!batch->inputs.files.empty() || !batch->scope.empty())) {
      auto summary = index_when_free(options, analyzer, *batch, rejects, *watcher, stop);
      if (!summary) break;
      if (!*summary) return fatal(summary->error(), options.language);
      print(**summary, options);
      options.deletes.clear();
    }
    batch = watcher->wait(stop);
    if (batch && watcher->missed_some()) batch = batch_of(options.inputs);
  }
  return kExitAllIndexed;
}

}  // namespace

int run(const Options& options, const std::atomic<bool>& stop) {
  if (options.explain_cleaning) return explain_cleaning(options, expand_inputs(options.inputs));
  auto analyzer = analysis::make_analyzer(options.analyzer);
  if (!analyzer) return fatal(analyzer.error(), options.language);
  if (options.reshard > 0) {
    const auto split =
        reshard(options, *analyzer, plan_memory(options.max_memory).buffer_bytes, stop);
    return split ? kExitAllIndexed : fatal(split.error(), options.language);
  }
  if (options.compact) {
    const auto compacted = compact(options, *analyzer);
    return compacted ? kExitAllIndexed : fatal(compacted.error(), options.language);
  }
  auto rejects = Rejects::open(options.rejects, options.language);
  if (!rejects) return fatal(rejects.error(), options.language);
  if (options.watch) return watch(options, *analyzer, *rejects, stop);
  const Batch batch = batch_of(options.inputs);
  if (batch.inputs.files.empty() && options.deletes.empty() && !options.delete_missing) {
    for (const Error& problem : batch.inputs.problems)
      report(problem, options.language);
    return fatal({ErrorCode::unreadable, "INPUT", "there is nothing to read", ""},
                 options.language);
  }
  const auto summary = index_batch(options, *analyzer, batch, *rejects, stop);
  if (!summary) return fatal(summary.error(), options.language);
  print(*summary, options);
  return summary->rejected > 0 ? kExitSomeRejected : kExitAllIndexed;
}

}  // namespace telusur::indexer
