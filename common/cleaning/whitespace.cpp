// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/whitespace.hpp"

namespace telusur::cleaning {
namespace {

std::string tidy(std::string_view text, char paragraph_end) {
  std::string out;
  out.reserve(text.size());
  char gap = '\0';  // what the white space since the last word comes to
  for (const char c : text) {
    if (c == '\n') {
      gap = paragraph_end;
    } else if (c == ' ') {
      if (gap == '\0') gap = ' ';
    } else {
      if (gap != '\0' && !out.empty()) out += gap;
      gap = '\0';
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string tidy_paragraphs(std::string_view text) {
  return tidy(text, '\n');
}

std::string tidy_line(std::string_view text) {
  return tidy(text, ' ');
}

}  // namespace telusur::cleaning
