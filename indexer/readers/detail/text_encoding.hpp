// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace telusur::indexer::detail {

/// The bytes of a text file as UTF-8, without a BOM and with "\n" line ends. What decides, in
/// order: a BOM (UTF-8, UTF-16 of either order); bytes that are valid UTF-8, whatever is declared,
/// for servers claim ISO-8859-1 of everything; the charset `declared` by an HTTP header, a meta
/// element or an XML declaration, in any spelling iconv knows (ISO-8859-1 and US-ASCII are read as
/// Windows-1252, as browsers do); UTF-16 without a BOM, told by the zeros of its ASCII; else, when
/// not one multi-byte character is well formed, Windows-1252; else UTF-8 with the bad parts as
/// U+FFFD. Total.
std::string decode_text(std::string_view bytes, std::string_view declared = {});

/// True for content no text file has: a NUL (UTF-16 excepted) or more than one control character
/// in twenty.
bool looks_binary(std::string_view bytes);

/// The charset that `charset=` names in a Content-Type, `encoding=` in an XML declaration or a meta
/// element within the first 1,024 bytes; empty when none does. `head` is the start of a page or
/// feed.
std::string_view declared_charset(std::string_view head);

}  // namespace telusur::indexer::detail
