// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/versions.hpp"

#include <xapian.h>

#include <utility>

#include "index/schema.hpp"
#include "support/bytes.hpp"

namespace telusur::index {

Versions read_versions(const Xapian::Document& document) {
  Versions versions;
  const std::string titles = document.get_value(slot::kEarlierTitles);
  ByteReader in(titles);
  while (!in.rest().empty()) {
    const std::string_view title = in.sized();
    if (in.good()) versions.earlier_titles.emplace_back(title);
  }
  const std::string changed = document.get_value(slot::kChanged);
  if (!changed.empty()) versions.changed = decode_time(changed);
  return versions;
}

void write_versions(const Versions& versions, Xapian::Document& document) {
  std::string bytes;
  for (const std::string& title : versions.earlier_titles)
    append_sized(bytes, title);
  document.add_value(slot::kEarlierTitles, bytes);  // an empty value is none
  if (versions.changed) document.add_value(slot::kChanged, encode_time(*versions.changed));
}

void carry_versions(const Xapian::Document& before, std::string_view title_before,
                    std::string_view title, std::chrono::sys_seconds now,
                    Xapian::Document& document) {
  std::vector<std::string> titles = read_versions(before).earlier_titles;
  if (title_before != title && !title_before.empty()) {
    std::erase(titles, title_before);
    titles.emplace_back(title_before);
  }
  std::erase(titles, title);  // it is called so again
  if (titles.size() > kMaxEarlierTitles) {
    titles.erase(titles.begin(), titles.end() - std::ptrdiff_t{kMaxEarlierTitles});
  }
  write_versions({std::move(titles), now}, document);
}

}  // namespace telusur::index
