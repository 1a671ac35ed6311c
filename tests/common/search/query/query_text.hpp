// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "search/query/parser.hpp"
#include "search/query/print.hpp"

namespace telusur::search::testing {

/// 2023-07-24 (a Monday) 16:20 in Jakarta.
constexpr Moment kNow{std::chrono::sys_days{std::chrono::year{2023} / 7 / 24} +
                      std::chrono::hours{9} + std::chrono::minutes{20}};

/// Knows two words, so that trees show what is stemmed without depending on any stemmer's rules.
class TwoWordStemmer final : public analysis::Stemmer {
 public:
  std::string_view stem(std::string_view word, std::string& /*scratch*/) const override {
    if (word == "peretasan") return "retas";
    if (word == "diblokir") return "blokir";
    return word;
  }

  [[nodiscard]] std::string version() const override { return "two-words"; }
};

inline Query parsed(std::string_view text, BareDates bare_dates = BareDates::clear) {
  static const analysis::Analyzer analyzer(std::make_shared<TwoWordStemmer>());
  static analysis::TokenBuffer buffer;
  return parse_query(analyzer, text, {kNow, bare_dates}, buffer);
}

inline std::string understood(std::string_view text, BareDates bare_dates = BareDates::clear) {
  return to_string(parsed(text, bare_dates));
}

/// A row of a table of queries.
struct QueryRow {
  std::string_view text;
  std::string_view tree;
};

}  // namespace telusur::search::testing
