// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/detail/xml_document.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "readers/detail/text_encoding.hpp"

namespace telusur::indexer::detail {

XmlDocument parse_xml(std::string_view bytes) {
  const std::string text = decode_text(bytes, declared_charset(bytes));
  XmlDocument document{std::make_unique<pugi::xml_document>(), std::nullopt};
  const pugi::xml_parse_result result = document.tree->load_buffer(
      text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!result) {
    const auto stop = static_cast<std::ptrdiff_t>(std::min(
        static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)), text.size()));
    const auto line = std::count(text.begin(), text.begin() + stop, '\n') + 1;
    document.damage =
        Error{ErrorCode::invalid_document, "",
              fmt::format("not well-formed XML in line {}: {}", line, result.description()),
              "what comes after it was not read"};
  }
  return document;
}

}  // namespace telusur::indexer::detail
