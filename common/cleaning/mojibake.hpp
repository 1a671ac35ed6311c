// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace telusur::cleaning {

/// Undoes UTF-8 that was once read as Windows-1252: `â€œ` → `“`, `Ã©` → `é`, `Â ` → space.
/// General, not a list: each run of characters above ASCII is turned back into Windows-1252 bytes,
/// and what in it is well-formed UTF-8 is taken for what it was. Conservative where real text could
/// look the same: `CAFÉ”` and `NESCAFÉ®` stay (see mojibake.cpp for the conditions). Text that went
/// through twice is repaired twice. `text` is valid UTF-8; so is the result. Linear.
std::string without_mojibake(std::string_view text);

}  // namespace telusur::cleaning
