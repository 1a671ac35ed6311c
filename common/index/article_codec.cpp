// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/article_codec.hpp"

#include <fmt/format.h>
#include <zdict.h>
#include <zstd.h>

#include <map>
#include <stdexcept>

#include "index/stored_article.hpp"

namespace telusur::index {
namespace {

/// On 33,000 news articles, the first 1,000 of which made the dictionary: 0.406 of the text with 64
/// KiB at level 3, 0.396 with 256 KiB, 0.373 with these at level 6, which takes four times as long
/// (40 us an article). Level 12 gains 2 % more for twice the time, a larger dictionary nothing
/// without more articles to learn from. Reading costs 4 us at any.
constexpr int kLevel = 6;
constexpr std::size_t kDictionaryBytes = 256U << 10U;

/// More than any article, with its other fields, can be: a larger size is damage.
constexpr std::uint64_t kMaxEncodedBytes = 2 * article::kMaxTextBytes;

struct Free {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  void operator()(ZSTD_CDict* dictionary) const { ZSTD_freeCDict(dictionary); }
  void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};

Error damaged(std::string_view what) {
  return {ErrorCode::index_damaged, "", fmt::format("a stored article cannot be read: {}", what),
          "rebuild the index with telusur-indexer --full"};
}

}  // namespace

std::string train_dictionary(std::span<const std::string> articles) {
  std::string samples;
  std::vector<std::size_t> sizes;
  for (const std::string& one : articles) {
    samples += one;
    sizes.push_back(one.size());
  }
  std::string dictionary(kDictionaryBytes, '\0');
  const std::size_t size =
      ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), samples.data(), sizes.data(),
                            static_cast<unsigned>(sizes.size()));
  dictionary.resize(ZDICT_isError(size) != 0 ? 0 : size);
  return dictionary;
}

struct ArticleEncoder::Zstd {
  std::unique_ptr<ZSTD_CCtx, Free> context{ZSTD_createCCtx()};
  std::unique_ptr<ZSTD_CDict, Free> dictionary;
};

ArticleEncoder::ArticleEncoder(std::string_view dictionary) : zstd_(std::make_unique<Zstd>()) {
  if (!dictionary.empty()) {
    zstd_->dictionary.reset(ZSTD_createCDict(dictionary.data(), dictionary.size(), kLevel));
  }
}

ArticleEncoder::ArticleEncoder(ArticleEncoder&&) noexcept = default;
ArticleEncoder& ArticleEncoder::operator=(ArticleEncoder&&) noexcept = default;
ArticleEncoder::~ArticleEncoder() = default;

bool ArticleEncoder::has_dictionary() const {
  return zstd_->dictionary != nullptr;
}

std::string ArticleEncoder::compress(std::string_view encoded) {
  std::string out(ZSTD_compressBound(encoded.size()), '\0');
  ZSTD_CCtx* context = zstd_->context.get();
  const std::size_t size =
      has_dictionary() ? ZSTD_compress_usingCDict(context, out.data(), out.size(), encoded.data(),
                                                  encoded.size(), zstd_->dictionary.get())
                       : ZSTD_compressCCtx(context, out.data(), out.size(), encoded.data(),
                                           encoded.size(), kLevel);
  if (ZSTD_isError(size) != 0) throw std::runtime_error(ZSTD_getErrorName(size));
  out.resize(size);
  return out;
}

struct ArticleDecoder::Zstd {
  std::unique_ptr<ZSTD_DCtx, Free> context{ZSTD_createDCtx()};
  std::map<unsigned, std::unique_ptr<ZSTD_DDict, Free>> dictionaries;
  std::string encoded;
};

ArticleDecoder::ArticleDecoder() : zstd_(std::make_unique<Zstd>()) {}
ArticleDecoder::ArticleDecoder(ArticleDecoder&&) noexcept = default;
ArticleDecoder& ArticleDecoder::operator=(ArticleDecoder&&) noexcept = default;
ArticleDecoder::~ArticleDecoder() = default;

void ArticleDecoder::add(std::string_view dictionary) {
  if (dictionary.empty()) return;
  zstd_->dictionaries[ZDICT_getDictID(dictionary.data(), dictionary.size())].reset(
      ZSTD_createDDict(dictionary.data(), dictionary.size()));
}

bool ArticleDecoder::has_dictionary() const {
  return !zstd_->dictionaries.empty();
}

Result<article::Article> ArticleDecoder::decode(std::string_view stored) const {
  const auto encoded = decompress(stored);
  if (!encoded) return encoded.error();
  return decode_article(*encoded);
}

Result<std::string_view> ArticleDecoder::decompress(std::string_view stored) const {
  const auto size = ZSTD_getFrameContentSize(stored.data(), stored.size());
  if (size == ZSTD_CONTENTSIZE_ERROR) return stored;  // not compressed
  if (size > kMaxEncodedBytes) return damaged("no article is so large");
  const unsigned id = ZSTD_getDictID_fromFrame(stored.data(), stored.size());
  const auto dictionary = zstd_->dictionaries.find(id);
  if (id != 0 && dictionary == zstd_->dictionaries.end()) return damaged("no such dictionary");
  zstd_->encoded.resize(size);
  const std::size_t read = ZSTD_decompress_usingDDict(
      zstd_->context.get(), zstd_->encoded.data(), zstd_->encoded.size(), stored.data(),
      stored.size(), id != 0 ? dictionary->second.get() : nullptr);
  if (ZSTD_isError(read) != 0) return damaged(ZSTD_getErrorName(read));
  return std::string_view(zstd_->encoded).substr(0, read);
}

}  // namespace telusur::index
