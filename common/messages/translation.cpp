// SPDX-License-Identifier: GPL-2.0-or-later
#include "messages/translation.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <utility>
#include <vector>

namespace telusur {
namespace {

constexpr std::string_view kHole = "{}";

/// What stands in `text` where `pattern` has holes, each as short as may be but the last; nothing
/// where they do not fit.
std::optional<std::vector<std::string_view>> values_of(std::string_view text,
                                                       std::string_view pattern) {
  std::vector<std::string_view> values;
  std::size_t hole = pattern.find(kHole);
  if (!text.starts_with(pattern.substr(0, hole))) return std::nullopt;
  if (hole == std::string_view::npos) {
    return text.size() == pattern.size() ? std::optional(values) : std::nullopt;
  }
  text.remove_prefix(hole);
  pattern.remove_prefix(hole + kHole.size());
  while ((hole = pattern.find(kHole)) != std::string_view::npos) {
    const std::size_t end = text.find(pattern.substr(0, hole));
    if (end == std::string_view::npos) return std::nullopt;
    values.push_back(text.substr(0, end));
    text.remove_prefix(end + hole);
    pattern.remove_prefix(hole + kHole.size());
  }
  if (!text.ends_with(pattern)) return std::nullopt;
  values.push_back(text.substr(0, text.size() - pattern.size()));
  return values;
}

/// Without the holes.
std::size_t letters_of(std::string_view pattern) {
  std::size_t letters = pattern.size();
  for (std::size_t at = pattern.find(kHole); at != std::string_view::npos;
       at = pattern.find(kHole, at + kHole.size())) {
    letters -= kHole.size();
  }
  return letters;
}

}  // namespace

std::optional<std::string> in_indonesian(std::string_view text, std::span<const Sentences> lists) {
  const Sentence* best = nullptr;
  std::vector<std::string_view> values;
  for (const Sentences list : lists) {
    for (const Sentence& sentence : list) {
      auto found = values_of(text, sentence.english);
      if (!found) continue;
      if (best != nullptr && letters_of(sentence.english) <= letters_of(best->english)) continue;
      best = &sentence;
      values = std::move(*found);
    }
  }
  if (best == nullptr) return std::nullopt;
  fmt::dynamic_format_arg_store<fmt::format_context> arguments;
  for (const std::string_view value : values)
    arguments.push_back(value);
  return fmt::vformat(best->indonesian, arguments);
}

}  // namespace telusur
