// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "search/query/lexer.hpp"
#include "search/query/notice.hpp"
#include "search/query/query.hpp"

namespace telusur::search::detail {

/// Reads the values of filters and collects them.
class FilterReader {
 public:
  FilterReader(std::string_view text, Moment now, Filters& filters, NoticeList& notices)
      : text_(text), now_(now), filters_(filters), notices_(notices) {}

  /// Adds the values of a filter by value; false when it has none. Bare values are separated by
  /// `|` and `,`, those of a list by blanks too; a minus before one excludes it.
  bool add_values(const Lexeme& filter, bool excluded);

  /// Narrows to the date in `value`; false when it is none.
  bool add_date(DateField field, ByteRange value);

  /// The last word on all dates together.
  void report();

 private:
  void add_value(FilterField field, ByteRange range, bool excluded);
  bool add_list(FilterField field, const Lexeme& filter, bool excluded);

  std::string_view text_;
  Moment now_;
  Filters& filters_;
  NoticeList& notices_;
  std::size_t values_ = 0;
  ByteRange last_date_;
};

}  // namespace telusur::search::detail
