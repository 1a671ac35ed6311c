// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "support/error.hpp"

namespace telusur::indexer::detail {

/// A parsed XML file. pugixml resolves the five entities of XML and character references only:
/// entities that a document declares are left as they are written and never expanded, and nothing
/// is fetched, so that neither entity bombs nor external entities do anything.
struct XmlDocument {
  std::unique_ptr<pugi::xml_document> tree;
  std::optional<Error> damage;  ///< invalid_document: not well-formed; what came before is there
};

/// `bytes` in any encoding (text_encoding.hpp).
XmlDocument parse_xml(std::string_view bytes);

}  // namespace telusur::indexer::detail
