// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace telusur::bench {

enum class TypoKind : std::uint8_t { insertion, deletion, exchange, replacement, neighbour };

inline constexpr std::array kTypoKinds = {TypoKind::insertion, TypoKind::deletion,
                                          TypoKind::exchange, TypoKind::replacement,
                                          TypoKind::neighbour};

std::string_view name(TypoKind kind);

/// `word` (letters a to z) with one slip of that kind at a place chosen by `random`, the first
/// letter included; never `word` itself, unless it has one letter only (`aaaa` and exchange).
std::string with_typo(std::string_view word, TypoKind kind, std::mt19937& random);

}  // namespace telusur::bench
