// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "support/result.hpp"

namespace telusur::search {

/// A query whose right answers somebody has judged.
struct JudgedQuery {
  std::string id;
  std::string text;
  std::vector<std::string> relevant;  ///< ids of articles, each once
  std::size_t line = 0;               ///< in the file, from 1
};

/// Reads lines of tab-separated query id, query, comma-separated ids of the relevant articles;
/// blanks around each, empty lines and lines that begin with # are passed over, as is a byte order
/// mark. Errors: unreadable; invalid_document naming `file:line`, for a line with anything else
/// than three fields that all hold something, or that is no UTF-8.
Result<std::vector<JudgedQuery>> read_judged_queries(const std::string& path);

/// Quality of one ranking, or the mean of many, each 0..1. Relevance is binary.
struct Quality {
  double mrr10 = 0;   ///< 1 / rank of the first relevant article within the first ten, else 0
  double ndcg10 = 0;  ///< Järvelin & Kekäläinen 2002, gain 1, discount log2(rank + 1)
  double success1 = 0;
};

constexpr std::size_t kEvaluatedRanks = 10;

/// `ranked`: ids, best first; what comes after kEvaluatedRanks is ignored.
Quality quality_of(std::span<const std::string> ranked, const JudgedQuery& query);

/// Sums; divide by the number of queries for the mean.
Quality operator+(const Quality& a, const Quality& b);
Quality operator/(const Quality& sum, double count);

/// `mrr10=0.8950 ndcg10=0.9180 s1=0.8512`.
std::string to_string(const Quality& quality);

}  // namespace telusur::search
