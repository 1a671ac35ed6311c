// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/value.hpp>
#include <string>

#include "search/results.hpp"

namespace telusur::search {

/// Number of the shape below; raised when a field changes its meaning or goes.
constexpr int kFormatVersion = 1;

/// One hit as the HTTP API and `telusur --json` give it.
boost::json::object to_json(const Hit& hit);

/// The whole answer, as the HTTP API and `telusur --json` give it.
boost::json::object to_json(const SearchResults& results);

}  // namespace telusur::search
