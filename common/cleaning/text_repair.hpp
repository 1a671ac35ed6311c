// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace telusur::cleaning {

/// Text as it was meant, whatever it went through: invalid UTF-8 becomes U+FFFD, misread UTF-8 and
/// left-over character references are decoded, every kind of space becomes ' ', every kind of line
/// end '\n', and what has no shape (zero-width marks, BOMs, soft hyphens, direction marks, control
/// characters) goes. Joiners inside emoji stay. Wording and punctuation are not touched. Linear.
std::string repaired_text(std::string_view text);

}  // namespace telusur::cleaning
