// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/article_id.hpp"

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

#include "support/utf8.hpp"

namespace telusur::article {

std::string content_id(const Article& article) {
  XXH3_state_t state;
  XXH3_128bits_reset(&state);
  for (const std::string* field : {&article.source, &article.title, &article.body}) {
    const std::uint64_t length = field->size();
    XXH3_128bits_update(&state, &length, sizeof length);
    XXH3_128bits_update(&state, field->data(), field->size());
  }
  const XXH128_hash_t hash = XXH3_128bits_digest(&state);
  return fmt::format("content-{:016x}{:016x}", hash.high64, hash.low64);
}

std::string bounded_id(std::string_view name) {
  std::string id = utf8::repaired(name);
  std::replace_if(
      id.begin(), id.end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; }, '_');
  if (id.size() <= kMaxIdBytes) return id;
  const std::string hash = fmt::format("~{:016x}", XXH3_64bits(name.data(), name.size()));
  id.resize(utf8::floor_boundary(id, kMaxIdBytes - hash.size()));
  return id + hash;
}

}  // namespace telusur::article
