// SPDX-License-Identifier: GPL-2.0-or-later
//
// telusur-word-code-compiler WORDS.txt OUT.bin
// Writes the table of index/word_codes.hpp: for each word its hashes, in four bytes.
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "analysis/analyzers.hpp"
#include "index/word_codes.hpp"
#include "index/word_hashes.hpp"
#include "support/file.hpp"

namespace {

using namespace telusur;

int fail(std::string_view what) {
  fmt::print(stderr, "telusur-word-code-compiler: {}\n", what);
  return 2;
}

std::string compile(std::string_view words) {
  const analysis::Analyzer analyzer = analysis::make_default_analyzer();
  std::string scratch;
  std::string bytes;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find('\n'), words.size());
    const std::string_view word = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    if (word.empty() || word.starts_with('#')) continue;
    const index::StemHash stem = index::stem_hash(analyzer.stemmer().stem(word, scratch));
    bytes.push_back(static_cast<char>(stem & 0xFFU));
    bytes.push_back(static_cast<char>(stem >> 8U));
    bytes.push_back(static_cast<char>(index::form_hash(word)));
    bytes.push_back('\0');
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return fail("usage: telusur-word-code-compiler WORDS.txt OUT.bin");
  const auto words = read_file(argv[1]);
  if (!words) return fail(to_string(words.error()));
  const std::string table = compile(*words);
  if (table.size() != 4UL * (index::kShortCodes + index::kLongCodes)) {
    return fail(fmt::format("{} has {} words, not {}", argv[1], table.size() / 4,
                            index::kShortCodes + index::kLongCodes));
  }
  if (auto written = write_file_atomically(argv[2], table); !written) {
    return fail(to_string(written.error()));
  }
  return 0;
}
