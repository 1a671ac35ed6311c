// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>

namespace telusur::bench {

/// Other engines making an index of the articles in `ndjson` (id, title, body), with the text
/// stored and positions kept, in the folder `out`; each as its manual shows, then brought to its
/// smallest form. To be called in a process of its own, so that what it costs can be told.

/// SQLite's FTS5 with its default tokenizer (no stemmer knows Indonesian), then `optimize`.
void make_sqlite_index(const std::filesystem::path& ndjson, const std::filesystem::path& out);

/// Lucene++ 3 with StandardAnalyzer, then IndexWriter::optimize.
void make_lucene_index(const std::filesystem::path& ndjson, const std::filesystem::path& out);

}  // namespace telusur::bench
