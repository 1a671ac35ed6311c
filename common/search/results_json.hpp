// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/storage_ptr.hpp>
#include <boost/json/value.hpp>

#include "search/results.hpp"

namespace telusur::search {

/// Number of the shape below; raised when a field changes its meaning or goes.
constexpr int kFormatVersion = 1;

// All is allocated from `storage`: a boost::json::monotonic_resource halves the time that a page
// takes, as its hundreds of small strings are then neither allocated nor freed one by one.

/// One hit as the HTTP API and `telusur --json` give it.
boost::json::object to_json(const Hit& hit, const boost::json::storage_ptr& storage = {});

/// Why a hit is found.
boost::json::object to_json(const Explanation& explanation,
                            const boost::json::storage_ptr& storage = {});

/// How a part of a query was read, in both languages.
boost::json::object to_json(const Notice& notice, const boost::json::storage_ptr& storage = {});

/// `interpreted` of an answer: how a query was understood.
boost::json::object interpreted_json(const Query& query, bool relaxed,
                                     const boost::json::storage_ptr& storage = {});

/// The whole answer, as the HTTP API and `telusur --json` give it.
boost::json::object to_json(const SearchResults& results,
                            const boost::json::storage_ptr& storage = {});

}  // namespace telusur::search
