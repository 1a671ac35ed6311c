// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace telusur::cli {

/// The command that shows long texts: $TELUSUR_PAGER, else $PAGER, else `less -FRX`. Empty when
/// one of these is set to nothing or `cat`: no pager.
std::string pager_command();

/// How many lines a terminal of `columns` needs for `text`; escape sequences take no room.
std::size_t lines_on_screen(std::string_view text, std::size_t columns);

/// Shows `text` in the pager, and returns when it is left, however early. False when there is no
/// such program: then nothing has been shown.
bool page(const std::string& command, std::string_view text);

}  // namespace telusur::cli
