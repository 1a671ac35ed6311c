// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/line_reader.hpp"

namespace telusur::indexer {

Line LineReader::finish(std::string_view text) {
  ++number_;
  if (number_ == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return Line{number_, text, false};
}

Result<std::optional<Line>> LineReader::next() {
  carried_.clear();
  bool too_long = false;
  for (bool started = false;; started = true) {
    if (block_.empty()) {
      const auto read = source_.read();
      if (!read) return read.error();
      block_ = *read;
      if (block_.empty()) {
        if (too_long) return std::optional(Line{++number_, {}, true});
        if (started) return std::optional(finish(carried_));
        return std::optional<Line>();
      }
    }
    const std::size_t end = block_.find('\n');
    const std::string_view part = block_.substr(0, end);
    block_.remove_prefix(end == std::string_view::npos ? block_.size() : end + 1);
    too_long = too_long || carried_.size() + part.size() > limit_;
    if (end == std::string_view::npos) {
      if (too_long) {
        carried_.clear();
      } else {
        carried_ += part;
      }
      continue;
    }
    if (too_long) return std::optional(Line{++number_, {}, true});
    if (carried_.empty()) return std::optional(finish(part));
    carried_ += part;
    return std::optional(finish(carried_));
  }
}

}  // namespace telusur::indexer
