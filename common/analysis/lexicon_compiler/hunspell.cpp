// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/lexicon_compiler/hunspell.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <sstream>

#include "analysis/affixes.hpp"

namespace telusur::analysis {

namespace {

/// The class one of whose spellings is `prefix`; the first in the table where several are, which
/// makes a bare "pe" peN- and a bare "be" ber-.
std::optional<std::size_t> class_of(std::string_view prefix) {
  static const std::vector<PrefixForm> forms = prefix_forms();
  for (const PrefixForm& form : forms) {
    if (form.spelling == prefix) return form.prefix_class;
  }
  return std::nullopt;
}

std::optional<Suffix> suffix_of(std::string_view text) {
  const auto found = std::find(kSuffixes.begin(), kSuffixes.end(), text);
  if (found == kSuffixes.end()) return std::nullopt;
  return static_cast<Suffix>(found - kSuffixes.begin());
}

std::vector<std::string> split_flags(std::string_view flags) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i + 2 <= flags.size(); i += 2)
    parts.emplace_back(flags.substr(i, 2));
  return parts;
}

struct SuffixRule {
  std::string flag;
  Suffix suffix;
  std::vector<std::string> continues;
};

std::string utf8_of_latin1(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      result += c;
    } else {
      result += static_cast<char>(0xC0 | (byte >> 6));
      result += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return result;
}

}  // namespace

Result<AffixFlags> AffixFlags::parse(std::string_view text, std::string_view name) {
  std::map<std::string, std::size_t> prefix_class_of_flag;
  std::vector<SuffixRule> suffixes;
  std::istringstream lines{std::string(text)};
  std::string line;
  bool long_flags = false;
  while (std::getline(lines, line)) {
    std::istringstream fields(line);
    std::string kind;
    std::string flag;
    std::string strip;
    std::string add;
    fields >> kind >> flag >> strip >> add;
    if (kind == "FLAG") long_flags = flag == "long";
    if ((kind != "PFX" && kind != "SFX") || strip == "Y" || strip == "N" || add.empty()) continue;
    const std::size_t slash = add.find('/');
    const std::string affix = add.starts_with('0') ? std::string() : add.substr(0, slash);
    const std::string next = slash == std::string::npos ? std::string() : add.substr(slash + 1);
    if (kind == "PFX") {
      // The first line of a flag names its class: the others are spellings of the same prefix.
      if (const auto prefix = class_of(affix)) prefix_class_of_flag.try_emplace(flag, *prefix);
    } else if (const auto suffix = suffix_of(affix == "nya" ? std::string_view{} : affix)) {
      suffixes.push_back({.flag = flag, .suffix = *suffix, .continues = split_flags(next)});
    }
  }
  if (!long_flags || prefix_class_of_flag.empty()) {
    return Error{.code = ErrorCode::unsupported_format,
                 .where = std::string(name),
                 .what = "no affix rules with two-letter flags",
                 .hint = "give id_ID.aff of the package hunspell-id"};
  }
  AffixFlags result;
  for (const auto& [flag, prefix] : prefix_class_of_flag) {
    result.licences_[flag].allow(pattern_of(prefix, Suffix::none));
  }
  for (const SuffixRule& rule : suffixes) {
    bool circumfix = false;
    for (const std::string& flag : rule.continues) {
      const auto prefix = prefix_class_of_flag.find(flag);
      if (prefix == prefix_class_of_flag.end()) continue;
      result.licences_[rule.flag].allow(pattern_of(prefix->second, rule.suffix));
      circumfix = true;
    }
    if (!circumfix && rule.suffix != Suffix::none) {
      result.licences_[rule.flag].allow(pattern_of(0, rule.suffix));
    }
  }
  return result;
}

Licence AffixFlags::licence(std::string_view flags) const {
  Licence result;
  for (const std::string& flag : split_flags(flags)) {
    const auto found = licences_.find(flag);
    if (found == licences_.end()) continue;
    for (std::size_t i = 0; i < std::size(result.bits); ++i) {
      result.bits[i] |= found->second.bits[i];
    }
  }
  return result;
}

std::vector<DictionaryEntry> parse_dictionary(std::string_view text) {
  std::vector<DictionaryEntry> entries;
  std::istringstream lines{std::string(text)};
  std::string line;
  std::getline(lines, line);  // the number of entries
  while (std::getline(lines, line)) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
      line.pop_back();
    if (line.empty()) continue;
    const std::size_t slash = line.find('/');
    entries.push_back(
        {.word = utf8_of_latin1(line.substr(0, slash)),
         .flags = slash == std::string::npos ? std::string() : line.substr(slash + 1)});
  }
  return entries;
}

}  // namespace telusur::analysis
