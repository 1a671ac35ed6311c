// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace telusur::search {

/// Most code points of an opening, without its ellipsis.
constexpr std::size_t kMaxOpening = 90;

/// The beginning of a text on one line, whole words where there are any: what stands for the title
/// of an article without one. Ends in an ellipsis where the paragraph goes on. Well-formed UTF-8.
std::string opening(std::string_view text);

}  // namespace telusur::search
