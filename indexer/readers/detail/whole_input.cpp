// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/detail/whole_input.hpp"

#include <fmt/format.h>

namespace telusur::indexer::detail {

Result<std::string> whole(ByteSource& source, std::size_t most) {
  std::string bytes;
  for (;;) {
    const auto block = source.read();
    if (!block) return block.error();
    if (block->empty()) return bytes;
    if (bytes.size() + block->size() > most) {
      return Error{ErrorCode::invalid_document, source.name(), "the input is too long",
                   fmt::format("at most {} bytes", most)};
    }
    bytes += *block;
  }
}

}  // namespace telusur::indexer::detail
