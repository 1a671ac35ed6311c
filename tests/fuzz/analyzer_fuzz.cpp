// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes through the analyzer: ranges stay inside, on boundaries, in order.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "analysis/analyzers.hpp"
#include "analysis/sentences.hpp"
#include "support/utf8.hpp"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace telusur;
  static const analysis::Analyzer analyzer = analysis::make_default_analyzer();
  static analysis::TokenBuffer buffer;
  static std::vector<std::uint32_t> sentences;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  analyze(analyzer, text, buffer);
  std::uint32_t words = 0;
  for (const analysis::Token& token : buffer.tokens()) {
    require(token.begin < token.end && token.end <= size);
    require(!token.surface.empty() && !token.stem.empty());
    require(token.surface.size() <= analysis::kMaxSurfaceBytes && utf8::valid(token.surface));
    if (is_overlay(token.kind)) {
      require(token.position + token.span <= words);
    } else {
      require(token.position == words++);
    }
  }
  require(words == buffer.words());
  analysis::find_sentences(text, sentences);
  for (const std::uint32_t start : sentences)
    require(start < size);
  return 0;
}
