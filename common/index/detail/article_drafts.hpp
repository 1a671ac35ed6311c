// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace telusur::index::detail {

/// What encode_article wrote for the articles of a new index, by document id, in a file: the
/// dictionary that they are stored with is learnt from some of all of them, and until then each
/// would have to be compressed in vain, by zstd and by Xapian. Memory: 16 bytes an article and one
/// write buffer. All members but the destructor, which removes the file, may throw
/// Xapian::DatabaseError. Not thread-safe.
class ArticleDrafts {
 public:
  explicit ArticleDrafts(std::filesystem::path path);
  ~ArticleDrafts();
  ArticleDrafts(const ArticleDrafts&) = delete;
  ArticleDrafts& operator=(const ArticleDrafts&) = delete;

  /// Keeps a draft, in the place of an earlier one of the same document.
  void put(Xapian::docid docid, std::string_view encoded);

  /// Empty when there is none.
  [[nodiscard]] std::string get(Xapian::docid docid);

 private:
  void write_buffer();
  [[noreturn]] void fail(const char* what) const;

  std::filesystem::path path_;
  int file_;
  std::string buffer_;         ///< the end of the file, not yet written
  std::uint64_t written_ = 0;  ///< bytes before that
  struct Place {
    std::uint64_t begin = 0;
    std::size_t size = 0;
  };
  std::vector<Place> places_;  ///< of document i + 1
};

}  // namespace telusur::index::detail
