// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/evaluation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "support/file.hpp"
#include "support/text_lines.hpp"
#include "support/utf8.hpp"

namespace telusur::search {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(trimmed_blanks(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// Without what is empty or was there before, which would only make the ideal ranking longer.
std::vector<std::string> ids_of(std::string_view list) {
  std::vector<std::string> ids;
  for (const std::string_view id : split(list, ',')) {
    if (!id.empty() && std::ranges::find(ids, id) == ids.end()) ids.emplace_back(id);
  }
  return ids;
}

constexpr const char* kExpected =
    "expected query id, query and comma-separated article ids, tab-separated";

/// `where`: file and line.
Result<JudgedQuery> judged_query(std::string_view line, const std::string& where) {
  const auto wrong = [&](std::string what) {
    return Error{ErrorCode::invalid_document, where, std::move(what), kExpected};
  };
  if (!utf8::valid(line)) return wrong("is not UTF-8");
  const auto fields = split(line, '\t');
  constexpr std::size_t kFields = 3;
  if (fields.size() != kFields) return wrong(fmt::format("{} fields", fields.size()));
  if (fields[0].empty()) return wrong("the query has no id");
  if (fields[1].empty()) return wrong("the query is empty");
  JudgedQuery query{std::string(fields[0]), std::string(fields[1]), ids_of(fields[2])};
  if (query.relevant.empty()) return wrong("no article is named");
  return query;
}

double discount(std::size_t rank) {
  return 1.0 / std::log2(double(rank) + 1.0);
}

double ideal_gain(std::size_t relevant) {
  double gain = 0;
  for (std::size_t rank = 1; rank <= std::min(relevant, kEvaluatedRanks); ++rank) {
    gain += discount(rank);
  }
  return gain;
}

}  // namespace

Result<std::vector<JudgedQuery>> read_judged_queries(const std::string& path) {
  const auto content = read_file(path);
  if (!content) return content.error();
  std::vector<JudgedQuery> queries;
  std::string_view rest = *content;
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (rest.starts_with(kByteOrderMark)) rest.remove_prefix(kByteOrderMark.size());
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (trimmed_blanks(line).empty() || line.starts_with('#')) continue;
    auto query = judged_query(line, fmt::format("{}:{}", path, number));
    if (!query) return query.error();
    query->line = number;
    queries.push_back(std::move(*query));
  }
  return queries;
}

Quality quality_of(std::span<const std::string> ranked, const JudgedQuery& query) {
  Quality quality;
  double gain = 0;
  for (std::size_t i = 0; i < std::min(ranked.size(), kEvaluatedRanks); ++i) {
    if (std::ranges::find(query.relevant, ranked[i]) == query.relevant.end()) continue;
    if (quality.mrr10 == 0) quality.mrr10 = 1.0 / double(i + 1);
    gain += discount(i + 1);
  }
  quality.success1 = quality.mrr10 == 1.0 ? 1.0 : 0.0;
  const double ideal = ideal_gain(query.relevant.size());
  quality.ndcg10 = ideal > 0 ? gain / ideal : 0.0;
  return quality;
}

Quality operator+(const Quality& a, const Quality& b) {
  return {a.mrr10 + b.mrr10, a.ndcg10 + b.ndcg10, a.success1 + b.success1};
}

Quality operator/(const Quality& sum, double count) {
  return {sum.mrr10 / count, sum.ndcg10 / count, sum.success1 / count};
}

std::string to_string(const Quality& quality) {
  return fmt::format("mrr10={:.4f} ndcg10={:.4f} s1={:.4f}", quality.mrr10, quality.ndcg10,
                     quality.success1);
}

}  // namespace telusur::search
