// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>

#include "readers/formats.hpp"
#include "support/utf8.hpp"

namespace telusur::fuzz {

/// Any bytes read in a format: no crash, an end, valid UTF-8 in what comes out, an error that says
/// where.
inline int read_all(std::string_view format, const unsigned char* data, std::size_t size) {
  auto source = indexer::ByteSource::from_memory(
      "fuzz", std::string(reinterpret_cast<const char*>(data), size));
  if (!source) return 0;
  auto reader = indexer::open_reader(std::move(*source), {"k.example/x/2023/07/fuzz", "."},
                                     {.format = std::string(format), .fields = {}});
  if (!reader) return 0;
  // Every record takes at least a byte, or ends the input.
  std::size_t records = 0;
  while (const auto record = (*reader)->next()) {
    if (++records > size + 2) std::abort();
    if (!record->article) {
      if (record->article.error().where.empty()) std::abort();
      continue;
    }
    for (const std::string* text : {&record->article->title, &record->article->body,
                                    &record->article->lead, &record->article->id}) {
      if (!utf8::valid(*text)) std::abort();
    }
  }
  return 0;
}

}  // namespace telusur::fuzz
