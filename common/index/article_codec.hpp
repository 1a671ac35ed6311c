// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"

namespace telusur::index {

/// Stored articles are compressed one by one, so that one can be read alone, with zstd and a
/// dictionary trained on articles of the same index and kept in it (schema.hpp, kDictionary).
/// Each tells whether it was compressed with the dictionary.

/// So many articles make a dictionary; of more than kMostTrainingArticles a part of them.
constexpr std::size_t kTrainingArticles = 1'000;
constexpr std::size_t kMostTrainingArticles = 2'000;
constexpr std::size_t kMostOfTrainingArticle = std::size_t{4} << 10U;  ///< bytes, of its beginning

/// A dictionary from what encode_article wrote for some articles; empty when they are too few or
/// too much alike to learn from. About 0.1 s for kTrainingArticles.
std::string train_dictionary(std::span<const std::string> articles);

/// Compresses for one index. Not thread-safe.
class ArticleEncoder {
 public:
  /// With the bytes of a dictionary, or without one when they are empty.
  explicit ArticleEncoder(std::string_view dictionary);
  ArticleEncoder(ArticleEncoder&&) noexcept;
  ArticleEncoder& operator=(ArticleEncoder&&) noexcept;
  ~ArticleEncoder();

  [[nodiscard]] bool has_dictionary() const;

  /// `encoded` is what encode_article wrote.
  std::string compress(std::string_view encoded);

 private:
  struct Zstd;
  std::unique_ptr<Zstd> zstd_;
};

/// Reads the articles of one index, or of several that are searched together. Not thread-safe.
class ArticleDecoder {
 public:
  ArticleDecoder();
  ArticleDecoder(ArticleDecoder&&) noexcept;
  ArticleDecoder& operator=(ArticleDecoder&&) noexcept;
  ~ArticleDecoder();

  /// Adds the bytes of a dictionary; nothing when they are empty.
  void add(std::string_view dictionary);

  [[nodiscard]] bool has_dictionary() const;

  /// `stored` is what ArticleEncoder::compress or encode_article wrote. Errors: index_damaged.
  [[nodiscard]] Result<article::Article> decode(std::string_view stored) const;

  /// What encode_article wrote, of what ArticleEncoder::compress made of it; valid until the next
  /// call. Errors: index_damaged.
  [[nodiscard]] Result<std::string_view> decompress(std::string_view stored) const;

 private:
  struct Zstd;
  std::unique_ptr<Zstd> zstd_;
};

}  // namespace telusur::index
