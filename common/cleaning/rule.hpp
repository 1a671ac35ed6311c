// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace telusur::cleaning {

/// Bytes [begin, end) of a text that a rule takes out.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Span&) const = default;
};

/// What a boilerplate rule is: a function from a text (clean UTF-8, paragraphs divided by '\n') to
/// the parts that are not the article's own. Parts come in order and do not overlap; each is cut at
/// character boundaries. Rules are linear and would rather leave boilerplate than take a sentence.
using FindBoilerplate = std::vector<Span> (*)(std::string_view text);

/// `text` without `spans`. Where both sides would run into each other, a space, or the line end
/// that was in the span, keeps them apart.
std::string without(std::string_view text, const std::vector<Span>& spans);

}  // namespace telusur::cleaning
