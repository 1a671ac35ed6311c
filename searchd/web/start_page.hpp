// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "search/results.hpp"
#include "web/layout.hpp"

namespace telusur::searchd::web {

/// The page without a question: the box, how to ask, and what is new. `articles`: in the index.
Page start_page(const Wording& say, std::uint64_t articles, std::span<const search::Hit> newest,
                const PageQuery& query);

}  // namespace telusur::searchd::web
