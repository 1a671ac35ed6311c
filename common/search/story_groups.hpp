// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "index/story_sketch.hpp"

namespace telusur::search {

/// Articles that tell one story in the same words, by their numbers in the order they were added.
/// The first is the founder; every other is a near-copy (index::near_copies) of it.
struct StoryGroup {
  boost::container::small_vector<std::uint32_t, 2> members;  ///< one, nearly always
};

/// Groups the candidates of one query, which come best first. An article joins the first group of
/// whose founder it is a near-copy, or founds one.
///
/// By founder and not by chains of likeness (union-find): a round-up contains several stories, and
/// would make one of all of them. And what was grouped stays so when more candidates come, so that
/// pages fit together. The order of candidates decides who founds; a pair of articles that are
/// near-copies of each other and of nothing else is found in every order.
///
/// Sketches are compared through an inverted map; streams are read only of pairs of which sketches
/// leave it open (index::likeness), each once. One query, one thread.
class StoryGrouper {
 public:
  /// Puts the shingles of the candidate of this number into the vector.
  using ReadShingles = std::function<void(std::uint32_t, std::vector<index::ShingleHash>&)>;

  explicit StoryGrouper(ReadShingles read);

  /// Adds the next candidate; the number of its group.
  std::size_t add(const index::StorySketch& sketch);

  [[nodiscard]] const std::vector<StoryGroup>& groups() const { return groups_; }
  [[nodiscard]] std::size_t candidates() const { return candidates_; }

  /// How many candidates had their streams read.
  [[nodiscard]] std::size_t looks() const { return looks_; }

 private:
  struct Founder {
    index::StorySketch sketch;
    std::optional<std::vector<index::ShingleHash>> shingles;  ///< once they were needed
    std::uint32_t shared = 0;  ///< hashes in common with the candidate being added
  };
  struct Entry {
    std::uint32_t hash;
    std::uint32_t founder;
    std::uint32_t next;
  };
  static constexpr unsigned kFirstBucketBits = 12;  ///< enough for the candidates of a first page
  static constexpr std::uint32_t kNone = UINT32_MAX;

  std::optional<std::size_t> find_group(const index::StorySketch& sketch);
  void count_shared(const index::StorySketch& sketch);
  void found(const index::StorySketch& sketch);
  std::uint32_t& bucket_of(std::uint32_t hash);
  void grow();

  ReadShingles read_;
  std::vector<StoryGroup> groups_;
  std::vector<Founder> founders_;  ///< as many as groups
  unsigned bucket_bits_ = kFirstBucketBits;
  std::vector<std::uint32_t> buckets_;  ///< first entry of each, or kNone
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> alike_;  ///< founders that share a hash with the candidate
  std::optional<std::vector<index::ShingleHash>> shingles_;  ///< of the candidate being added
  std::uint32_t candidates_ = 0;
  std::size_t looks_ = 0;
};

}  // namespace telusur::search
