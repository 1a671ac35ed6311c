// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace telusur::cleaning {

/// Decodes character references that a careless export left in the text: the common named ones with
/// their semicolon (`&amp;`, `&quot;`, `&nbsp;`) and numeric ones (`&#8217;`, `&#x2019;`, with the
/// Windows-1252 numbers 128..159 read as browsers do). `&amp;nbsp;` is decoded to the end. Anything
/// else (`AT&T`, `R&D;`) stays. `text` is valid UTF-8; so is the result. Linear.
std::string without_entities(std::string_view text);

}  // namespace telusur::cleaning
