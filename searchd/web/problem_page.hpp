// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "http/problem.hpp"
#include "web/layout.hpp"

namespace telusur::searchd::web {

/// A problem for people: what is wrong, what would be right, and the box to try again.
Page problem_page(const Wording& say, const http::Problem& problem, const PageQuery& query);

}  // namespace telusur::searchd::web
