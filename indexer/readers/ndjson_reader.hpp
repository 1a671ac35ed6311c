// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "readers/formats.hpp"

namespace telusur::indexer {

/// Longest line read; JSON escapes can double the bytes of a text (article::kMaxTextBytes).
constexpr std::size_t kMaxNdjsonLineBytes = std::size_t{16} << 20U;

/// NDJSON: one JSON object (RFC 8259) a line, blank lines between them allowed. README.md lists the
/// fields and their aliases; unknown ones are ignored, null and "" mean missing, of a key given
/// twice the last counts. A record without an id takes its URL, or else a hash of source, title
/// and body, which stays the same as long as they do. Invalid UTF-8 in strings becomes U+FFFD.
/// Rejected, naming line and field: JSON that does not parse (with the byte it stops at), nesting
/// over 32 levels, a line over kMaxNdjsonLineBytes, a field of another type, a date that is none:
/// an article under a wrong date would be found by the wrong filter, so it must be seen.
std::unique_ptr<Reader> open_ndjson(ByteSource source, const Input& input);

/// Certain of a line that starts with `{"`; possible for nothing but text.
Match match_ndjson(std::string_view head);

}  // namespace telusur::indexer
