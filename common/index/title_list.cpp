// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/title_list.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "index/schema.hpp"
#include "support/ascii.hpp"
#include "support/bytes.hpp"

namespace telusur::index {
namespace {

/// Read one after the other, and compress best when they are large: 9 % better than 256 KiB.
constexpr ListKind kTitles{metadata::kTitles, std::size_t{1} << 20U, take_newer};

/// Of the time in a key, so that later ones come first.
std::string inverted(std::string bytes) {
  for (char& byte : bytes)
    byte = static_cast<char>(~static_cast<unsigned char>(byte));
  return bytes;
}

/// Keys are the time, then the id.
constexpr std::size_t kTimeBytes = sizeof(std::uint64_t);
constexpr std::chrono::sys_seconds kUndated = std::chrono::sys_seconds::min();

/// The first `most` words of a title as addresses have them: `judi-online-diblokir`.
std::string slug_of(std::string_view title, std::size_t most) {
  std::string slug;
  bool within = false;
  for (const char c : title) {
    const bool letter = ascii::is_letter(c) || ascii::is_digit(c);
    if (letter && !within) {
      if (most-- == 0) break;
      if (!slug.empty()) slug += '-';
    }
    if (letter) slug += ascii::lowered(c);
    within = letter;
  }
  return slug;
}

constexpr std::size_t kFewestSlugWords = 2;
constexpr std::size_t kMostSlugWords = 32;

/// Appends an address. Most repeat the title, and are half of the list otherwise: how many words of
/// it do, what stands before them and what after; or 0 and the address.
void append_url(std::string& out, std::string_view url, std::string_view title) {
  std::string slug = slug_of(title, kMostSlugWords);
  auto words = static_cast<std::size_t>(std::ranges::count(slug, '-')) + 1;
  std::size_t at = url.find(slug);
  while (at == std::string_view::npos && words > kFewestSlugWords) {
    slug.resize(slug.rfind('-'));
    --words;
    at = url.find(slug);
  }
  const bool repeats = words >= kFewestSlugWords && at != std::string_view::npos;
  append_varint(out, repeats ? words : 0);
  if (repeats) append_sized(out, url.substr(0, at));
  out += repeats ? url.substr(at + slug.size()) : url;
}

std::string read_url(ByteReader& in, std::string_view title) {
  const std::uint64_t words = in.varint();
  std::string url;
  if (words > 0) {
    url = in.sized();
    url += slug_of(title, static_cast<std::size_t>(words));
  }
  url += in.rest();
  return url;
}

/// `url` is where the address is put.
ListedTitle title_of(const std::string& key, std::string_view value, std::string& url) {
  ListedTitle title;
  ByteReader in(value);
  title.title = in.sized();
  title.url = url = read_url(in, title.title);
  title.id = std::string_view(key).substr(std::min(kTimeBytes, key.size()));
  const auto published = decode_time(inverted(key.substr(0, kTimeBytes)));
  if (published != kUndated) title.published = published;
  return title;
}

}  // namespace

std::optional<ListEntry> title_entry(const article::Article& article) {
  if (article.title.empty()) return std::nullopt;
  const auto time = article.published ? article.published->moment : kUndated;
  ListEntry entry{inverted(encode_time(time)) + article.id, ""};
  append_sized(entry.value, article.title);
  append_url(entry.value, article.url, article.title);
  return entry;
}

TitleLedger::TitleLedger(Xapian::WritableDatabase& db) : list_(db, kTitles) {}

void TitleLedger::add(const std::optional<ListEntry>& entry) {
  if (entry) open_.insert_or_assign(entry->key, entry->value);
  if (open_.size() > kMaxOpen) flush();
}

void TitleLedger::remove(const std::optional<ListEntry>& entry) {
  if (entry) open_.insert_or_assign(entry->key, "");
}

void TitleLedger::flush() {
  std::vector<ListEntry> entries;
  entries.reserve(open_.size());
  while (!open_.empty()) {
    auto node = open_.extract(open_.begin());
    entries.push_back({std::move(node.key()), std::move(node.mapped())});
  }
  list_.append(entries);
}

void read_titles(std::span<const ListSource> shards,
                 const std::function<bool(const ListedTitle&)>& deliver) {
  std::vector<SortedList> lists;
  lists.reserve(shards.size());
  for (const ListSource& shard : shards)
    lists.emplace_back(shard, kTitles).forget_replaced();
  std::vector<SortedList::Cursor> heap;
  heap.reserve(lists.size());
  for (const SortedList& list : lists) {
    heap.push_back(list.begin());
    if (!heap.back().next()) heap.pop_back();
  }
  const auto later = [](const auto& a, const auto& b) { return a.key() > b.key(); };
  std::ranges::make_heap(heap, later);
  std::string url;
  while (!heap.empty()) {
    std::ranges::pop_heap(heap, later);
    SortedList::Cursor& first = heap.back();
    if (!deliver(title_of(first.key(), first.value(), url))) return;
    if (first.next()) {
      std::ranges::push_heap(heap, later);
    } else {
      heap.pop_back();
    }
  }
}

}  // namespace telusur::index
