// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace telusur::search {

/// What candidates are, which decides what a question's words tell: articles with titles, that
/// treat of many things, or passages of a few sentences, where nearly every word counts.
enum class TextKind : std::uint8_t { articles, passages };

/// Candidates are passages where none has a title and they have so many words on average, or fewer.
constexpr std::uint32_t kPassageWords = 120;

}  // namespace telusur::search
