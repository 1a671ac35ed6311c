// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/compress.hpp"

#include <brotli/encode.h>
// zlib then promises not to change what it reads.
#define ZLIB_CONST
#include <zlib.h>
#include <zstd.h>

#include <array>
#include <memory>
#include <optional>
#include <stdexcept>

#include "http/accept.hpp"

namespace telusur::http {
namespace {

// Each level is where the coder still keeps up with rendering: the next one takes at least half as
// long again for a few per cent.
constexpr int kZstdLevel = 3;
constexpr int kPackLevel = 1;
constexpr int kBrotliQuality = 3;
constexpr int kGzipLevel = 1;

std::optional<std::string> zstd(std::string_view text, int level) {
  struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  };
  // Making one takes longer than compressing a page with it.
  thread_local const std::unique_ptr<ZSTD_CCtx, Free> context(ZSTD_createCCtx());
  if (!context) return std::nullopt;
  std::string out(ZSTD_compressBound(text.size()), '\0');
  const std::size_t size =
      ZSTD_compressCCtx(context.get(), out.data(), out.size(), text.data(), text.size(), level);
  if (ZSTD_isError(size) != 0) return std::nullopt;
  out.resize(size);
  return out;
}

std::optional<std::string> zstd(std::string_view text) {
  return zstd(text, kZstdLevel);
}

std::optional<std::string> brotli(std::string_view text) {
  std::string out(BrotliEncoderMaxCompressedSize(text.size()), '\0');
  std::size_t size = out.size();
  if (BrotliEncoderCompress(kBrotliQuality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, text.size(),
                            reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                            reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_FALSE) {
    return std::nullopt;
  }
  out.resize(size);
  return out;
}

std::optional<std::string> gzip(std::string_view text) {
  constexpr int kGzipWindow = 15 + 16;  // zlib manual: 16 added to the window bits writes gzip
  constexpr int kMemory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, kGzipLevel, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    return std::nullopt;
  }
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<const Bytef*>(text.data());
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int outcome = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (outcome != Z_STREAM_END) return std::nullopt;
  return out;
}

struct Coder {
  Coding coding;
  std::string_view name;
  std::optional<std::string> (*encode)(std::string_view text);
};

constexpr std::array kCoders = {Coder{Coding::zstd, "zstd", zstd}, Coder{Coding::br, "br", brotli},
                                Coder{Coding::gzip, "gzip", gzip}};

const Coder* preferred(std::string_view accept_encoding) {
  const Coder* best = nullptr;
  int most = 0;
  for (const Coder& coder : kCoders) {
    const int weight = coding_weight(accept_encoding, coder.name);
    if (weight > most) {
      most = weight;
      best = &coder;
    }
  }
  return best;
}

}  // namespace

Coding preferred_coding(std::string_view accept_encoding) {
  const Coder* coder = preferred(accept_encoding);
  return coder == nullptr ? Coding::identity : coder->coding;
}

void compress(Response& response, std::string_view accept_encoding) {
  constexpr std::size_t kWorthIt = 1024;  // below, it all fits in one packet anyway
  if (response.body.size() < kWorthIt) return;
  const Coder* coder = preferred(accept_encoding);
  if (coder == nullptr) return;
  auto encoded = coder->encode(response.body);
  if (!encoded || encoded->size() >= response.body.size()) return;
  response.body = std::move(*encoded);
  response.with("Content-Encoding", coder->name);
}

std::optional<std::string> packed(std::string_view text) {
  auto small = zstd(text, kPackLevel);
  if (small && small->size() < text.size()) return small;
  return std::nullopt;
}

std::string unpacked(std::string_view packed) {
  struct Free {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };
  thread_local const std::unique_ptr<ZSTD_DCtx, Free> context(ZSTD_createDCtx());
  const auto bytes = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (!context || bytes == ZSTD_CONTENTSIZE_ERROR || bytes == ZSTD_CONTENTSIZE_UNKNOWN) {
    throw std::logic_error("not a packed text");
  }
  std::string text(bytes, '\0');
  const std::size_t size =
      ZSTD_decompressDCtx(context.get(), text.data(), text.size(), packed.data(), packed.size());
  if (size != text.size()) throw std::logic_error("not a packed text");
  return text;
}

}  // namespace telusur::http
