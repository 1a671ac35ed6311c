// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <string_view>

#include "support/result.hpp"

namespace telusur::indexer::detail {

/// What stands before the text of a Markdown file, and the text.
struct FrontMatter {
  boost::json::object fields;
  std::string_view text;
};

/// Divides a file (UTF-8, "\n" line ends) and reads its front matter: YAML scalars as strings, TOML
/// dates as RFC 3339, lists and tables as they are. Without front matter `fields` is empty. Errors:
/// invalid_document, `where` the line.
Result<FrontMatter> divide(std::string_view file);

}  // namespace telusur::indexer::detail
