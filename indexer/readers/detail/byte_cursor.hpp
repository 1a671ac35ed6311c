// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "readers/byte_source.hpp"

namespace telusur::indexer::detail {

/// Takes lines and counted bytes from a source, for formats that announce how long things are.
class ByteCursor {
 public:
  explicit ByteCursor(ByteSource source) : source_(std::move(source)) {}

  /// The next line without its end, at most `most` bytes of it; nothing at the end.
  Result<std::optional<std::string>> line(std::size_t most);

  /// The next `size` bytes, or as many as there are.
  Result<std::string> take(std::size_t size);

  /// Passes over `size` bytes; how many there were.
  Result<std::uint64_t> skip(std::uint64_t size);

  [[nodiscard]] const ByteSource& source() const { return source_; }

 private:
  /// True while there are bytes in block_.
  Result<bool> fill();

  ByteSource source_;
  std::string_view block_;
};

}  // namespace telusur::indexer::detail
