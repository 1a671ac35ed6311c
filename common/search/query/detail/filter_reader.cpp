// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/detail/filter_reader.hpp"

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "support/utf8.hpp"

namespace telusur::search::detail {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\v\f";

bool is_blank(char c) {
  return kBlanks.find(c) != std::string_view::npos;
}

bool is_negation(std::string_view item) {
  return item == "NOT" || item == "BUKAN";
}

/// The values of a list are alternatives whatever stands between them.
bool is_joint(std::string_view item) {
  return item == "OR" || item == "ATAU" || item == "AND" || item == "DAN";
}

std::string normalized(std::string_view value) {
  while (!value.empty() && is_blank(value.front()))
    value.remove_prefix(1);
  while (!value.empty() && is_blank(value.back()))
    value.remove_suffix(1);
  return utf8::repaired(value);
}

}  // namespace

bool FilterReader::add_values(const Lexeme& filter, bool excluded) {
  const auto field = std::get<FilterField>(filter.role);
  if (filter.form != ValueForm::quoted) return add_list(field, filter, excluded);
  const std::string_view value =
      text_.substr(filter.inner.begin, filter.inner.end - filter.inner.begin);
  if (normalized(value).empty()) return false;
  add_value(field, filter.inner, excluded);
  return true;
}

bool FilterReader::add_list(FilterField field, const Lexeme& filter, bool excluded) {
  const bool blanks_separate = filter.form == ValueForm::list;
  const std::string_view separators = blanks_separate ? "|, \t\r\n\v\f" : "|,";
  bool any = false;
  bool negated = false;
  const std::string_view text = text_.substr(0, filter.inner.end);
  std::size_t at = text.find_first_not_of(separators, filter.inner.begin);
  while (at != std::string_view::npos) {
    if (text[at] == '-') {
      negated = !negated;
      at = text.find_first_not_of(separators, at + 1);
      continue;
    }
    const bool quoted = text[at] == '"' && text.find('"', at + 1) != std::string_view::npos;
    const std::size_t begin = quoted ? at + 1 : at;
    const std::size_t end = std::min(
        quoted ? text.find('"', begin) : text.find_first_of(separators, begin), text.size());
    const std::string_view item = text.substr(begin, end - begin);
    at = text.find_first_not_of(separators, quoted ? end + 1 : end);
    if (blanks_separate && !quoted && is_joint(item)) continue;
    if (blanks_separate && !quoted && is_negation(item)) {
      negated = !negated;
      continue;
    }
    if (!normalized(item).empty()) {
      any = true;
      add_value(field, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                excluded != negated);
    }
    negated = false;
  }
  return any;
}

void FilterReader::add_value(FilterField field, ByteRange range, bool excluded) {
  std::string value = normalized(text_.substr(range.begin, range.end - range.begin));
  ValueFilter& filter = filters_[field];
  std::vector<std::string>& values = excluded ? filter.exclude : filter.include;
  if (std::ranges::find(values, value) != values.end()) return;
  if (values_ == kMaxFilterValues) {
    notices_.add(NoticeCode::too_many_values, range, std::to_string(kMaxFilterValues));
    return;
  }
  ++values_;
  values.push_back(std::move(value));
}

bool FilterReader::add_date(DateField field, ByteRange value) {
  const std::string_view text = text_.substr(value.begin, value.end - value.begin);
  const bool range = text.find("..") != std::string_view::npos;
  if (field == DateField::date || range) {
    const auto dates = read_date_range(text, now_);
    if (!dates) return false;
    if (dates->swapped) notices_.add(NoticeCode::reversed_dates, value);
    narrow(filters_, dates->period);
  } else {
    const auto moment = field == DateField::since ? read_since(text, now_) : read_until(text, now_);
    if (!moment) return false;
    narrow(filters_,
           field == DateField::since ? Period{moment, std::nullopt} : Period{std::nullopt, moment});
  }
  last_date_ = value;
  return true;
}

void FilterReader::report() {
  const Period& published = filters_.published;
  if (published.since && published.until && *published.since >= *published.until)
    notices_.add(NoticeCode::empty_dates, last_date_);
}

}  // namespace telusur::search::detail
