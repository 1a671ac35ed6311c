// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace telusur::cli {

enum class ColorChoice : unsigned char { automatic, always, never };

/// Whether to colour what goes to `descriptor`: as chosen, else by the conventions of NO_COLOR,
/// CLICOLOR_FORCE and TERM=dumb, else when it is a terminal.
bool use_color(ColorChoice choice, int descriptor);

/// Columns of the terminal behind standard output; `fallback` when there is none.
std::size_t terminal_columns(std::size_t fallback);

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
