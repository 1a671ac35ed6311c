// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "search/query_unit.hpp"

namespace telusur::search {

/// What a question asks for, as far as a text shows without being understood.
enum class AnswerKind : std::uint8_t { other, time, amount, place, who };

/// What is asked, and the words it is asked with, by their stems: `persen` in `berapa persen`,
/// which the answer stands before, and `tahun` in `tahun berapa`, which it stands behind.
struct Asked {
  AnswerKind kind = AnswerKind::other;
  std::optional<std::string> answer_before{};
  std::optional<std::string> answer_behind{};
  std::optional<std::size_t> at{};  ///< of the question word, among the words
};

/// Told by the first question word and its neighbours: `kapan`, `tahun berapa` ask for a time,
/// `berapa` for an amount, `di mana`, `kota apa` for a place, `siapa` for somebody. Words are
/// counted without overlays.
Asked asked_by(std::span<const QueryUnit> units);

}  // namespace telusur::search
