// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facet_columns.hpp"

#include <algorithm>
#include <chrono>
#include <deque>
#include <string_view>
#include <unordered_map>

#include "index/schema.hpp"
#include "search/facet_slots.hpp"
#include "search/timeline.hpp"

namespace telusur::search {
namespace {

/// Days that columns span at most: articles are of 1900..2200, so more is damage.
constexpr FacetColumns::Day kMaxDays = 400 * 366;

/// Reads one slot of all documents; keeps within `budget` bytes, which it lowers.
class ColumnBuilder {
 public:
  ColumnBuilder(FacetField field, std::size_t& budget) : field_(field), budget_(budget) {}

  /// False when the budget does not suffice.
  bool read(const Xapian::Database& db) {
    const std::uint32_t slot = slot_of(field_);
    column_.begins.reserve(std::size_t{db.get_lastdocid()} + 2);
    bool fits = spend(column_.begins.capacity() * sizeof(std::uint32_t));
    for (auto value = db.valuestream_begin(slot); fits && value != db.valuestream_end(slot);
         ++value) {
      column_.begins.resize(std::size_t{value.get_docid()} + 1, end());
      const std::string bytes = *value;
      each_value(field_, bytes, [&](std::string_view text) { fits = add(text) && fits; });
    }
    column_.begins.resize(std::size_t{db.get_lastdocid()} + 2, end());
    return fits;
  }

  FacetColumn finish() {
    std::ranges::sort(known_, [](const Known& a, const Known& b) {
      return a.key != b.key ? a.key < b.key : a.text < b.text;
    });
    std::vector<std::uint32_t> renumbered(known_.size());
    column_.spellings.reserve(known_.size());
    for (Known& known : known_) {
      renumbered[known.number] = static_cast<std::uint32_t>(column_.spellings.size());
      column_.spellings.push_back({std::move(known.text), std::move(known.key)});
    }
    for (std::uint32_t& number : column_.numbers)
      number = renumbered[number];
    column_.numbers.shrink_to_fit();
    return std::move(column_);
  }

 private:
  struct Known {
    std::string text;
    std::string key;
    std::uint32_t number = 0;
  };

  [[nodiscard]] std::uint32_t end() const {
    return static_cast<std::uint32_t>(column_.numbers.size());
  }

  bool spend(std::size_t bytes) {
    if (bytes > budget_) return false;
    budget_ -= bytes;
    return true;
  }

  bool add(std::string_view text) {
    const auto next = static_cast<std::uint32_t>(known_.size());
    const auto found = numbers_.find(text);
    if (found != numbers_.end()) {
      column_.numbers.push_back(found->second);
      return spend(sizeof(std::uint32_t));
    }
    const Known& added = known_.emplace_back(Known{std::string(text), filter_key(text), next});
    numbers_.emplace(added.text, next);
    column_.numbers.push_back(next);
    return spend(sizeof(std::uint32_t) + sizeof(Spelling) + added.text.size() + added.key.size());
  }

  FacetField field_;
  std::size_t& budget_;
  FacetColumn column_;
  std::deque<Known> known_;  ///< stays in place: `numbers_` looks at its texts
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

}  // namespace

Result<std::shared_ptr<const FacetColumns>> FacetColumns::build(
    index::IndexReader& reader, const analysis::Analyzer& /*analyzer*/) {
  return reader.read(
      [&](const Xapian::Database& db) -> Result<std::shared_ptr<const FacetColumns>> {
        auto columns = std::make_shared<FacetColumns>();
        if (!reader.is_local() || !columns->fill(db)) {
          return std::shared_ptr<const FacetColumns>();
        }
        return std::shared_ptr<const FacetColumns>(std::move(columns));
      });
}

bool FacetColumns::fill(const Xapian::Database& db) {
  std::size_t budget = kMaxBytes;
  const std::size_t days = (std::size_t{db.get_lastdocid()} + 1) * sizeof(Day);
  if (days > budget) return false;
  budget -= days;
  for (std::size_t i = 0; i < kFacetFields; ++i) {
    const auto field = static_cast<FacetField>(i);
    if (field == FacetField::month) continue;
    ColumnBuilder builder(field, budget);
    if (!builder.read(db)) return false;
    columns_[i] = builder.finish();
  }
  fill_days(db);
  return last_day_ - first_day_ < kMaxDays;
}

void FacetColumns::fill_days(const Xapian::Database& db) {
  days_.assign(std::size_t{db.get_lastdocid()} + 1, kUndated);
  for (auto value = db.valuestream_begin(index::slot::kPublished);
       value != db.valuestream_end(index::slot::kPublished); ++value) {
    const auto far = std::chrono::local_days::rep{kMaxDays};  // a damaged time may be farther
    const auto day =
        static_cast<Day>(std::clamp(jakarta_day(index::decode_time(*value)), -far, far));
    days_[value.get_docid()] = day;
    const bool first = last_day_ < first_day_;
    first_day_ = first ? day : std::min(first_day_, day);
    last_day_ = first ? day : std::max(last_day_, day);
  }
}

}  // namespace telusur::search
