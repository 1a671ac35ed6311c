// SPDX-License-Identifier: GPL-2.0-or-later
// Any text cleaned: no crash, valid UTF-8, spans in order and on character boundaries, and text
// never becomes no text.
#include <cstdlib>

#include "cleaning/cleaner.hpp"
#include "cleaning/text_repair.hpp"
#include "cleaning/whitespace.hpp"
#include "support/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace telusur;
  const std::string input(reinterpret_cast<const char*>(data), size);

  const std::string text = cleaning::tidy_paragraphs(cleaning::repaired_text(input));
  if (!utf8::valid(text)) std::abort();
  for (const auto& rule : cleaning::boilerplate_rules()) {
    std::size_t last = 0;
    for (const cleaning::Span& span : rule.find(text)) {
      if (span.begin < last || span.end <= span.begin || span.end > text.size()) std::abort();
      if (utf8::floor_boundary(text, span.begin) != span.begin) std::abort();
      if (utf8::floor_boundary(text, span.end) != span.end) std::abort();
      last = span.end;
    }
  }

  article::Article article;
  article.body = input;
  const auto cleaned = cleaning::clean(std::move(article));
  if (!utf8::valid(cleaned.article.body)) std::abort();
  if (cleaned.article.body.empty() != text.empty()) std::abort();
  return 0;
}
