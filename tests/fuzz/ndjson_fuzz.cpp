// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes, plain or compressed, read as NDJSON: no crash, an end, valid UTF-8, an id on all.
#include <cstdlib>

#include "readers/ndjson_reader.hpp"
#include "support/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace telusur;
  auto source = indexer::ByteSource::from_memory(
      "fuzz", std::string(reinterpret_cast<const char*>(data), size));
  if (!source) return 0;
  const auto reader = indexer::open_ndjson(std::move(*source), {});
  while (const auto record = reader->next()) {
    if (!record->article) continue;
    const article::Article& article = *record->article;
    if (article.id.empty()) std::abort();
    for (const std::string* text : {&article.id, &article.title, &article.body, &article.lead}) {
      if (!utf8::valid(*text)) std::abort();
    }
  }
  return 0;
}
