// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/numbers.hpp"

#include <algorithm>
#include <array>

#include "support/ascii.hpp"

namespace telusur::analysis {
namespace {

struct Scale {
  std::string_view word;
  std::uint64_t factor;
};

constexpr std::array kScales = {
    Scale{"ribu", 1'000},
    Scale{"rb", 1'000},
    Scale{"juta", 1'000'000},
    Scale{"jt", 1'000'000},
    Scale{"miliar", 1'000'000'000},
    Scale{"milyar", 1'000'000'000},
    Scale{"triliun", 1'000'000'000'000},
    Scale{"trilyun", 1'000'000'000'000},
};

struct Currency {
  std::string_view word;
  std::string_view name;
};

constexpr std::array kCurrencies = {Currency{"rp", "rp"}, Currency{"idr", "rp"},
                                    Currency{"usd", "usd"}, Currency{"rm", "rm"}};

// Units of tech news; `g` as in `5 G`, `k` as in `4 K`.
constexpr std::array<std::string_view, 27> kUnits = {
    "g",  "k",   "gb", "mb",  "tb",   "kb",   "mah",  "hz",  "khz", "mhz", "ghz", "mp",  "nm",  "w",
    "kw", "kwh", "v",  "fps", "mbps", "gbps", "kbps", "dpi", "ppi", "mm",  "cm",  "bit", "nits"};

/// True when each point in `whole` is followed by exactly three digits.
bool groups_of_three(std::string_view whole) {
  std::size_t point = whole.find('.');
  if (point > 3) return false;  // none is far beyond
  while (point != std::string_view::npos) {
    const std::size_t next = whole.find('.', point + 1);
    const std::size_t end = next == std::string_view::npos ? whole.size() : next;
    if (end - point - 1 != 3) return false;
    point = next;
  }
  return true;
}

std::string without_points(std::string_view whole) {
  std::string digits(whole);
  std::erase(digits, '.');
  return digits;
}

}  // namespace

std::size_t number_length(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size()) {
    if (ascii::is_digit(text[length])) {
      ++length;
      continue;
    }
    const bool separator = text[length] == '.' || text[length] == ',';
    if (length == 0 || !separator || length + 1 >= text.size() ||
        !ascii::is_digit(text[length + 1])) {
      break;
    }
    length += 2;
  }
  return length;
}

std::string canonical_number(std::string_view number) {
  const std::size_t comma = number.find(',');
  if (comma == std::string_view::npos) {
    return groups_of_three(number) ? without_points(number) : std::string(number);
  }
  const std::string_view whole = number.substr(0, comma);
  std::string_view fraction = number.substr(comma + 1);
  const bool plain_whole = whole.find('.') == std::string_view::npos || groups_of_three(whole);
  if (!plain_whole || fraction.find_first_of(".,") != std::string_view::npos) {
    return std::string(number);  // `1,234.50` and lists such as `1,2,3`: no one reading is safe
  }
  while (fraction.ends_with('0'))
    fraction.remove_suffix(1);
  std::string canonical = without_points(whole);
  if (!fraction.empty()) {
    canonical += '.';
    canonical += fraction;
  }
  return canonical;
}

std::optional<std::uint64_t> scale_factor(std::string_view word) {
  for (const Scale& scale : kScales) {
    if (scale.word == word) return scale.factor;
  }
  return std::nullopt;
}

std::optional<std::string> scaled_number(std::string_view canonical, std::uint64_t factor) {
  constexpr std::uint64_t kLimit = 1'000'000'000'000'000'000;
  if (factor == 0) return std::nullopt;
  std::uint64_t value = 0;
  std::uint64_t fraction_unit = 0;  // 0 until the point; then the factor left for the next digit
  std::uint64_t fraction = 0;
  for (const char c : canonical) {
    if (c == '.') {
      if (fraction_unit != 0) return std::nullopt;
      fraction_unit = factor;
      continue;
    }
    if (!ascii::is_digit(c)) return std::nullopt;
    const auto digit = static_cast<std::uint64_t>(c - '0');
    if (fraction_unit == 0) {
      value = value * 10 + digit;
      if (value >= kLimit / factor) return std::nullopt;
    } else {
      if (fraction_unit % 10 != 0) return std::nullopt;
      fraction_unit /= 10;
      fraction += digit * fraction_unit;
    }
  }
  return std::to_string(value * factor + fraction);
}

std::string_view currency_name(std::string_view word) {
  for (const Currency& currency : kCurrencies) {
    if (currency.word == word) return currency.name;
  }
  return {};
}

bool is_unit(std::string_view word) {
  return std::ranges::find(kUnits, word) != kUnits.end();
}

}  // namespace telusur::analysis
