// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/result.hpp"

namespace telusur::indexer {

/// How an input file was when it was read.
struct FileState {
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;  ///< since 1970
  std::uint64_t hash = 0;        ///< XXH3 of its bytes
  std::int64_t seen_ns = 0;      ///< when this was found out, since 1970

  bool operator==(const FileState&) const = default;
};

/// State of a file now, with hash 0; nothing for what is no plain file or cannot be read.
std::optional<FileState> file_stamp(const std::string& path);

/// The same with the hash, which costs reading the file.
std::optional<FileState> file_state(const std::string& path);

/// Which files an index was made of: each that was read to its end without complaint, as it was
/// then, and the ids of the articles found in it. So a file that is still the same costs a look at
/// its size and time, or at most its hash; and what a run before a crash had done is known.
///
/// It is a file beside the index, written after the index has been: when it is behind, or lost,
/// files are read again and their articles found unchanged. It is bound to the index by `identity`
/// (indexing.cpp); one that was kept for something else counts as empty. JSON lines, the later of
/// two with the same path being right; a torn last line is none.
class Journal {
 public:
  struct Entry {
    FileState state;
    std::vector<std::string> ids;
  };

  /// Errors: unreadable.
  static Result<Journal> open(std::filesystem::path file, std::string_view identity);

  [[nodiscard]] const std::map<std::string, Entry>& entries() const { return entries_; }
  [[nodiscard]] const Entry* find(const std::string& path) const;

  /// True when the file is as it was when it was read.
  [[nodiscard]] bool is_unchanged(const std::string& path) const;

  void record(const std::string& path, Entry entry);
  void forget(const std::string& path);

  /// Forgets the files in which an article was found, so that they are read again.
  void forget_article(std::string_view id);

  /// Writes what has changed, durably. Errors: unwritable.
  Result<void> commit(std::string_view identity);

 private:
  explicit Journal(std::filesystem::path file) : file_(std::move(file)) {}

  void read_line(std::string_view line);
  [[nodiscard]] std::string all(std::string_view identity) const;

  std::filesystem::path file_;
  std::string identity_;  ///< of the lines in the file
  std::map<std::string, Entry> entries_;
  std::vector<std::string> changed_;  ///< paths
  std::size_t lines_ = 0;             ///< in the file
  bool whole_ = false;                ///< the file can be appended to
};

}  // namespace telusur::indexer
