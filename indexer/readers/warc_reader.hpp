// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string_view>

#include "readers/formats.hpp"

namespace telusur::indexer {

/// A web archive (WARC 0.17 to 1.1, ISO 28500): one article for each HTTP response and resource
/// that holds an HTML page, under the address and time the record gives. Other records, other media
/// types and statuses but 200 are passed over. Transfer and content codings are undone (chunked,
/// gzip; brotli is an error of its record). Record numbers count all records of the file. A file
/// that stops in the middle gives its whole records, then one error.
std::unique_ptr<Reader> open_warc(ByteSource source, const Input& input,
                                  const ReaderOptions& options = {});

/// Certain of the version line of a record.
Match match_warc(std::string_view head);

}  // namespace telusur::indexer
