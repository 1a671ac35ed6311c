// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "readers/formats.hpp"

namespace telusur::indexer {

/// Largest field of a row, and largest file in UTF-16, which is converted as a whole.
constexpr std::size_t kMaxCsvFieldBytes = std::size_t{16} << 20U;

/// A table as text, one article a row after the row of names, columns named as the members of
/// NDJSON are (`options.fields`), RFC 4180 quoting, divided by commas, semicolons or tabs,
/// whichever the first row has most of. Encodings: UTF-8, UTF-16 with a BOM, and Windows-1252 field
/// by field. Rows count as spreadsheets do, the names being row 1. Rejected: a table none of whose
/// columns is a title or text; by row, one with more fields than there are names, and what NDJSON
/// would be.
std::unique_ptr<Reader> open_csv(ByteSource source, const Input& input,
                                 const ReaderOptions& options = {});

/// Certain when the first line names two of our fields or more, possible for any line of several
/// fields.
Match match_csv(std::string_view head);

}  // namespace telusur::indexer
