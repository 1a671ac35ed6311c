// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "readers/formats.hpp"

namespace telusur::indexer {

/// Largest page read; the text of an article ends at half of it (article::kMaxTextBytes).
constexpr std::size_t kMaxPageBytes = std::size_t{16} << 20U;

/// A page saved as text: a line with the title, an empty line, the body. A first line that is too
/// long for a title belongs to the body. Encodings as detail/text_encoding.hpp says. The rest comes
/// from lines `Penulis: …` and `Tag: …`, from the first date in the text (`Kamis (20/7/2023)`) and
/// from the path (detail/page_path.hpp), which also makes the id.
/// Rejected: an empty file, a binary file, a page without a body.
std::unique_ptr<Reader> open_text_page(ByteSource source, const Input& input,
                                       const ReaderOptions& options = {});

/// Possible for text that is not markup.
Match match_text_page(std::string_view head);

}  // namespace telusur::indexer
