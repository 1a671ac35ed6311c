// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "cleaning/rule.hpp"

namespace telusur::cleaning {

/// Lines at the end that name who made the article (`Reporter: Sari | Editor: Bima`, `(Ditulis oleh
/// Sari)`) and lines of rights (`Copyright © 2024 …`), as far as nothing else follows but lines of
/// their kind.
std::vector<Span> find_credits(std::string_view text);

}  // namespace telusur::cleaning
