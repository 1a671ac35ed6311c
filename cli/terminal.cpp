// SPDX-License-Identifier: GPL-2.0-or-later
#include "terminal.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <iterator>

#include "safe_text.hpp"

namespace telusur::cli {
namespace {

bool set_and_not_empty(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

}  // namespace

bool use_color(When choice, int descriptor) {
  if (choice != When::automatic) return choice == When::always;
  if (set_and_not_empty("NO_COLOR")) return false;
  if (set_and_not_empty("CLICOLOR_FORCE")) return true;
  const char* term = std::getenv("TERM");
  if (term != nullptr && std::string_view(term) == "dumb") return false;
  return ::isatty(descriptor) != 0;
}

bool use_hyperlinks(When choice, int descriptor) {
  if (choice != When::automatic) return choice == When::always;
  const char* term = std::getenv("TERM");
  if (term == nullptr || std::string_view(term) == "dumb" || std::string_view(term) == "linux") {
    return false;
  }
  return ::isatty(descriptor) != 0;
}

std::string hyperlink(std::string_view url, std::string_view text) {
  if (!is_web_address(url)) return std::string(text);
  std::string target;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F) {
      target += c;
    } else {
      fmt::format_to(std::back_inserter(target), "%{:02X}", byte);
    }
  }
  return fmt::format("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", target, text);
}

std::size_t terminal_columns(std::size_t fallback) {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return fallback;
}

std::size_t terminal_lines() {
  winsize size{};
  if (::isatty(STDOUT_FILENO) == 0 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_row;
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
