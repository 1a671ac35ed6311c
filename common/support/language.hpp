// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace telusur {

/// The languages the programs speak to people. Indonesian unless asked otherwise.
enum class Language : unsigned char { indonesian, english };

/// `id` or `en`; nothing for any other code.
std::optional<Language> parse_language(std::string_view code);

/// The text in the language asked for.
constexpr std::string_view in(Language language, std::string_view indonesian,
                              std::string_view english) {
  return language == Language::indonesian ? indonesian : english;
}

}  // namespace telusur
