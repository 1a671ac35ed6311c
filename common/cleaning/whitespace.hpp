// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace telusur::cleaning {

/// One space between words, no space at line edges, no empty lines. Knows ' ' and '\n' only:
/// repaired_text() has made all other white space into these.
std::string tidy_paragraphs(std::string_view text);

/// The same on one line, for titles and short fields.
std::string tidy_line(std::string_view text);

}  // namespace telusur::cleaning
