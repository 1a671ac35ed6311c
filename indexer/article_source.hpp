// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "analysis/analyzer.hpp"
#include "index/document_builder.hpp"
#include "readers/formats.hpp"
#include "readers/inputs.hpp"
#include "readers/reader.hpp"
#include "record_window.hpp"
#include "stage_times.hpp"

namespace telusur::indexer {

/// A record on its way to the index: a document, or why there is none.
struct Prepared {
  Origin origin;
  Result<index::BuiltDocument> document;
  cleaning::ArticleLines lines{};  ///< for the history, if the article is new
};

/// An input that was passed over while walking a folder, because no reader knows its format.
struct Skipped {
  std::string path;
  std::string reason;
};

/// Opens inputs one after the other and reads their records. `deliver` gets every record, an input
/// that cannot be opened as one, and returns false to stop; `skip` gets what is no article. `bytes`
/// follows the bytes read. With a `window`, which remembers lines from call to call, recurring
/// lines are gone from the records; without, these come as they are. Runs in one thread, calls back
/// in the same.
void read_records(const std::vector<Input>& inputs, const ReaderOptions& options,
                  const RecordWindow::Deliver& deliver, const std::function<void(Skipped)>& skip,
                  std::atomic<std::uint64_t>& bytes, RecordWindow* window = nullptr);

struct SourceOptions {
  ReaderOptions reader;
  bool clean = true;
  RecordWindow::Limits window{};
  std::shared_ptr<const cleaning::LineHistory> history{};  ///< of the index, as the run finds it
};

/// Turns records into documents: clean, validate, analyse. Keeps scratch memory: one preparer, one
/// thread; those of several threads may share the analyzer.
class Preparer {
 public:
  Preparer(const analysis::Analyzer& analyzer, bool clean, StageTimes& times)
      : builder_(analyzer), clean_(clean), times_(times) {}

  Prepared prepare(Record record);

 private:
  index::DocumentBuilder builder_;
  bool clean_;
  StageTimes& times_;
};

}  // namespace telusur::indexer
