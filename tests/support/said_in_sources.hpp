// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "messages/translation.hpp"
#include "support/file.hpp"

namespace telusur::testing {

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// The sources in `folder` but for the lists of sentences, with each literal in one piece and as it
/// is said.
inline std::string sources_of(const std::filesystem::path& folder) {
  std::string all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const bool source = entry.path().extension() == ".cpp";
    if (!source || entry.path().stem().string().ends_with("sentences")) continue;
    all += read_file(entry.path()).value();
  }
  std::string joined;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t next = std::min(all.find_first_not_of(" \n", at + 1), all.size());
    const bool goes_on =
        all[at] == '"' && next < all.size() && all[next] == '"' &&
        std::string_view(all).substr(at, next - at).find('\n') != std::string::npos;
    if (goes_on) {
      at = next + 1;
    } else {
      joined += all[at++];
    }
  }
  return replaced(std::move(joined), "\\\"", "\"");
}

/// Each sentence of `list`, one of `lists`, is what `sources` say, part by part, and can be filled
/// in.
inline void check_said(Sentences list, std::span<const Sentences> lists, std::string_view sources) {
  for (const Sentence& sentence : list) {
    CAPTURE(sentence.english);
    const std::string filled = replaced(std::string(sentence.english), "{}", "9");
    const auto indonesian = in_indonesian(filled, lists);
    REQUIRE(indonesian);
    CHECK(indonesian->find('{') == std::string::npos);
    std::string_view rest = sentence.english;
    while (!rest.empty()) {
      std::string_view part = rest.substr(0, rest.find("{}"));
      rest.remove_prefix(std::min(rest.size(), part.size() + 2));
      if (part.starts_with(": ")) part.remove_prefix(2);  // `name: fault`, put together
      CHECK_MESSAGE(sources.find(part) != std::string::npos, part);
    }
  }
}

/// The same of all of `lists` and the sources in `folder`.
inline void check_said(std::span<const Sentences> lists, const std::filesystem::path& folder) {
  const std::string sources = sources_of(folder);
  for (const Sentences list : lists)
    check_said(list, lists, sources);
}

}  // namespace telusur::testing
