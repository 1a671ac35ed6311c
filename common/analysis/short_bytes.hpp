// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace telusur::analysis {

// Words are short: comparing and hashing them by calls of the C library costs more than the work.
// Here both are a few loads, which overlap where the length is no multiple of eight.

inline std::uint64_t load_8(const char* bytes) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes, 8);
  return value;
}
inline std::uint32_t load_4(const char* bytes) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes, 4);
  return value;
}

/// The bytes of a text of less than 8, distinct for distinct texts of one length.
inline std::uint64_t load_less_than_8(const char* bytes, std::size_t count) {
  if (count >= 4) {
    return load_4(bytes) | std::uint64_t{load_4(bytes + count - 4)} << 32;
  }
  if (count == 0) return 0;
  const auto at = [&](std::size_t i) {
    return std::uint64_t{static_cast<unsigned char>(bytes[i])};
  };
  return at(0) | at(count / 2) << 8 | at(count - 1) << 16;
}

/// Whether two texts of `count` bytes are the same.
inline bool same_bytes(const char* a, const char* b, std::size_t count) {
  if (count < 8) return load_less_than_8(a, count) == load_less_than_8(b, count);
  for (std::size_t i = 0; i + 8 <= count; i += 8) {
    if (load_8(a + i) != load_8(b + i)) return false;
  }
  return load_8(a + count - 8) == load_8(b + count - 8);
}

/// A hash of a short text; all bits are good.
inline std::uint64_t hash_of_bytes(const char* bytes, std::size_t count) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15ULL;
  std::uint64_t hash = count * kFactor;
  const auto mix = [&](std::uint64_t value) {
    hash = (hash ^ value) * kFactor;
    hash ^= hash >> 32;
  };
  if (count < 8) {
    mix(load_less_than_8(bytes, count));
  } else {
    for (std::size_t at = 0; at + 8 < count; at += 8)
      mix(load_8(bytes + at));
    mix(load_8(bytes + count - 8));
  }
  hash *= kFactor;
  return hash ^ (hash >> 32);
}

}  // namespace telusur::analysis
