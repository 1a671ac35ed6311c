// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/user_dictionary.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <utility>

#include "analysis/lexicon_builder.hpp"
#include "support/ascii.hpp"
#include "support/utf8.hpp"

namespace telusur::analysis {

namespace {

/// As common as an ordinary word of news: beats rare roots, loses to very common ones.
constexpr std::uint8_t kOwnPrior = 15;
constexpr std::size_t kMaxOwnWords = 50'000;

Error wrong_line(std::string_view name, int number, std::string what, std::string hint) {
  return Error{.code = ErrorCode::unsupported_format,
               .where = std::string(name) + ":" + std::to_string(number),
               .what = std::move(what),
               .hint = std::move(hint)};
}

/// What may stand within a word.
bool joins(char c) {
  return c == '-' || c == '\'';
}

std::string no_word(std::string_view word) {
  return "\"" + std::string(word) + "\" is no word";
}

/// What keeps `word` out, or an empty text.
std::string fault_of(std::string_view word) {
  if (word.size() > kMaxWordBytes) {
    return "a word of more than " + std::to_string(kMaxWordBytes) + " bytes";
  }
  for (const char c : word) {
    if (ascii::is_upper(c)) return "\"" + std::string(word) + "\" has capital letters";
    if (static_cast<unsigned char>(c) < 0x20) return "a control character in a word";
    const bool other = static_cast<unsigned char>(c) >= 0x80;  // UTF-8, looked at as a whole
    const bool fits = ascii::is_letter(c) || ascii::is_digit(c) || joins(c) || other;
    if (!fits) return no_word(word);
  }
  if (!word.empty() && joins(word.front())) return no_word(word);
  if (!utf8::valid(word)) return "a word that is not UTF-8";
  return {};
}

}  // namespace

Result<UserDictionary> UserDictionary::parse(std::string_view text, std::string_view name) {
  LexiconBuilder builder;
  std::istringstream lines{std::string(text)};
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    std::istringstream in(line.substr(0, line.find('#')));
    const std::vector<std::string> fields{std::istream_iterator<std::string>(in), {}};
    if (fields.empty()) continue;
    if (fields.size() > 2) {
      return wrong_line(name, number, std::to_string(fields.size()) + " words",
                        "write a root, or a word and its stem");
    }
    for (const std::string& field : fields) {
      if (std::string fault = fault_of(field); !fault.empty()) {
        return wrong_line(name, number, std::move(fault), "write words in lower case");
      }
    }
    if (fields.size() == 2) {
      builder.add_exception(fields[0], fields[1]);
    } else {
      builder.add_root(fields[0]);
    }
    builder.set_prior(fields[0], kOwnPrior);
    if (builder.size() > kMaxOwnWords) {
      return wrong_line(name, number, "more than " + std::to_string(kMaxOwnWords) + " words",
                        "keep the words that the built-in lexicon lacks");
    }
  }
  UserDictionary result;
  result.bytes_ = builder.build();
  auto lexicon = Lexicon::open(result.bytes_);
  if (!lexicon) return lexicon.error();
  result.lexicon_ = *lexicon;
  return result;
}

Result<UserDictionary> UserDictionary::load(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return Error{.code = ErrorCode::unreadable,
                 .where = path.string(),
                 .what = "cannot be opened",
                 .hint = "give a text file with a word, or a word and its stem, on each line"};
  }
  const std::string text(std::istreambuf_iterator<char>(file), {});
  return parse(text, path.string());
}

}  // namespace telusur::analysis
