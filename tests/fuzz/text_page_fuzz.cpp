// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes read as a page of text: no crash, one record, valid UTF-8.
#include <cstdlib>

#include "readers/text_page_reader.hpp"
#include "support/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace telusur;
  auto source = indexer::ByteSource::from_memory(
      "fuzz", std::string(reinterpret_cast<const char*>(data), size));
  if (!source) return 0;
  const auto reader =
      indexer::open_text_page(std::move(*source), {"a.example/x/2023/07/fuzz.txt", {}});
  const auto record = reader->next();
  if (!record || reader->next()) std::abort();
  if (record->article && !(utf8::valid(record->article->title) &&
                           utf8::valid(record->article->body) && !record->article->body.empty())) {
    std::abort();
  }
  return 0;
}
