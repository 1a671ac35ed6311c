// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace telusur::index::detail {

/// The stems of data/frequent_words.txt, each once, in the order they come, as code_compiler has
/// found them: append_sized, one after the other.
std::string_view coded_stems();

}  // namespace telusur::index::detail
