// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "analysis/analyzer.hpp"
#include "article_source.hpp"
#include "stage_times.hpp"

namespace telusur::indexer {

/// The end of an input: everything of it has been delivered.
struct InputEnd {};

/// What the pipeline hands out, and the input it belongs to.
struct Delivery {
  std::size_t input = 0;  ///< place in the list given
  std::variant<Prepared, Skipped, InputEnd> content;
};

/// Reads inputs and makes documents of them on all cores, and hands them out in the order in which
/// they stand in the inputs, whatever thread was done first: the same inputs make the same index.
///
///     one thread: read, parse ──► a thread per core: clean, analyse ──► next(), in order
///
/// Articles under way are bounded by number and by bytes of text. Handed out in one thread.
class Pipeline {
 public:
  Pipeline(const analysis::Analyzer& analyzer, std::vector<Input> inputs, SourceOptions options,
           std::uint64_t max_text_bytes);

  /// Ends early if need be. The reading thread is left behind, not waited for: it may sit in a
  /// read() of a pipe into which nothing comes.
  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  /// The next delivery; nothing at the end, and when none has come for `patience`: finished()
  /// tells which.
  std::optional<Delivery> next(std::chrono::milliseconds patience);

  [[nodiscard]] bool finished() const;

  /// Bytes read of the inputs so far.
  [[nodiscard]] std::uint64_t bytes_read() const;

  [[nodiscard]] const StageTimes& times() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace telusur::indexer
