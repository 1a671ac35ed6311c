// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace telusur::index::detail {

/// Stands for an article's id where ids are many: a 128-bit hash (XXH3). That two of a thousand
/// million ids have the same is less likely than one in 10^20.
struct IdKey {
  std::uint64_t low = 0;
  std::uint64_t high = 0;

  bool operator==(const IdKey&) const = default;
};

IdKey id_key(std::string_view id);

struct IdKeyHash {
  using is_avalanching = void;
  std::size_t operator()(const IdKey& key) const { return static_cast<std::size_t>(key.low); }
};

/// What a run knows of the articles that it has met, without their ids.
template <class Value>
using IdMap = boost::unordered_flat_map<IdKey, Value, IdKeyHash>;

}  // namespace telusur::index::detail
