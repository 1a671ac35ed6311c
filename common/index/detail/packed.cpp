// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/detail/packed.hpp"

#include <zstd.h>

#include <cstdint>
#include <stdexcept>

namespace telusur::index::detail {
namespace {

constexpr int kLevel = 9;

/// More than any entry of metadata can be: a larger size is damage.
constexpr std::uint64_t kMaxBytes = std::uint64_t{64} << 20U;

}  // namespace

std::string pack(std::string_view bytes) {
  if (bytes.empty()) return {};
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =
      ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), kLevel);
  if (ZSTD_isError(size) != 0) throw std::runtime_error(ZSTD_getErrorName(size));
  packed.resize(size);
  return packed;
}

std::string unpack(std::string_view packed) {
  const std::uint64_t size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (packed.empty() || size > kMaxBytes) return {};  // errors are the largest numbers
  std::string bytes(size, '\0');
  const std::size_t read =
      ZSTD_decompress(bytes.data(), bytes.size(), packed.data(), packed.size());
  if (ZSTD_isError(read) != 0 || read != size) return {};
  return bytes;
}

}  // namespace telusur::index::detail
