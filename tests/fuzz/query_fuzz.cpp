// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes are a query: checks that parsing keeps its promises.
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string_view>

#include "common/search/query/invariants.hpp"
#include "search/query/dates.hpp"
#include "search/query/parser.hpp"
#include "search/query/print.hpp"

namespace {

class NoStemmer final : public telusur::analysis::Stemmer {
 public:
  std::string_view stem(std::string_view word, std::string& /*scratch*/) const override {
    return word;
  }
  [[nodiscard]] std::string version() const override { return "none"; }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace telusur::search;
  static const telusur::analysis::Analyzer analyzer(std::make_shared<NoStemmer>());
  static telusur::analysis::TokenBuffer buffer;
  constexpr Moment kNow{std::chrono::seconds{1'690'190'400}};

  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const BareDates bare : {BareDates::clear, BareDates::always}) {
    const Query query = parse_query(analyzer, text, {kNow, bare}, buffer);
    const std::string broken = telusur::search::testing::Invariants::broken(query);
    if (broken.empty()) continue;
    std::cerr << broken << ": " << to_string(query) << '\n';
    std::abort();
  }
  const auto range = read_date_range(text, kNow);
  if (range && !range->period.since && !range->period.until) std::abort();
  return 0;
}
