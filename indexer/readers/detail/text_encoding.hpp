// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace telusur::indexer::detail {

/// The bytes of a text file as UTF-8, without a BOM and with "\n" line ends. A BOM decides (UTF-8,
/// UTF-16 of either order); else valid UTF-8 is taken as such; else, when not one multi-byte
/// character is well formed, Windows-1252; else UTF-8 with the bad parts as U+FFFD. Total.
std::string decode_text(std::string_view bytes);

/// True for content no text file has: a NUL (UTF-16 with its BOM excepted) or more than one control
/// character in twenty.
bool looks_binary(std::string_view bytes);

}  // namespace telusur::indexer::detail
