// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "article/article.hpp"
#include "index/sorted_list.hpp"

namespace telusur::index {

/// The titles of an index, the newest first: for search as you type, which looks at them all at
/// once, or at as many as there is room for. Reading them off the stored articles would take as
/// many round trips as there are articles where these are another machine's.
struct ListedTitle {
  std::string_view title;
  std::string_view id;
  std::string_view url;
  std::optional<std::chrono::sys_seconds> published;
};

/// The entry of an article in the list; nothing when it has no title.
std::optional<ListEntry> title_entry(const article::Article& article);

/// Keeps the list in step with the documents of one writer. Holds what has changed in memory, at
/// most kMaxOpen titles, until flush(). All members may throw Xapian::Error.
class TitleLedger {
 public:
  explicit TitleLedger(Xapian::WritableDatabase& db);

  void add(const std::optional<ListEntry>& entry);
  void remove(const std::optional<ListEntry>& entry);

  /// Writes what has changed to the database.
  void flush();
  void merge_all() { list_.merge_all(); }

 private:
  static constexpr std::size_t kMaxOpen = 20'000;

  SortedListWriter list_;
  std::map<std::string, std::string> open_;
};

/// Hands out the titles of all shards, the newest first, those of a time by id and those without
/// one last, until `deliver` returns false; however the articles are split, in the same order.
/// What `deliver` gets is valid until it returns. Reads no more than it hands out, by blocks. May
/// throw Xapian::Error: call it within IndexReader::read.
void read_titles(std::span<const ListSource> shards,
                 const std::function<bool(const ListedTitle&)>& deliver);

}  // namespace telusur::index
