// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/evaluation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "support/file.hpp"

namespace telusur::search {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    if (end > 0 && !text.empty()) parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
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
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    const auto fields = split(line, '\t');
    if (fields.size() != 3) {
      return Error{ErrorCode::invalid_document, fmt::format("{}:{}", path, number),
                   fmt::format("{} fields", fields.size()),
                   "expected query id, query and comma-separated article ids, tab-separated"};
    }
    queries.push_back({fields[0], fields[1], split(fields[2], ',')});
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
