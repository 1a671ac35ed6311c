// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/timestamp.hpp"
#include "support/result.hpp"

namespace telusur::article {

/// One news article as plain text. All strings are UTF-8 without markup; paragraphs of `body` are
/// separated by '\n'. A reader fills what its format knows and leaves the rest empty.
struct Article {
  std::string id;     ///< stable and unique within an index; the key of an upsert
  std::string title;  ///< may be empty: some feeds have none
  std::string lead;   ///< a summary given by the source; empty: the first paragraph serves
  std::string body;
  std::optional<Timestamp> published;
  std::optional<Timestamp> updated;
  std::string source;   ///< who published it, preferably a host: `tekno.kabartekno.example`
  std::string section;  ///< the rubric: `kebijakan`
  std::vector<std::string> authors;
  std::vector<std::string> tags;
  std::string url;
  std::string language = "id";  ///< BCP 47 primary subtag

  bool operator==(const Article&) const = default;
};

constexpr std::size_t kMaxIdBytes = 200;  ///< Xapian terms end at 245 bytes
constexpr std::size_t kMaxTitleBytes = 4096;
constexpr std::size_t kMaxTextBytes = 8U << 20U;  ///< title, lead and body together
constexpr std::size_t kMaxFieldBytes = 200;       ///< source, section, an author, a tag
constexpr std::size_t kMaxListItems = 64;         ///< authors or tags

/// Of title, lead and body.
std::size_t text_bytes(const Article& article);

/// Checks what every index needs: an id, some text, and sizes within the limits above.
/// Errors: invalid_document, `where` naming the field, for the caller to prefix with file and
/// record.
Result<void> validate(const Article& article);

/// 64-bit fingerprint of everything an index keeps of the article: equal articles have equal
/// fingerprints, so an unchanged article need not be indexed again.
std::uint64_t fingerprint(const Article& article);

}  // namespace telusur::article
