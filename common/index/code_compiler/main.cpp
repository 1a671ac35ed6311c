// SPDX-License-Identifier: GPL-2.0-or-later
//
// telusur-word-code-compiler WORDS.txt WORDS.bin STEMS.bin
// Writes the tables of index/word_codes.hpp, for each word its hashes in four bytes, and of
// index/stem_codes.hpp, the stems of these words.
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <unordered_set>

#include "analysis/analyzers.hpp"
#include "index/stem_codes.hpp"
#include "index/word_codes.hpp"
#include "index/word_hashes.hpp"
#include "support/bytes.hpp"
#include "support/file.hpp"

namespace {

using namespace telusur;

int fail(std::string_view what) {
  fmt::print(stderr, "telusur-word-code-compiler: {}\n", what);
  return 2;
}

struct Tables {
  std::string words;
  std::string stems;
};

Tables compile(std::string_view words) {
  const analysis::Analyzer analyzer = analysis::make_default_analyzer();
  std::string scratch;
  std::unordered_set<std::string> seen;
  Tables tables;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find('\n'), words.size());
    const std::string_view word = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    if (word.empty() || word.starts_with('#')) continue;
    const std::string stem(analyzer.stemmer().stem(word, scratch));
    const index::StemHash hash = index::stem_hash(stem);
    tables.words.push_back(static_cast<char>(hash & 0xFFU));
    tables.words.push_back(static_cast<char>(hash >> 8U));
    tables.words.push_back(static_cast<char>(index::form_hash(word)));
    tables.words.push_back('\0');
    if (seen.insert(stem).second) append_sized(tables.stems, stem);
  }
  return tables;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return fail("usage: telusur-word-code-compiler WORDS.txt WORDS.bin STEMS.bin");
  const auto words = read_file(argv[1]);
  if (!words) return fail(to_string(words.error()));
  const Tables tables = compile(*words);
  constexpr std::size_t kWords = index::kShortCodes + index::kLongCodes;
  static_assert(kWords <= index::kStemCodes, "every word might be a stem of its own");
  if (tables.words.size() != 4 * kWords) {
    return fail(fmt::format("{} has {} words, not {}", argv[1], tables.words.size() / 4, kWords));
  }
  for (const auto& [path, table] : {std::pair(argv[2], &tables.words), {argv[3], &tables.stems}}) {
    if (auto written = write_file_atomically(path, *table); !written) {
      return fail(to_string(written.error()));
    }
  }
  return 0;
}
