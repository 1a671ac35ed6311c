// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace telusur::index::detail {

/// The documents of one generation while they are written. An index that is there is changed in
/// place. A new one is written in parts, databases of their own that are merged at the end: what
/// Xapian buffers has to be merged with what is on disk, and looked up in its buffer posting by
/// posting, so small parts and a small buffer take half the time (figures: ../README.md), and no
/// longer for each of a million articles than for each of a thousand.
///
/// Document ids are those of the whole. Everything but documents belongs into head(). Members may
/// throw Xapian::Error. Not thread-safe.
class Parts {
 public:
  /// `fresh`: in a new database at `generation`, and more in folders within it. Memory for
  /// postings not yet written is bounded by `buffer_bytes`, about.
  Parts(const std::filesystem::path& generation, bool fresh, std::uint64_t buffer_bytes);
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts();

  /// The first part: metadata is kept there.
  [[nodiscard]] Xapian::WritableDatabase& head() { return *head_; }

  [[nodiscard]] std::uint64_t count() const { return count_; }

  /// `postings`: how many distinct terms the document has.
  Xapian::docid add(const Xapian::Document& document, std::uint32_t postings);
  void replace(Xapian::docid docid, const Xapian::Document& document, std::uint32_t postings);
  void remove(Xapian::docid docid);
  [[nodiscard]] Xapian::Document get(Xapian::docid docid);

  /// Visits the ids of all documents in their order.
  void each_docid(const std::function<void(Xapian::docid)>& visit);

  /// Makes all changes durable, those to a new index for compact_to() alone.
  void commit();

  /// Merges a new index, after commit(), into one database at `target`.
  void compact_to(const std::filesystem::path& target);

 private:
  struct Part {
    Xapian::docid first = 0;
    std::string path;
  };

  Xapian::WritableDatabase& part_of(Xapian::docid docid);
  Xapian::WritableDatabase& open_part(std::size_t part);
  Xapian::WritableDatabase& last() { return last_ ? *last_ : *head_; }
  void count_postings(std::uint32_t postings);
  void start_part();

  std::filesystem::path generation_;
  bool fresh_;
  std::uint64_t buffer_bytes_;
  std::unique_ptr<Xapian::WritableDatabase> head_;
  std::unique_ptr<Xapian::WritableDatabase> last_;    ///< where documents are added; none: head_
  std::unique_ptr<Xapian::WritableDatabase> opened_;  ///< an earlier part, to change it again
  std::size_t opened_part_ = 0;
  std::vector<Part> parts_;  ///< ordered; the head first
  std::uint64_t count_ = 0;
  std::uint64_t buffered_ = 0;
  unsigned flushes_ = 0;  ///< of the last part
};

}  // namespace telusur::index::detail
