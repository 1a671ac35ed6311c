// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace telusur::index {

/// In how many articles, title or text, a word stands in this very form. Articles are found by
/// stems, and their token streams tell the form, so all that an index must know of forms besides
/// is which there are and how many articles have each: for `kata*` and for spelling. That is kept
/// in metadata, 7 bytes a form, where a posting for each form of each article would take 7 bytes.
struct FormCount {
  std::string form;
  std::uint32_t articles = 0;

  bool operator==(const FormCount&) const = default;
};

/// Forms whose first so many bytes are the same are one entry of the metadata.
constexpr std::size_t kFormKeyBytes = 3;

/// Keeps the counts in step with the documents of one writer. Holds what it has counted in memory,
/// at most kMaxOpen forms, until flush(). All members may throw Xapian::Error.
class FormLedger {
 public:
  explicit FormLedger(Xapian::WritableDatabase& db) : db_(db) {}

  /// Counts an article with these forms, each once.
  void add(std::span<const std::string> forms) { count(forms, 1); }

  /// Takes back what add() counted.
  void remove(std::span<const std::string> forms) { count(forms, -1); }

  /// Writes what has changed to the database.
  void flush();

 private:
  static constexpr std::size_t kMaxOpen = 200'000;

  void count(std::span<const std::string> forms, std::int32_t by);

  Xapian::WritableDatabase& db_;
  std::unordered_map<std::string, std::int32_t> changes_;
};

/// Articles with this form: one look-up in each shard. May throw Xapian::Error, as may the other.
std::uint32_t articles_with_form(std::span<const Xapian::Database> shards, std::string_view form);

/// The forms that begin with `prefix`, in the order of their bytes. One look-up in each shard for a
/// prefix of kFormKeyBytes or more; the empty prefix reads them all, some 15,000 entries.
std::vector<FormCount> forms_beginning(std::span<const Xapian::Database> shards,
                                       std::string_view prefix);

/// The bytes of an entry; and back, as far as they are what encode_forms() writes.
std::string encode_forms(std::span<const FormCount> forms);
std::vector<FormCount> decode_forms(std::string_view bytes);

}  // namespace telusur::index
