// SPDX-License-Identifier: GPL-2.0-or-later
#include "article_store.hpp"

#include <algorithm>

#include "article/json_record.hpp"
#include "cleaning/cleaner.hpp"
#include "index/document_builder.hpp"
#include "index/sharded_index.hpp"

namespace telusur::searchd {
namespace {

using Outcome = LineReport::Outcome;

Error busy() {
  return {ErrorCode::index_busy, "", "another batch is being written", "try again in a moment"};
}

Outcome outcome_of(index::Outcome outcome) {
  switch (outcome) {
    case index::Outcome::added:
      return Outcome::added;
    case index::Outcome::updated:
      return Outcome::updated;
    case index::Outcome::unchanged:
      break;
  }
  return Outcome::unchanged;
}

/// A line that can be written.
struct Accepted {
  std::size_t report;  ///< which one is about it
  article::Article article;
};

/// Reads, cleans and checks every line.
std::vector<Accepted> read_lines(std::string_view ndjson, bool clean, BatchReport& report) {
  std::vector<Accepted> accepted;
  article::JsonRecordParser parser;
  for (std::size_t number = 1; !ndjson.empty(); ++number) {
    const std::size_t end = std::min(ndjson.find('\n'), ndjson.size());
    const std::string_view line = ndjson.substr(0, end);
    ndjson.remove_prefix(std::min(end + 1, ndjson.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    LineReport& about = report.lines.emplace_back();
    about.line = number;
    auto article = parser.parse(line);
    if (!article) {
      about.error = article.error();
      continue;
    }
    if (clean) article = cleaning::clean(std::move(*article)).article;
    about.id = article->id;
    if (const auto valid = article::validate(*article); !valid) {
      about.error = valid.error();
      continue;
    }
    accepted.push_back({report.lines.size() - 1, std::move(*article)});
  }
  return accepted;
}

}  // namespace

std::string_view name(LineReport::Outcome outcome) {
  switch (outcome) {
    case Outcome::added:
      return "added";
    case Outcome::updated:
      return "updated";
    case Outcome::unchanged:
      return "unchanged";
    case Outcome::rejected:
      break;
  }
  return "rejected";
}

Result<std::unique_ptr<index::IndexWriter>> ArticleStore::open_writer() const {
  if (!writable()) {
    return Error{ErrorCode::unwritable, "", "the index is a cluster's",
                 "write its shards with telusur-indexer, where they are"};
  }
  const bool split = index::ShardedDirectory(db_).exists();
  return split ? index::open_sharded_writer(db_, 0, analyzer_, {})
               : index::IndexWriter::open(db_, analyzer_, {});
}

Result<BatchReport> ArticleStore::put(std::string_view ndjson, const BatchOptions& options) {
  const std::unique_lock lock(writing_, std::try_to_lock);
  if (!lock) return busy();
  BatchReport report;
  const std::vector<Accepted> accepted = read_lines(ndjson, options.clean, report);
  const bool all = accepted.size() == report.lines.size();
  if (accepted.empty() || (!all && !options.partial)) return report;
  auto writer = open_writer();
  if (!writer) return writer.error();
  index::DocumentBuilder builder(analyzer_);
  for (const Accepted& one : accepted) {
    const auto outcome = (*writer)->upsert(builder.build(one.article));
    if (!outcome) return outcome.error();
    report.lines[one.report].outcome = outcome_of(*outcome);
  }
  if (auto finished = (*writer)->finish(); !finished) return finished.error();
  report.written = true;
  report.articles = (*writer)->articles();
  return report;
}

Result<bool> ArticleStore::remove(std::string_view id) {
  const std::unique_lock lock(writing_, std::try_to_lock);
  if (!lock) return busy();
  auto writer = open_writer();
  if (!writer) return writer.error();
  auto removed = (*writer)->remove(id);
  if (!removed || !*removed) return removed;
  if (auto finished = (*writer)->finish(); !finished) return finished.error();
  return true;
}

}  // namespace telusur::searchd
