// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/detail/id_map.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace telusur::index::detail {

IdKey id_key(std::string_view id) {
  const XXH128_hash_t hash = XXH3_128bits(id.data(), id.size());
  return {hash.low64, hash.high64};
}

}  // namespace telusur::index::detail
