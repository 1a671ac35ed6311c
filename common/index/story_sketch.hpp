// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace telusur::index {

struct TokenStreamView;

/// Which articles tell one story in the same words. Two texts are near-copies when more than
/// kCopyContainment of the shingles of the one with fewer occur in the other: containment
/// |A n B| / min(|A|, |B|) over sets of runs of kShingleWords words (Broder 1997, "On the
/// resemblance and containment of documents"; by the smaller set, so that a story cut short is
/// still a copy). It is decided in two steps: sketches, kept with the token streams, propose pairs;
/// the streams of a proposed pair decide (figures: common/index/README.md).
constexpr std::size_t kShingleWords = 5;
constexpr double kCopyContainment = 0.5;

/// Texts of fewer shingles are nobody's copies: a caption of seven words proves nothing.
constexpr std::size_t kMinShingles = 4;

/// Hash of one shingle: of the stem and form hashes of its words.
using ShingleHash = std::uint32_t;

/// The shingles of the text, ascending, each once, without those of the title. Replaces the content
/// of `shingles`, reusing its memory.
void find_shingles(const TokenStreamView& stream, std::vector<ShingleHash>& shingles);

/// Share of the smaller set that the other has too, 0..1; 0 when one is empty. Linear.
double containment(std::span<const ShingleHash> a, std::span<const ShingleHash> b);

/// True when neither is too short and the containment is above kCopyContainment. Symmetric.
bool near_copies(std::span<const ShingleHash> a, std::span<const ShingleHash> b);

/// A sample of the shingles in bounded size: those whose hash ends in `level` zero bits, the level
/// being the lowest at which they fit. That is FracMinHash (Irber et al. 2022, "Lightweight
/// compositional analysis of metagenomes with FracMinHash") with a scale per document, as in
/// adaptive sampling (Flajolet 1990): samples of two levels compare at the higher one, where both
/// are complete, so that short and long texts estimate containment alike.
class StorySketch {
 public:
  static constexpr std::size_t kMaxHashes = 32;
  static constexpr unsigned kHashBits = 20;  ///< of a ShingleHash, the lowest; also the last level

  StorySketch() = default;
  explicit StorySketch(std::span<const ShingleHash> shingles);

  [[nodiscard]] unsigned level() const { return level_; }
  [[nodiscard]] std::span<const std::uint32_t> hashes() const {
    return std::span(hashes_).first(size_);
  }

  /// How many of the sample would be in one of this level.
  [[nodiscard]] std::size_t size_at(unsigned level) const;

  /// Takes the parts of a stored sketch. False, and empty, when no sketch has such parts.
  bool assign(unsigned level, std::span<const std::uint32_t> hashes);

  bool operator==(const StorySketch& other) const;

 private:
  std::uint8_t level_ = 0;
  std::uint8_t size_ = 0;
  std::array<std::uint32_t, kMaxHashes> hashes_{};  ///< ascending, each once
};

/// Of a text without words.
inline const StorySketch kNoSketch;

/// Estimate of containment() from two sketches that have `shared` hashes in common.
double estimate_containment(const StorySketch& a, const StorySketch& b, std::size_t shared);
double estimate_containment(const StorySketch& a, const StorySketch& b);

/// An estimate from which on a pair is worth a look at its streams: low enough to miss hardly any
/// near-copy by the chance of sampling.
constexpr double kWorthALook = 0.25;

/// An estimate that needs no look, if it is of at least so many hashes: of two texts whose
/// containment is just kCopyContainment, 12 hashes have 11 in common three times in a thousand, and
/// of less alike ones never.
constexpr double kSure = 0.9;
constexpr std::size_t kSureHashes = 12;

/// What the sketches of two texts say of them, that have `shared` hashes in common.
enum class Likeness : std::uint8_t { different, unclear, near_copies };
Likeness likeness(const StorySketch& a, const StorySketch& b, std::size_t shared);

}  // namespace telusur::index
