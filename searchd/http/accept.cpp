// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/accept.hpp"

#include <algorithm>
#include <cctype>
#include <string>

namespace telusur::http {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
    text.remove_suffix(1);
  return text;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// Takes the next element of a comma-separated list off `list`.
std::string_view next_element(std::string_view& list) {
  const std::string_view element = list.substr(0, list.find(','));
  list.remove_prefix(std::min(list.size(), element.size() + 1));
  return trimmed(element);
}

struct Weighted {
  std::string_view name;
  int thousandths = 1000;  ///< the quality value (RFC 9110 §12.4.2)
};

/// `0`, `1`, `0.8`, `0.375`; anything else counts as 0, so that nonsense chooses nothing.
int quality(std::string_view text) {
  if (text.empty() || (text[0] != '0' && text[0] != '1')) return 0;
  int value = (text[0] - '0') * 1000;
  int unit = 100;
  for (std::size_t i = 2; i < text.size() && i < 5; ++i, unit /= 10) {
    if (text[i] < '0' || text[i] > '9') return 0;
    value += (text[i] - '0') * unit;
  }
  return std::min(value, 1000);
}

Weighted weighted(std::string_view element) {
  const std::size_t semicolon = element.find(';');
  Weighted result{trimmed(element.substr(0, semicolon))};
  if (semicolon == std::string_view::npos) return result;
  const std::string_view parameter = trimmed(element.substr(semicolon + 1));
  if (parameter.starts_with("q=") || parameter.starts_with("Q=")) {
    result.thousandths = quality(parameter.substr(2));
  }
  return result;
}

std::string_view opaque(std::string_view etag) {
  return etag.starts_with("W/") ? etag.substr(2) : etag;
}

}  // namespace

Language preferred_language(std::string_view accept_language) {
  int indonesian = 0;
  int english = 0;
  while (!accept_language.empty()) {
    const auto [name, weight] = weighted(next_element(accept_language));
    const std::string_view primary = name.substr(0, name.find('-'));
    if (equal_ignoring_case(primary, "id")) indonesian = std::max(indonesian, weight);
    if (equal_ignoring_case(primary, "en")) english = std::max(english, weight);
  }
  return english > indonesian ? Language::english : Language::indonesian;
}

int coding_weight(std::string_view accept_encoding, std::string_view coding) {
  int any = 0;
  while (!accept_encoding.empty()) {
    const auto [name, weight] = weighted(next_element(accept_encoding));
    if (equal_ignoring_case(name, coding)) return weight;
    if (name == "*") any = weight;
  }
  return any;
}

bool matches_etag(std::string_view if_none_match, std::string_view etag) {
  while (!if_none_match.empty()) {
    const std::string_view candidate = next_element(if_none_match);
    if (candidate == "*" || opaque(candidate) == opaque(etag)) return true;
  }
  return false;
}

}  // namespace telusur::http
