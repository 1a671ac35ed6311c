// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "readers/byte_source.hpp"
#include "support/result.hpp"

namespace telusur::indexer {

/// One line without its end ("\n" or "\r\n"). `text` lives until the next call.
struct Line {
  std::uint64_t number = 0;  ///< from 1
  std::string_view text;     ///< empty when too long
  bool too_long = false;     ///< longer than the limit; its bytes were skipped
};

/// Cuts a byte source into lines of at most `limit` bytes, without holding more than one. A BOM at
/// the start of the input is dropped. Not thread-safe.
class LineReader {
 public:
  LineReader(ByteSource source, std::size_t limit) : source_(std::move(source)), limit_(limit) {}

  /// The next line, or nothing at the end. Errors: unreadable, as ByteSource says.
  Result<std::optional<Line>> next();

  [[nodiscard]] const ByteSource& source() const { return source_; }

 private:
  Line finish(std::string_view text);

  ByteSource source_;
  std::size_t limit_;
  std::uint64_t number_ = 0;
  std::string_view block_;  ///< what is left of the source's last block
  std::string carried_;     ///< the start of a line that goes on in the next block
};

}  // namespace telusur::indexer
