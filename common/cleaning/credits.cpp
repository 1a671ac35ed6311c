// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/credits.hpp"

#include <algorithm>
#include <array>

#include "cleaning/detail/scan.hpp"

namespace telusur::cleaning {
namespace {

constexpr std::size_t kLongestCredit = 160;  ///< bytes; a longer line is a sentence
constexpr std::size_t kMostLines = 8;

constexpr std::array<std::string_view, 17> kRoles = {
    "Penulis",    "Reporter",         "Pewarta",     "Editor",     "Penyunting", "Redaktur",
    "Wartawan",   "Jurnalis",         "Kontributor", "Penerjemah", "Fotografer", "Videografer",
    "Penyelaras", "Penyumbang bahan", "Uploader",    "Publisher",  "Sub Editor"};

constexpr std::array<std::string_view, 6> kRights = {"copyright \u00A9", "copyright (c)",
                                                     "copyright 20",     "\u00A9 20",
                                                     "\u00A9 copyright", "hak cipta"};

/// `Editor: Rahma`, `Editor : Rahma`; a role alone names nobody.
bool names_role(std::string_view line) {
  return std::any_of(kRoles.begin(), kRoles.end(), [&](std::string_view role) {
    const std::size_t length = detail::match_phrase(line, role, true);
    if (length == 0) return false;
    const std::size_t next = detail::skip_space(line, length);
    return next + 1 < line.size() && line[next] == ':';
  });
}

bool is_credit(std::string_view line) {
  if (line.empty() || line.size() > kLongestCredit) return false;
  if (line.starts_with("(Ditulis oleh ") && line.ends_with(')')) return true;
  const bool rights = std::any_of(kRights.begin(), kRights.end(), [&](std::string_view phrase) {
    return detail::match_phrase(line, phrase, true) != 0;
  });
  return rights || (names_role(line) && !line.ends_with('.'));
}

}  // namespace

std::vector<Span> find_credits(std::string_view text) {
  std::size_t begin = text.size();
  for (std::size_t count = 0, end = text.size(); count < kMostLines && end > 0; ++count) {
    const std::string_view before = text.substr(0, end);
    const std::size_t line = before.rfind('\n') + 1;  // npos + 1 is the start
    if (!is_credit(detail::trimmed(before.substr(line)))) break;
    begin = line;
    end = line == 0 ? 0 : line - 1;
  }
  if (begin == text.size()) return {};
  return {Span{begin, text.size()}};
}

}  // namespace telusur::cleaning
