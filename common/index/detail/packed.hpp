// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace telusur::index::detail {

/// Metadata of more than a few bytes as a zstd frame: Xapian compresses documents but no metadata.
/// Nothing stays nothing.
std::string pack(std::string_view bytes);

/// What pack() was given; empty when `packed` is damaged.
std::string unpack(std::string_view packed);

}  // namespace telusur::index::detail
