// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "answers.hpp"
#include "options.hpp"
#include "search/related.hpp"
#include "support/result.hpp"

namespace telusur::cli {

/// Longest wait for one step (connecting, sending, receiving), and for the name of the server.
constexpr std::chrono::seconds kRemoteTimeout{15};

/// Largest answer that is read: a hundred hits with snippets take about 200 kB.
constexpr std::size_t kMaxReplyBytes = std::size_t{16} << 20U;

/// Of its header: `Link` repeats the query, percent-encoded.
constexpr std::uint32_t kMaxReplyHeaderBytes = 1U << 18U;

/// A question to a searchd.
struct RemoteRequest {
  std::string target;  ///< path and query
  std::string body{};  ///< JSON to post; empty: a GET
};

/// Path and query of the search for a searchd whose paths begin with `prefix` (no final slash).
/// What is the default is left out, so that older servers understand most searches. Where that is
/// longer than servers and proxies like, the parameters are posted as JSON. `options` has the dates
/// as typed.
RemoteRequest search_request(std::string_view prefix, const search::SearchRequest& request,
                             const Options& options);

// Each sends a question to `options.server` (`http://host:port[/prefix]`). They block. Errors:
// invalid_parameter for a URL that is none, or what the server refused (its problem's detail);
// overloaded; network for everything on the way there and back.

/// One page. The JSON is as it came but for `links`, which are for browsers (and the last bit of a
/// score: Boost.JSON 1.81 reads numbers to within one unit in the last place). A query longer than
/// search::kMaxQueryBytes is cut, with the notice that it was.
Result<Answer> search_remotely(const Options& options, const search::SearchRequest& request);

/// What `telusur suggest` prints of `options.text`.
Result<std::vector<std::string>> suggest_remotely(const Options& options);

/// Of each article id, title, URL, opening and likeness. Errors also: not_found.
Result<std::vector<search::RelatedArticle>> related_remotely(const Options& options);

}  // namespace telusur::cli
