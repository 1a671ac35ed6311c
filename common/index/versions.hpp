// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Document;
}

namespace telusur::index {

/// What an index knows of an article's past: it saw the article change. Stored with the document.
struct Versions {
  std::vector<std::string> earlier_titles;          ///< each once, the oldest first
  std::optional<std::chrono::sys_seconds> changed;  ///< when it was last written with changes

  bool operator==(const Versions&) const = default;
};

/// So many titles are kept, the newest of them.
constexpr std::size_t kMaxEarlierTitles = 8;

/// May throw Xapian::Error; malformed values read as none.
Versions read_versions(const Xapian::Document& document);

/// Gives a document these versions.
void write_versions(const Versions& versions, Xapian::Document& document);

/// Gives the document that takes the place of another the versions of that, and one more.
void carry_versions(const Xapian::Document& before, std::string_view title_before,
                    std::string_view title, std::chrono::sys_seconds now,
                    Xapian::Document& document);

}  // namespace telusur::index
