// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/query/tree.hpp"
#include "support/language.hpp"

namespace telusur::search {

/// What was read otherwise than it may have been meant. No query is an error; these say how it was
/// understood.
enum class NoticeCode : std::uint8_t {
  unbalanced_quote,          ///< a quote without its partner: what follows is words
  empty_phrase,              ///< quotes with no word between them: ignored
  proximity_ignored,         ///< `"a b"~5`: the phrase stays exact
  unbalanced_parenthesis,    ///< ignored
  too_deep,                  ///< parentheses below kMaxDepth: ignored
  lonely_operator,           ///< OR, AND, NOT or NEAR without operands: a word
  repeated_operator,         ///< `a OR AND b`: the second is ignored
  near_distance,             ///< outside 1..kMaxNear; `value` is the one used
  near_operand,              ///< NEAR takes words and phrases: read as AND
  empty_field,               ///< a field without a value: a word
  unknown_date,              ///< words
  reversed_dates,            ///< `2024..2023`: swapped
  empty_dates,               ///< no moment satisfies all dates: nothing can be found
  date_not_excludable,       ///< `-tanggal:2023`: words
  filter_in_alternative,     ///< a filter inside OR: holds for the whole query
  exclusion_in_alternative,  ///< `a OR -b`: holds for the whole group
  only_exclusions,           ///< nothing to look for: every article but these
  wildcard_too_short,        ///< `a*`: a word; `value` is the least length
  wildcard_misplaced,        ///< `*kata`, `ka*ta`: words
  too_many_words,            ///< dropped; `value` is kMaxWords
  too_many_values,           ///< filter values dropped; `value` is kMaxFilterValues
  too_long,                  ///< cut; `value` is kMaxQueryBytes
  date_recognized,           ///< `... pekan lalu`: read as a filter; `value` its days
  unknown_saved,             ///< `simpanan:x` where no query is saved as x: words
  many_prefix_words,  ///< `kat*` begins more words than are looked for; `value` is how many are
};

/// Stable machine name: `unbalanced_quote`.
std::string_view name(NoticeCode code);

/// The code of that name, if there is one.
std::optional<NoticeCode> parse_notice_code(std::string_view name);

struct Notice {
  NoticeCode code = NoticeCode::unbalanced_quote;
  ByteRange range;
  std::string part;   ///< the text of `range`, well-formed UTF-8, shortened
  std::string value;  ///< what the code says; may be empty

  friend bool operator==(const Notice&, const Notice&) = default;
};

/// One sentence for people, without a final full stop.
std::string message(const Notice& notice, Language language);

constexpr std::size_t kMaxNotices = 32;

/// Collects the notices of one query: at most kMaxNotices, the first of each place and code.
class NoticeList {
 public:
  explicit NoticeList(std::string_view text) : text_(text) {}

  void add(NoticeCode code, ByteRange range, std::string value = {});

  /// In the order of the text.
  [[nodiscard]] std::vector<Notice> take();

 private:
  std::string_view text_;
  std::vector<Notice> notices_;
};

}  // namespace telusur::search
