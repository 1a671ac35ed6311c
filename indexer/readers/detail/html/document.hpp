// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <libxml/tree.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "support/result.hpp"

namespace telusur::indexer::detail {

/// A parsed page. libxml2's HTML parser takes any bytes, fetches nothing, and stops at 256 nested
/// elements, so everything here may recurse. Not thread-safe; different documents are independent.
class HtmlDocument {
 public:
  /// `text` is UTF-8, whatever the page declares. Errors: invalid_document, `where` empty, when
  /// there is no element or the page nests deeper than any real one.
  static Result<HtmlDocument> parse(std::string_view text);

  [[nodiscard]] const xmlNode* root() const;

 private:
  struct Free {
    void operator()(xmlDoc* document) const { ::xmlFreeDoc(document); }
  };
  explicit HtmlDocument(xmlDoc* document) : document_(document) {}

  std::unique_ptr<xmlDoc, Free> document_;
};

/// The tag in lower case; empty for what is no element.
std::string_view tag_of(const xmlNode& node);

/// The value of an attribute; empty when it is missing or has none. Valid as long as the document.
std::string_view attribute(const xmlNode& element, std::string_view name);
bool has_attribute(const xmlNode& element, std::string_view name);

/// The characters of a text or CDATA node; empty for others.
std::string_view characters(const xmlNode& node);

/// All characters below `node`, white space run together, none at the ends.
std::string text_below(const xmlNode& node);

/// Calls `visit` for every element below and including `node`, in document order; where it returns
/// false the element's children are passed over.
void for_each_element(const xmlNode& node, const std::function<bool(const xmlNode&)>& visit);

}  // namespace telusur::indexer::detail
