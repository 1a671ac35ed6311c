// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/language.hpp"

namespace telusur {

std::optional<Language> parse_language(std::string_view code) {
  if (code == "id") return Language::indonesian;
  if (code == "en") return Language::english;
  return std::nullopt;
}

}  // namespace telusur
