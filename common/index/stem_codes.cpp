// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/stem_codes.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "index/detail/coded_stems.hpp"
#include "support/bytes.hpp"

namespace telusur::index {
namespace {

constexpr unsigned kFirst = 0x80;  ///< of the 64 bytes that only go on with a character in UTF-8
constexpr unsigned kSeconds = 255;

/// From stems to codes, by open addressing; and back.
class StemCodes {
 public:
  StemCodes() {
    slots_.fill(kNone);
    ByteReader in(detail::coded_stems());
    while (!in.rest().empty() && stems_.size() < kStemCodes) {
      stems_.push_back(in.sized());
      slots_[slot_of(stems_.back())] = static_cast<std::uint16_t>(stems_.size() - 1);
    }
  }

  /// kNone for a stem without a code.
  [[nodiscard]] std::uint16_t find(std::string_view stem) const { return slots_[slot_of(stem)]; }
  [[nodiscard]] std::string_view stem(std::size_t code) const {
    return code < stems_.size() ? stems_[code] : std::string_view();
  }

  static constexpr std::uint16_t kNone = UINT16_MAX;

 private:
  /// Where the stem is, or would be.
  [[nodiscard]] std::size_t slot_of(std::string_view stem) const {
    std::size_t slot = XXH3_64bits(stem.data(), stem.size()) % kSlots;
    while (slots_[slot] != kNone && stems_[slots_[slot]] != stem)
      slot = (slot + 1) % kSlots;
    return slot;
  }

  static constexpr std::size_t kSlots = std::bit_ceil(2 * kStemCodes);
  std::vector<std::string_view> stems_;
  std::array<std::uint16_t, kSlots> slots_{};
};

const StemCodes& codes() {
  static const StemCodes kCodesOfStems;
  return kCodesOfStems;
}

}  // namespace

void append_stem(std::string& out, std::string_view stem) {
  const unsigned code = codes().find(stem);
  if (code == StemCodes::kNone) {
    out += stem;
    return;
  }
  out.push_back(static_cast<char>(kFirst + code / kSeconds));
  out.push_back(static_cast<char>(1 + code % kSeconds));
}

std::string_view stem_of(std::string_view coded) {
  if (coded.size() != 2) return coded;
  const unsigned first = static_cast<unsigned char>(coded[0]);
  const unsigned second = static_cast<unsigned char>(coded[1]);
  if (first < kFirst || first >= kFirst + 64 || second == 0) return coded;
  return codes().stem(std::size_t{first - kFirst} * kSeconds + second - 1);
}

}  // namespace telusur::index
