// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <zlib.h>
#include <zstd.h>

#include <string>
#include <string_view>

namespace telusur::test {

/// One gzip member.
inline std::string gzip(std::string_view content) {
  z_stream zlib{};
  constexpr int kGzip = 16 + MAX_WBITS;
  ::deflateInit2(&zlib, Z_BEST_SPEED, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY);
  std::string out(::deflateBound(&zlib, content.size()) + 32, '\0');
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
  zlib.avail_in = static_cast<uInt>(content.size());
  zlib.next_out = reinterpret_cast<Bytef*>(out.data());
  zlib.avail_out = static_cast<uInt>(out.size());
  ::deflate(&zlib, Z_FINISH);
  out.resize(zlib.total_out);
  ::deflateEnd(&zlib);
  return out;
}

/// One zstd frame with a checksum, as zstd(1) makes them.
inline std::string zstd(std::string_view content) {
  ZSTD_CCtx* context = ::ZSTD_createCCtx();
  ::ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  std::string out(::ZSTD_compressBound(content.size()) + 16, '\0');
  out.resize(::ZSTD_compress2(context, out.data(), out.size(), content.data(), content.size()));
  ::ZSTD_freeCCtx(context);
  return out;
}

}  // namespace telusur::test
