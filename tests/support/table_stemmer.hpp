// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "analysis/analyzer.hpp"

namespace telusur::testing {

/// Stems by a table given in the test, so that no test depends on the rules of a real stemmer.
/// Words that are not in the table stay as they are.
class TableStemmer final : public analysis::Stemmer {
 public:
  using Table = std::map<std::string, std::string, std::less<>>;

  explicit TableStemmer(Table table, std::string version = "table-1")
      : table_(std::move(table)), version_(std::move(version)) {}

  std::string_view stem(std::string_view word, std::string& scratch) const override {
    const auto known = table_.find(word);
    if (known == table_.end()) return word;
    scratch = known->second;
    return scratch;
  }

  [[nodiscard]] std::string version() const override { return version_; }

 private:
  Table table_;
  std::string version_;
};

inline analysis::Analyzer table_analyzer(TableStemmer::Table table,
                                         std::string version = "table-1") {
  return analysis::Analyzer(std::make_shared<TableStemmer>(std::move(table), std::move(version)));
}

}  // namespace telusur::testing
