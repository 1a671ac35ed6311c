// SPDX-License-Identifier: GPL-2.0-or-later
//
// Any bytes as words, a line each: stems are never empty, repeatable, the same through a cache, and
// explained as they are.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "analysis/indonesian_stemmer.hpp"
#include "analysis/stem_cache.hpp"

using namespace telusur::analysis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const IndonesianStemmer stemmer = embedded_stemmer();
  static StemCache cache(stemmer);
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  std::string scratch;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    const std::string stem(stemmer.stem(word, scratch));
    if (stem.empty() != word.empty()) std::abort();
    if (cache.stem(word, scratch) != stem) std::abort();
    if (stemmer.explain(word).chosen.stem != stem) std::abort();
  }
  return 0;
}
