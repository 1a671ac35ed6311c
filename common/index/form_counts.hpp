// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/sorted_list.hpp"

namespace telusur::index {

/// In how many articles, title or text, a word stands in this very form. Articles are found by
/// stems, and their token streams tell the form, so all that an index must know of forms besides
/// is which there are and how many articles have each: for `kata*` and for spelling. That is a list
/// in the metadata, 3.6 bytes a form, where a posting for each form of each article would take 7.
struct FormCount {
  std::string form;
  std::uint32_t articles = 0;

  bool operator==(const FormCount&) const = default;
};

/// Keeps the counts in step with the documents of one writer. Holds what it has counted in memory,
/// at most kMaxOpen forms, until flush(). All members may throw Xapian::Error.
class FormLedger {
 public:
  explicit FormLedger(Xapian::WritableDatabase& db);

  /// Counts an article with these forms, each once.
  void add(std::span<const std::string> forms) { count(forms, 1); }

  /// Takes back what add() counted.
  void remove(std::span<const std::string> forms) { count(forms, -1); }

  /// Writes what has changed to the database.
  void flush();
  void merge_all() { list_.merge_all(); }

 private:
  static constexpr std::size_t kMaxOpen = 100'000;

  struct Hash {
    using is_avalanching = void;
    std::size_t operator()(const std::string& form) const;
  };

  void count(std::span<const std::string> forms, std::int32_t by);

  SortedListWriter list_;
  boost::unordered_flat_map<std::string, std::int32_t, Hash> changes_;
};

/// Articles with this form. May throw Xapian::Error, as may the other.
std::uint32_t articles_with_form(std::span<const ListSource> shards, std::string_view form);

/// The forms that begin with `prefix`, in the order of their bytes.
std::vector<FormCount> forms_beginning(std::span<const ListSource> shards, std::string_view prefix);

}  // namespace telusur::index
