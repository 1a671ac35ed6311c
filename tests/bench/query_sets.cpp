// SPDX-License-Identifier: GPL-2.0-or-later
#include "query_sets.hpp"

#include "inflections.hpp"
#include "shared_data.hpp"

namespace telusur::bench {

std::vector<QuerySet> query_sets() {
  const auto read = [](const char* name, const char* file, Collection collection, bool title) {
    return QuerySet{name, collection, title,
                    must(search::read_judged_queries(shared_file(file).string()))};
  };
  const std::vector<QuerySet> as_written = {
      read("questions", "questions.tsv", Collection::news, true),
      read("headlines", "headlines.tsv", Collection::news, false),
      read("facqa", "facqa/questions.tsv", Collection::facqa, true),
  };
  const InflectionSwapper swapper(read_gold(shared_file("lemmas.tsv")));
  std::vector<QuerySet> sets = as_written;
  for (const QuerySet& set : as_written) {
    sets.push_back(
        {set.name + " swapped", set.collection, set.title, swapper.swapped(set.queries)});
  }
  return sets;
}

std::string first_words(const std::string& text, std::size_t words) {
  std::size_t end = 0;
  for (std::size_t word = 0; word < words && end != std::string::npos; ++word)
    end = text.find(' ', end + 1);
  return text.substr(0, end);
}

search::Quality mean_quality(std::span<const search::JudgedQuery> queries, const Ranker& ranker) {
  search::Quality sum;
  for (const search::JudgedQuery& query : queries)
    sum = sum + search::quality_of(ranker(query.text), query);
  return sum / static_cast<double>(queries.size());
}

Ranker ranker_of(search::Searcher& searcher, bool title, search::Expand expand) {
  return [&searcher, title, expand](const std::string& query) {
    search::SearchRequest request;
    request.query = query;
    request.limit = search::kEvaluatedRanks;
    request.snippets = 0;
    request.title = title;
    request.expand = expand;
    request.recency = false;
    request.group = false;  // judges name articles, not stories
    std::vector<std::string> ids;
    for (const search::Hit& hit : must(searcher.search(request)).hits)
      ids.push_back(hit.article.id);
    return ids;
  };
}

}  // namespace telusur::bench
