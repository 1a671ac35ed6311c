// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "article/json_record.hpp"
#include "readers/formats.hpp"

namespace telusur::indexer {

/// Longest line read.
constexpr std::size_t kMaxNdjsonLineBytes = article::kMaxJsonRecordBytes;

/// NDJSON: one JSON object (RFC 8259) a line, read by article::JsonRecordParser, blank lines
/// between them allowed. Rejected, naming line and member: what the parser rejects, and a line over
/// kMaxNdjsonLineBytes.
std::unique_ptr<Reader> open_ndjson(ByteSource source, const Input& input,
                                    const ReaderOptions& options = {});

/// Certain of a line that starts with `{"`; possible for nothing but text.
Match match_ndjson(std::string_view head);

}  // namespace telusur::indexer
