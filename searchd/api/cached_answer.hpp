// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <functional>
#include <string>

#include "api/context.hpp"
#include "api/route.hpp"
#include "search/query/dates.hpp"
#include "search/searcher.hpp"

namespace telusur::searchd {

/// The moment that searches are made at: now, in steps of ten minutes. What depends on the time
/// (recency, `kemarin`, `7d`) is the same within a step, so an answer from the cache is the answer
/// that searching again would give. Days begin where a step does, in every zone of whole hours.
search::Moment search_moment();

/// What an answer is good for: a state of the index, of the dictionaries, and a moment.
std::string answer_state(const Context& context, std::string_view revision, search::Moment now);

/// An answer made by a worker.
struct FreshAnswer {
  http::Response response;
  std::uint64_t hits = 0;             ///< articles that match
  std::chrono::microseconds took{0};  ///< of the search
  bool complete = true;               ///< false: made in a hurry, and not to be given again
};

/// `body` as JSON, made with `searcher` since `begun`: complete unless shards are missing.
FreshAnswer fresh_json(search::Searcher& searcher, std::chrono::steady_clock::time_point begun,
                       const boost::json::object& body);

/// An answer, and where it is from.
struct Answer {
  http::Response response;
  std::uint64_t hits = 0;
  std::chrono::microseconds took{0};  ///< 0: from the cache, or the client's own copy
  bool found = false;                 ///< false: the search failed, or was not needed (304)
  std::string state;                  ///< what it is good for; empty: that changed meanwhile
};

using MakeAnswer = std::function<Result<FreshAnswer>(search::Searcher&)>;

/// An answer from the cache, or by calling `make` on a worker; compressed, with Server-Timing.
/// `variant`: whatever else than the arguments makes the answer another one. Errors: overloaded;
/// those of `make`.
boost::asio::awaitable<Result<Answer>> kept_or_made(const Context& context, const Call& call,
                                                    search::Moment now, std::string variant,
                                                    MakeAnswer make);

/// The same, or that the client's own copy is still good (304), or the problem; with validators.
boost::asio::awaitable<Answer> answer_cached(const Context& context, const Call& call,
                                             search::Moment now, std::string variant,
                                             MakeAnswer make);

}  // namespace telusur::searchd
