// SPDX-License-Identifier: GPL-2.0-or-later
#include "unseen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "support/file.hpp"

namespace telusur::cli {

namespace json = boost::json;

Result<SeenArticles> SeenArticles::open(const std::string& path) {
  SeenArticles seen;
  seen.path_ = path;
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return seen;
  const auto text = read_file(path);
  if (!text) return text.error();
  std::size_t line = 0;
  for (std::string_view rest = *text; !rest.empty();) {
    const std::string_view id = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), id.size() + 1));
    ++line;
    json::error_code fault;
    const json::value value = json::parse(json::string_view(id.data(), id.size()), fault);
    if (fault || !value.is_string()) {
      return Error{ErrorCode::invalid_document, fmt::format("{}:{}", path, line),
                   "not the id of an article", "each line is a JSON string, as --unseen writes it"};
    }
    seen.ids_.emplace_back(value.get_string());
  }
  return seen;
}

void SeenArticles::remove_from(search::SearchResults& results, json::object* json) const {
  const std::unordered_set<std::string_view> seen(ids_.begin(), ids_.end());
  std::vector<search::Hit> hits;
  json::array kept;
  const std::size_t looked_at = results.hits.size();
  for (std::size_t i = 0; i < looked_at; ++i) {
    if (seen.contains(results.hits[i].article.id)) continue;
    hits.push_back(std::move(results.hits[i]));
    if (json != nullptr) kept.push_back(std::move(json->at("hits").at(i)));
  }
  const bool all = hits.size() < looked_at || results.total.value <= looked_at;
  results.hits = std::move(hits);
  results.total = {results.hits.size(), all};
  if (json == nullptr) return;
  json->at("hits") = std::move(kept);
  json->at("total") = {{"value", results.total.value}, {"relation", all ? "eq" : "gte"}};
}

Result<void> SeenArticles::add(const search::SearchResults& results) {
  if (results.hits.empty()) return {};
  // Oldest first: what is shown first is forgotten last.
  std::transform(results.hits.rbegin(), results.hits.rend(), std::back_inserter(ids_),
                 [](const search::Hit& hit) { return hit.article.id; });
  if (ids_.size() > kMost) ids_.erase(ids_.begin(), ids_.end() - kMost);
  std::string text;
  for (const std::string& id : ids_)
    text += json::serialize(json::string(id)) + "\n";
  return write_file_atomically(path_, text);
}

}  // namespace telusur::cli
