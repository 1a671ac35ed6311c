// SPDX-License-Identifier: GPL-2.0-or-later
#include "eval_options.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace telusur::cli {

Result<std::vector<std::string>> split_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  bool in_word = false;
  char quote = '\0';
  for (const char c : text) {
    if (quote != '\0' ? c == quote : c == '"' || c == '\'') {
      quote = quote == '\0' ? c : '\0';
      in_word = true;
    } else if (quote == '\0' && (c == ' ' || c == '\t' || c == '\n')) {
      if (in_word) words.push_back(std::move(word));
      word.clear();
      in_word = false;
    } else {
      word += c;
      in_word = true;
    }
  }
  if (quote != '\0') {
    return Error{ErrorCode::invalid_parameter, "--compare", "a quote is not closed", ""};
  }
  if (in_word) words.push_back(std::move(word));
  return words;
}

Result<void> set_constants(search::Ranking& ranking, const std::vector<std::string>& constants) {
  for (const std::string& constant : constants) {
    const std::size_t equals = std::min(constant.find('='), constant.size());
    const char* end = constant.data() + constant.size();
    double value = 0;
    const char* begin = constant.data() + std::min(equals + 1, constant.size());
    const auto [stop, error] = std::from_chars(begin, end, value);
    if (error != std::errc() || stop != end) {
      return Error{ErrorCode::invalid_parameter, "--set", "\"" + constant + "\" is no NAME=VALUE",
                   "such as k1=1.2"};
    }
    auto set = search::set_constant(ranking, std::string_view(constant).substr(0, equals), value);
    if (!set) return set.error();
  }
  return {};
}

}  // namespace telusur::cli
