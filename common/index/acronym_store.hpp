// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/acronym_table.hpp"
#include "index/sorted_list.hpp"

namespace telusur::index {

std::string encode_acronym(const analysis::AcronymEntry& entry);

/// Reads what encode_acronym wrote; malformed bytes read as an empty entry.
analysis::AcronymEntry decode_acronym(std::string_view bytes);

/// Keeps the counts of acronyms in step with the documents of one writer. Holds the entries it has
/// touched in memory, at most kMaxOpen, until flush(). All members may throw Xapian::Error.
class AcronymLedger {
 public:
  explicit AcronymLedger(Xapian::WritableDatabase& db);

  /// Counts the sightings of an article.
  void add(std::string_view article_id, std::span<const analysis::AcronymSighting> sightings);

  /// Takes back what was counted of an article.
  void remove(std::string_view article_id, std::span<const analysis::AcronymSighting> sightings);

  /// Writes what has changed to the database.
  void flush();
  void merge_all() { list_.merge_all(); }

 private:
  static constexpr std::size_t kMaxOpen = 50'000;

  analysis::AcronymEntry& open(const std::string& short_key);

  SortedListWriter list_;
  std::map<std::string, analysis::AcronymEntry> open_;
};

/// All short forms of an index with their counts, its shards (IndexReader::lists) together. May
/// throw Xapian::Error: call it within IndexReader::read.
analysis::AcronymTable read_acronyms(std::span<const ListSource> shards);

}  // namespace telusur::index
