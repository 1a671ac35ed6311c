// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <utility>

#include "cleaning/recurring_lines.hpp"
#include "readers/reader.hpp"

namespace telusur::indexer {

/// Holds records back until it has seen what comes after them, and then takes out the lines that
/// recur across the articles of their source (rule `recurring-line`). That is how a stream that can
/// be read only once gets both bounded memory and statistics: an article is judged by all articles
/// before it and by up to kMostRecords (Limits::bytes of text) after it, as far as they come before
/// the next flush(), and by the history of the index if there is one. The outcome depends on
/// nothing but that and the order of the records. Not thread-safe.
class RecordWindow {
 public:
  static constexpr std::size_t kMostRecords = 4096;

  struct Limits {
    std::size_t bytes = std::size_t{24} << 20U;  ///< of text held back; it takes twice the memory
    std::size_t lines = cleaning::RecurringLines::kMostLines;
  };

  /// Gets every record in the order of push(), and the lines it came with; false to stop.
  using Deliver = std::function<bool(Record, cleaning::ArticleLines)>;

  explicit RecordWindow(const Limits& limits,
                        std::shared_ptr<const cleaning::LineHistory> history = nullptr)
      : most_bytes_(limits.bytes), lines_(std::move(history), limits.lines) {}

  /// Takes a record, and delivers those for which there is no more room. False once `deliver` has
  /// stopped.
  bool push(Record record, const Deliver& deliver);

  /// Delivers what is held: at the end of the inputs.
  bool flush(const Deliver& deliver);

 private:
  bool release(const Deliver& deliver);

  std::size_t most_bytes_;
  cleaning::RecurringLines lines_;
  struct Held {
    Record record;
    cleaning::ArticleLines lines;
  };
  std::deque<Held> held_;
  std::size_t held_bytes_ = 0;
};

}  // namespace telusur::indexer
