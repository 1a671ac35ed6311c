// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>

namespace telusur::bench {

/// Writes `count` articles as NDJSON to `file`, made of those of the index `db`: first the articles
/// themselves, then as many again with the sentences of all shuffled (ShuffledSentences has the
/// caveats). Terms are as frequent, in share, as in the fewer articles.
void write_larger_news(const std::filesystem::path& db, std::size_t count,
                       const std::filesystem::path& file);

}  // namespace telusur::bench
