// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/synonyms.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utility>

#include "analysis/characters.hpp"
#include "support/file.hpp"
#include "support/text_lines.hpp"
#include "support/utf8.hpp"

// Defined in embedded_synonyms.S.
extern "C" {
extern const char telusur_synonyms_begin[];  // NOLINT: set by the assembler
extern const char telusur_synonyms_end[];    // NOLINT
}

namespace telusur::analysis {
namespace {

constexpr std::string_view kBlanks = " \t\r";
constexpr std::string_view kArrow = "=>";
constexpr std::string_view kHint = "write `a, b, c`, `a, b => c` or `- a`";

/// Calls `use` with each part of `text` between `separators`; empty parts too.
template <class Use>
void split(std::string_view text, std::string_view separators, Use&& use) {
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find_first_of(separators, begin);
    use(text.substr(begin, end == std::string_view::npos ? end : end - begin));
    if (end == std::string_view::npos) return;
    begin = end + 1;
  }
}

std::string composed(std::string_view text) {
  utf8proc_uint8_t* bytes = nullptr;
  const utf8proc_ssize_t length = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()),  // NOLINT: its idea of a byte
      static_cast<utf8proc_ssize_t>(text.size()), &bytes,
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owner(bytes, std::free);
  return length < 0 ? std::string(text) : std::string(bytes, bytes + length);
}

std::string key_of(std::string_view term) {
  std::string key;
  append_folded(key, term);
  return key;
}

bool has_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (character.kind == CharClass::letter || character.kind == CharClass::digit) return true;
    at += character.length;
  }
  return false;
}

/// Reads `a, b` into `terms`; returns what is wrong with it, or an empty text.
std::string read_terms(std::string_view text, std::vector<std::string>& terms) {
  std::string fault;
  split(text, ",", [&](std::string_view part) {
    std::string term;
    std::size_t words = 0;
    split(part, kBlanks, [&](std::string_view word) {
      if (word.empty()) return;
      if (words++ > 0) term += ' ';
      term += word;
    });
    term = composed(term);
    const std::string key = key_of(term);
    const auto same = [&](const std::string& other) { return key_of(other) == key; };
    if (!has_word(term)) {
      fault = "a term without a letter or digit";
    } else if (words > kMaxSynonymWords) {
      fault = "a term of more than " + std::to_string(kMaxSynonymWords) + " words";
    } else if (term.size() > kMaxSynonymBytes) {
      fault = "a term of more than " + std::to_string(kMaxSynonymBytes) + " bytes";
    } else if (std::ranges::any_of(terms, same)) {
      fault = "\"" + term + "\" stands there twice";
    }
    terms.push_back(std::move(term));
  });
  return fault;
}

/// Reads a group or a one-way rule; returns what is wrong with it, or an empty text.
std::string read_rule(std::string_view text, SynonymRule& rule) {
  const std::size_t arrow = text.find(kArrow);
  std::string fault = read_terms(text.substr(0, arrow), rule.from);
  if (!fault.empty()) return fault;
  if (arrow == std::string_view::npos) {
    rule.to = rule.from;
    return rule.from.size() < 2 ? "a group of one term" : "";
  }
  rule.one_way = true;
  const std::string_view right = text.substr(arrow + kArrow.size());
  if (right.find(kArrow) != std::string_view::npos) return "two =>";
  return read_terms(right, rule.to);
}

}  // namespace

Result<Synonyms> Synonyms::parse(std::string_view text, std::string_view name) {
  Synonyms result;
  int number = 0;
  std::string fault;
  split(text, "\n", [&](std::string_view line) {
    if (!fault.empty()) return;
    ++number;
    const std::string_view content = without_comment(line);
    const std::size_t begin = content.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return;
    if (!utf8::valid(content)) {
      fault = "is not UTF-8";
    } else if (content[begin] == '-') {
      std::vector<std::string> terms;
      fault = read_terms(content.substr(begin + 1), terms);
      for (const std::string& term : terms) {
        result.taken_out_.push_back(key_of(term));
        result.take_out(result.taken_out_.back());
      }
    } else {
      fault = read_rule(content, result.rules_.emplace_back());
    }
    if (result.rules_.size() > kMaxSynonymRules) {
      fault = "more than " + std::to_string(kMaxSynonymRules) + " rules";
    }
  });
  if (fault.empty()) return result;
  return Error{.code = ErrorCode::unsupported_format,
               .where = std::string(name) + ":" + std::to_string(number),
               .what = std::move(fault),
               .hint = std::string(kHint)};
}

Result<Synonyms> Synonyms::load(const std::filesystem::path& path) {
  const auto text = read_file(path);
  if (!text) return text.error();
  return parse(*text, path.string());
}

const Synonyms& Synonyms::built_in() {
  static const Synonyms synonyms = [] {
    auto parsed = parse(embedded_synonyms(), "synonyms.txt");
    return parsed ? *std::move(parsed) : Synonyms();  // a test sees to it that it parses
  }();
  return synonyms;
}

void Synonyms::take_out(std::string_view key) {
  const auto is_it = [&](const std::string& term) { return key_of(term) == key; };
  std::erase_if(rules_, [&](SynonymRule& rule) {
    const bool both_ways = rule.from == rule.to;
    std::erase_if(rule.from, is_it);
    std::erase_if(rule.to, is_it);
    return rule.from.empty() || rule.to.empty() || (both_ways && rule.from.size() < 2);
  });
}

void Synonyms::overlay(const Synonyms& user) {
  for (const std::string& key : user.taken_out_)
    take_out(key);
  rules_.insert(rules_.end(), user.rules_.begin(), user.rules_.end());
  taken_out_.insert(taken_out_.end(), user.taken_out_.begin(), user.taken_out_.end());
}

std::string_view embedded_synonyms() {
  return {telusur_synonyms_begin,
          static_cast<std::size_t>(telusur_synonyms_end - telusur_synonyms_begin)};
}

}  // namespace telusur::analysis
