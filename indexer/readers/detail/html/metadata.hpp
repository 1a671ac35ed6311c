// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "readers/detail/html/document.hpp"

namespace telusur::indexer::detail {

/// What a page says about its article, as written there; empty where it says nothing.
struct Metadata {
  std::string title;
  std::string description;
  std::string url;  ///< canonical, absolute
  std::string published;
  std::string updated;
  std::string publisher;  ///< a name: `NusaTekno`
  std::string section;
  std::string language;
  std::string body;  ///< JSON-LD `articleBody`
  std::vector<std::string> authors;
  std::vector<std::string> tags;
};

/// Collects the metadata of a page, the first that says a thing counting: JSON-LD of an Article or
/// one of its subtypes (schema.org; also in a @graph or a list, and with the usual damage: trailing
/// commas, comments, raw line ends), OpenGraph and `article:*`, microdata, then <meta name>,
/// <link rel=canonical>, <time>, <title> and <html lang>.
Metadata metadata_of(const HtmlDocument& document);

/// The same from one JSON-LD script, added to `metadata`. Damaged beyond reading: nothing.
void add_json_ld(std::string_view script, Metadata& metadata);

}  // namespace telusur::indexer::detail
