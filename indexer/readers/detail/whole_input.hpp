// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "readers/byte_source.hpp"
#include "support/result.hpp"

namespace telusur::indexer::detail {

/// All bytes of an input whose format is read at once. Errors: unreadable; invalid_document for
/// more than `most` bytes, after reading no further; `where` is the name of the source.
Result<std::string> whole(ByteSource& source, std::size_t most);

}  // namespace telusur::indexer::detail
