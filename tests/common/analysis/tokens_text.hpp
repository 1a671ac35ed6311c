// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "analysis/analyzers.hpp"

namespace telusur::testing {

/// An analyzer that leaves words as they are: tests of tokens say nothing about stems.
inline analysis::Analyzer plain_analyzer() {
  return *analysis::make_analyzer({.stemmer = "none"});
}

/// The surfaces of a text's words, with a blank between them; overlays left out.
inline std::string words_of(std::string_view text) {
  analysis::TokenBuffer buffer;
  analyze(plain_analyzer(), text, buffer);
  std::string words;
  for (const analysis::Token& token : buffer.tokens()) {
    if (is_overlay(token.kind)) continue;
    if (!words.empty()) words += ' ';
    words += token.surface;
  }
  return words;
}

/// The overlays of a text: `kind surface@position+span`, separated by `, `.
inline std::string overlays_of(std::string_view text) {
  analysis::TokenBuffer buffer;
  analyze(plain_analyzer(), text, buffer);
  std::string overlays;
  for (const analysis::Token& token : buffer.tokens()) {
    if (!is_overlay(token.kind)) continue;
    if (!overlays.empty()) overlays += ", ";
    overlays += std::string(name(token.kind)) + ' ' + std::string(token.surface) + '@' +
                std::to_string(token.position) + '+' + std::to_string(token.span);
  }
  return overlays;
}

}  // namespace telusur::testing
