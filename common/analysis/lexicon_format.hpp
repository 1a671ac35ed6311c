// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace telusur::analysis {

static_assert(std::endian::native == std::endian::little, "the table is stored little-endian");

/// First bytes of a compiled lexicon. After it, each starting at a multiple of 8: slots, entries,
/// form slots, forms, licences, pair priors, texts. A slot is 0 (free) or (upper 16 bits of the
/// spread hash) << 16 | (index of the entry + 1); a form slot holds 12 bits of
/// hash_of_bytes() and the place of a LexiconForm with its letters, in units of 4 bytes, plus one.
struct LexiconHeader {
  std::uint64_t magic;
  std::uint64_t digest;  ///< of all bytes after the header
  std::uint32_t slot_count;
  std::uint32_t entry_count;
  std::uint32_t form_slot_count;
  std::uint32_t form_bytes;
  std::uint32_t licence_count;
  std::uint32_t pair_count;
  std::uint32_t text_bytes;
  std::uint32_t reserved;
};
static_assert(sizeof(LexiconHeader) == 48);

/// "TLSLEX" and the number of the format.
inline constexpr std::uint64_t kLexiconMagic = 0x3330'58454C'534C54ULL;

constexpr std::size_t aligned_to_8(std::size_t bytes) {
  return (bytes + 7) / 8 * 8;
}

/// FNV-1a over words of eight bytes: 1 MB takes well under a millisecond. `bytes` are padded to 8.
inline std::uint64_t lexicon_digest(std::span<const std::byte> bytes) {
  std::uint64_t digest = 0xCBF29CE484222325ULL;
  for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + i, 8);
    digest = (digest ^ word) * 0x100000001B3ULL;
    digest ^= digest >> 29;
  }
  return digest;
}

}  // namespace telusur::analysis
