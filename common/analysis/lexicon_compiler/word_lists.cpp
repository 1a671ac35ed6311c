// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/lexicon_compiler/word_lists.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "analysis/affixes.hpp"
#include "analysis/lexicon_compiler/hunspell.hpp"

namespace telusur::analysis {

namespace {

Result<std::string> read_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return Error{.code = ErrorCode::unreadable,
                 .where = path.string(),
                 .what = "cannot be opened",
                 .hint = "the dictionary is in the package hunspell-id"};
  }
  return std::string(std::istreambuf_iterator<char>(file), {});
}

/// Calls `use(fields)` for each line that is not empty or a comment; it returns what is wrong with
/// the line, or an empty text.
template <class Use>
Result<void> each_line(const std::filesystem::path& path, Use&& use) {
  const auto text = read_text(path);
  if (!text) return text.error();
  std::istringstream lines(*text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    std::istringstream in(line.substr(0, line.find('#')));
    const std::vector<std::string> fields{std::istream_iterator<std::string>(in), {}};
    if (fields.empty()) continue;
    if (const std::string wrong = use(fields); !wrong.empty()) {
      return Error{.code = ErrorCode::unsupported_format,
                   .where = path.string() + ":" + std::to_string(number),
                   .what = wrong,
                   .hint = "see the first lines of the file"};
    }
  }
  return {};
}

int number_in(std::string_view text, int limit) {
  int value = 0;
  if (text.empty() || text.size() > 3) return -1;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value <= limit ? value : -1;
}

/// "peN-an:12": a pattern by its prefix class and suffix, and its discount.
std::string add_pair(LexiconBuilder& builder, const std::string& word, const std::string& field) {
  const std::size_t colon = field.find(':');
  const std::size_t plus = field.find('+');
  if (colon == std::string::npos || plus == std::string::npos || plus > colon) {
    return "expected class+suffix:number, got " + field;
  }
  const bool negative = field.substr(colon + 1).starts_with('-');
  const int size = number_in(field.substr(colon + (negative ? 2 : 1)), 127);
  const auto classes = prefix_classes();
  const auto prefix = std::find_if(classes.begin(), classes.end(), [&](const PrefixClass& c) {
    return c.name == field.substr(0, plus);
  });
  const auto suffix = std::find(kSuffixes.begin(), kSuffixes.end(),
                                std::string_view(field).substr(plus + 1, colon - plus - 1));
  if (size < 0 || prefix == classes.end() || suffix == kSuffixes.end()) {
    return "unknown pattern or number in " + field;
  }
  const unsigned pattern = pattern_of(static_cast<std::size_t>(prefix - classes.begin()),
                                      static_cast<Suffix>(suffix - kSuffixes.begin()));
  builder.add_pair(word, {.pattern = static_cast<std::uint8_t>(pattern),
                          .discount = static_cast<std::int8_t>(negative ? -size : size)});
  return {};
}

}  // namespace

Result<void> add_hunspell(LexiconBuilder& builder, const std::filesystem::path& affixes,
                          const std::filesystem::path& dictionary) {
  const auto rules = read_text(affixes);
  if (!rules) return rules.error();
  const auto flags = AffixFlags::parse(*rules, affixes.string());
  if (!flags) return flags.error();
  const auto words = read_text(dictionary);
  if (!words) return words.error();
  for (const DictionaryEntry& entry : parse_dictionary(*words)) {
    // Names are left alone without being known, and reduplication has its own rules.
    const bool plain = std::all_of(entry.word.begin(), entry.word.end(),
                                   [](char c) { return c >= 'a' && c <= 'z'; });
    if (plain) builder.add_root(entry.word, flags->licence(entry.flags));
  }
  return {};
}

Result<void> add_word_lists(LexiconBuilder& builder, const std::filesystem::path& folder) {
  using Fields = std::vector<std::string>;
  const auto add_roots = [&](const Fields& fields) -> std::string {
    for (const std::string& word : fields)
      builder.add_root(word);
    return {};
  };
  const auto add_names = [&](const Fields& fields) -> std::string {
    for (const std::string& word : fields)
      builder.add_exception(word, word);
    return {};
  };
  const auto remove = [&](const Fields& fields) -> std::string {
    for (const std::string& word : fields)
      builder.remove_root(word);
    return {};
  };
  const auto add_exception = [&](const Fields& fields) -> std::string {
    if (fields.size() != 2) return "expected a word and its stem";
    builder.add_exception(fields[0], fields[1]);
    return {};
  };
  const auto add_prior = [&](const Fields& fields) -> std::string {
    const int prior = fields.size() < 2 ? -1 : number_in(fields[1], 255);
    if (prior < 0) return "expected a root and a number up to 255";
    builder.set_prior(fields[0], static_cast<std::uint8_t>(prior));
    for (std::size_t i = 2; i < fields.size(); ++i) {
      if (std::string wrong = add_pair(builder, fields[0], fields[i]); !wrong.empty()) return wrong;
    }
    return {};
  };
  if (auto done = each_line(folder / "roots.txt", add_roots); !done) return done;
  if (auto done = each_line(folder / "names.txt", add_names); !done) return done;
  if (auto done = each_line(folder / "derived_headwords.txt", remove); !done) return done;
  if (auto done = each_line(folder / "exceptions.txt", add_exception); !done) return done;
  return each_line(folder / "priors.txt", add_prior);
}

}  // namespace telusur::analysis
