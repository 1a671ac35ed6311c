// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string_view>

#include "readers/formats.hpp"

namespace telusur::indexer {

/// JSON that is not one object a line: a list of objects, objects over several lines, one after the
/// other, or one object around a list of them (`{"status": "ok", "articles": [{…}, …]}`, as APIs
/// answer). Members as for NDJSON. Read object by object, so that a list of any length needs the
/// memory of one; an object around a list is read whole. Rejected, by number: what is no object,
/// and one over article::kMaxJsonRecordBytes. A file that stops in the middle gives its whole
/// objects, then one error.
std::unique_ptr<Reader> open_json(ByteSource source, const Input& input,
                                  const ReaderOptions& options = {});

/// Certain of a list, and of an object that goes on in the next line.
Match match_json(std::string_view head);

}  // namespace telusur::indexer
