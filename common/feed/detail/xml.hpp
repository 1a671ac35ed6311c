// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/results.hpp"

/// What the formats of feeds share.
namespace telusur::feed::detail {

/// What XML 1.0 (2.2, "Characters") allows: control characters and noncharacters are U+FFFD.
std::string xml_text(std::string_view text);

pugi::xml_node add(pugi::xml_node parent, const char* name, std::string_view text);
void add_attribute(pugi::xml_node node, const char* name, std::string_view value);

/// `urn:x-telusur:KIND:NAME`.
std::string urn(std::string_view kind, std::string_view name);

/// Empty unless the article has an http or https URL.
std::string link_of(const article::Article& article);

/// The same in every feed: the link, or else a name made of the id.
std::string id_of(const article::Article& article);

/// Never empty.
std::string title_of(const search::Hit& hit);

/// The snippets as HTML, empty without any.
std::string summary_of(const search::Hit& hit);

/// The section, then the tags.
std::vector<std::string> categories_of(const article::Article& article);

/// The authors, or else the source.
std::vector<std::string> authors_of(const article::Article& article);

/// When the article last changed, as far as it is known.
std::optional<article::Timestamp> changed(const article::Article& article);

/// The latest of these times.
std::optional<article::Timestamp> newest(std::span<const search::Hit> hits);

std::string serialized(pugi::xml_document& document);

}  // namespace telusur::feed::detail
