// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace telusur::cli {

/// Automatic: where the terminal can.
enum class When : unsigned char { automatic, always, never };

/// Whether to colour what goes to `descriptor`: as chosen, else by the conventions of NO_COLOR,
/// CLICOLOR_FORCE and TERM=dumb, else when it is a terminal.
bool use_color(When choice, int descriptor);

/// Whether to make links (OSC 8) in what goes to `descriptor`: as chosen, else when it is a
/// terminal and TERM names one that shows them or ignores them (not `dumb`, not the Linux console).
bool use_hyperlinks(When choice, int descriptor);

/// `text` as a link to `url` (OSC 8, "Hyperlinks in terminal emulators"). `text` alone unless `url`
/// is an http(s) one: terminals hand it to whatever program its scheme names.
std::string hyperlink(std::string_view url, std::string_view text);

/// Columns of the terminal behind standard output; `fallback` when there is none.
std::size_t terminal_columns(std::size_t fallback);

/// Lines of the terminal behind standard output; 0 when there is none.
std::size_t terminal_lines();

/// The escape sequences of one style, all empty without colour.
struct Palette {
  std::string_view title;
  std::string_view mark;
  std::string_view detail;
  std::string_view link;
  std::string_view reset;
};

Palette palette(bool color);

}  // namespace telusur::cli
