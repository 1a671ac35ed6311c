// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/layout.hpp"

namespace telusur::searchd::web {

/// What to copy, and three intranet pages with the box in them, in frames. `origin`: of this
/// server, as the reader reached it.
Page demo_page(const Wording& say, std::string_view origin, const PageQuery& query);

/// One of those pages, a whole document: `redaksi`, `kantor`, `teknik`. Nothing for another name.
std::optional<Html> demo_site(std::string_view name);

}  // namespace telusur::searchd::web
