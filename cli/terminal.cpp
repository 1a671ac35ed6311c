// SPDX-License-Identifier: GPL-2.0-or-later
#include "terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

namespace telusur::cli {
namespace {

bool set_and_not_empty(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

}  // namespace

bool use_color(ColorChoice choice, int descriptor) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  if (set_and_not_empty("NO_COLOR")) return false;
  if (set_and_not_empty("CLICOLOR_FORCE")) return true;
  const char* term = std::getenv("TERM");
  if (term != nullptr && std::string_view(term) == "dumb") return false;
  return ::isatty(descriptor) != 0;
}

std::size_t terminal_columns(std::size_t fallback) {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return fallback;
}

Palette palette(bool color) {
  if (!color) return {};
  return {.title = "\x1b[1m",
          .mark = "\x1b[1;33m",
          .detail = "\x1b[2m",
          .link = "\x1b[34m",
          .reset = "\x1b[0m"};
}

}  // namespace telusur::cli
