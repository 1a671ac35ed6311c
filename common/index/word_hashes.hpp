// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace telusur::index {

/// What stands for a word in a token stream: a 16-bit hash of its stem and an 8-bit hash of its
/// exact form. A hash match is not proof of a word (1 in 65,536 by chance for a stem): whoever
/// shows text looks at the text.
using StemHash = std::uint16_t;
using FormHash = std::uint8_t;

StemHash stem_hash(std::string_view stem);
FormHash form_hash(std::string_view surface);

}  // namespace telusur::index
