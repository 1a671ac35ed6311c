// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string_view>

#include "readers/formats.hpp"

namespace telusur::indexer {

/// A Markdown file with front matter, one article: YAML between lines `---` or TOML between lines
/// `+++`, as Hugo, Jekyll, Astro and others write them, its keys named as the members of NDJSON are
/// (`options.fields`); CommonMark below it, read as plain text. A first heading of the top level is
/// the title where the front matter has none. Id, source, section and date come from the path
/// (detail/page_path.hpp, and `2023-07-20-satgas.md`) where it has none. Rejected: front matter
/// that does not parse, with the line, or has a field of another type; a file without text; one
/// over 16 MiB.
std::unique_ptr<Reader> open_markdown(ByteSource source, const Input& input,
                                      const ReaderOptions& options = {});

/// Certain of front matter, never without: a README is no article.
Match match_markdown(std::string_view head);

}  // namespace telusur::indexer
