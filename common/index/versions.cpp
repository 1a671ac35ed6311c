// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/versions.hpp"

#include <xapian.h>

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
  std::string bytes;
  for (const std::string& one : titles)
    append_sized(bytes, one);
  document.add_value(slot::kEarlierTitles, bytes);
  document.add_value(slot::kChanged, encode_time(now));
}

}  // namespace telusur::index
