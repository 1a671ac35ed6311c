// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "search/evaluation.hpp"
#include "search/searcher.hpp"

namespace telusur::bench {

/// Which articles a query set asks for.
enum class Collection : std::uint8_t { news, facqa };

/// Judged queries, with how they are to be asked.
struct QuerySet {
  std::string name;
  Collection collection = Collection::news;
  bool title = true;  ///< false: the titles are the queries, so titles must not be searched
  std::vector<search::JudgedQuery> queries;
};

/// Questions, headlines and FacQA, each as written and with inflections swapped.
std::vector<QuerySet> query_sets();

/// The first so many words of a longer text: what people type mostly.
std::string first_words(const std::string& text, std::size_t words);

/// Ids of the articles for a query text, best first.
using Ranker = std::function<std::vector<std::string>(const std::string&)>;

search::Quality mean_quality(std::span<const search::JudgedQuery> queries, const Ranker& ranker);

/// Ranks with a searcher, without snippets.
Ranker ranker_of(search::Searcher& searcher, bool title, search::Expand expand = {});

}  // namespace telusur::bench
