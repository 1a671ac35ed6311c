// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <optional>

#include "options.hpp"
#include "search/results.hpp"
#include "support/result.hpp"

namespace telusur::cli {

/// What was found; of a server also the answer as it came.
struct Answer {
  search::SearchResults results;
  std::optional<boost::json::object> json{};
};

/// Answers one page, of search::kMaxLimit hits at most.
using AskPage = std::function<Result<Answer>(const search::SearchRequest&)>;

/// The answer to `request`, whose limit may be that of many pages: they are asked for one after the
/// other by their cursors. Counts and the total are those of the first. Errors: those of `ask`.
Result<Answer> all_pages(const search::SearchRequest& request, const AskPage& ask);

/// Searches the index or asks the server. Errors: those of both.
Result<Answer> answer(const Options& options);

}  // namespace telusur::cli
