// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace telusur {

/// A sentence in both languages. `{}` in the English one stands for any text, in the Indonesian one
/// for the same, in the same order, or as `{0}`, `{1}` in another.
struct Sentence {
  std::string_view english;
  std::string_view indonesian;
};

using Sentences = std::span<const Sentence>;

/// `text`, which is in English, in Indonesian; nothing where no sentence in `lists` fits all of it.
/// Of several that fit, the one with most letters of its own counts.
std::optional<std::string> in_indonesian(std::string_view text, std::span<const Sentences> lists);

}  // namespace telusur
