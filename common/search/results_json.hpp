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

/// Why a hit is found.
boost::json::object to_json(const Explanation& explanation);

/// How a part of a query was read, in both languages.
boost::json::object to_json(const Notice& notice);

/// `interpreted` of an answer: how a query was understood.
boost::json::object interpreted_json(const Query& query, bool relaxed);

/// The whole answer, as the HTTP API and `telusur --json` give it.
boost::json::object to_json(const SearchResults& results);

}  // namespace telusur::search
