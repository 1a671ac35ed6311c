// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <string>

#include "options.hpp"
#include "search/results.hpp"
#include "support/result.hpp"

namespace telusur::cli {

/// Longest wait for one step (connecting, sending, receiving), and for the name of the server.
constexpr std::chrono::seconds kRemoteTimeout{15};

/// Largest answer that is read: a hundred hits with snippets take about 200 kB.
constexpr std::size_t kMaxReplyBytes = std::size_t{16} << 20U;

/// What a server answered: read, and as it came but for `links`, which are for browsers (and the
/// last bit of a score: Boost.JSON 1.81 reads numbers to within one unit in the last place).
struct RemoteAnswer {
  search::SearchResults results;
  boost::json::object json;
};

/// Path and query of `options.request` for a searchd whose paths begin with `prefix` (no final
/// slash). What is the default is left out, so that older servers understand most searches.
std::string search_target(std::string_view prefix, const Options& options);

/// Sends the search to `options.server` (`http://host:port[/prefix]`). Blocks. Errors:
/// invalid_parameter for a URL that is none, or what the server refused (its problem's detail);
/// overloaded; network for everything on the way there and back.
Result<RemoteAnswer> search_remotely(const Options& options);

}  // namespace telusur::cli
