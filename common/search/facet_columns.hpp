// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "analysis/analyzer.hpp"
#include "index/index_reader.hpp"
#include "search/facets.hpp"
#include "support/result.hpp"

namespace telusur::search {

/// One spelling of a value.
struct Spelling {
  std::string text;  ///< as the articles have it
  std::string key;   ///< folded, as filters are: spellings of one value have the same
};

/// The values of a field, by document. Spellings are numbered in the order of their keys, so those
/// of one value stand together.
struct FacetColumn {
  std::vector<std::uint32_t> begins;   ///< per docid where its numbers begin; and the end of all
  std::vector<std::uint32_t> numbers;  ///< of `spellings`
  std::vector<Spelling> spellings;

  /// The numbers of a document's values; none for a document it does not have.
  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t docid) const {
    if (std::size_t{docid} + 1 >= begins.size()) return {};
    return std::span(numbers).subspan(begins[docid], begins[docid + 1] - begins[docid]);
  }
};

/// What facets and timelines count, of every document, in memory: a few bytes per value of a
/// document, and each spelling once. Made of one state of the index, then immutable: thread-safe.
class FacetColumns {
 public:
  using Day = std::int32_t;  ///< of Asia/Jakarta, since 1970
  static constexpr Day kUndated = INT32_MIN;
  static constexpr std::size_t kMaxBytes = std::size_t{256} << 20U;

  /// Null where they would take more than kMaxBytes, and where the index is several databases:
  /// within a match their documents have other numbers than outside. Errors: those of the index.
  static Result<std::shared_ptr<const FacetColumns>> build(index::IndexReader& reader,
                                                           const analysis::Analyzer& analyzer);

  /// Of a field with values of its own: any but the month, which is of the day.
  [[nodiscard]] const FacetColumn& column(FacetField field) const {
    return columns_[static_cast<std::size_t>(field)];
  }

  [[nodiscard]] Day day(std::uint32_t docid) const {
    return docid < days_.size() ? days_[docid] : kUndated;
  }
  /// The first and the last day with an article; the last is before the first if there is none.
  [[nodiscard]] Day first_day() const { return first_day_; }
  [[nodiscard]] Day last_day() const { return last_day_; }

 private:
  bool fill(const Xapian::Database& db);
  void fill_days(const Xapian::Database& db);

  std::array<FacetColumn, kFacetFields> columns_;
  std::vector<Day> days_;  ///< per docid
  Day first_day_ = 0;
  Day last_day_ = -1;
};

}  // namespace telusur::search
