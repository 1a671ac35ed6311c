// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <optional>

#include "index/index_place.hpp"

namespace telusur::index {

/// When the index in a folder was last committed to, as its file system tells: a copy of it may be
/// younger. Nothing for a cluster, whose parts may be on other machines.
std::optional<std::chrono::system_clock::time_point> commit_time(const IndexPlace& place);

}  // namespace telusur::index
