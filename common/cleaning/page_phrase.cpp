// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/page_phrase.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "cleaning/dateline.hpp"
#include "cleaning/detail/scan.hpp"
#include "cleaning/detail/widgets.hpp"
#include "support/ascii.hpp"

namespace telusur::cleaning {
namespace {

using detail::Extent;
using detail::Widget;
using Words = std::vector<std::string>;

constexpr std::size_t kLeastWords = 3;  ///< of a phrase that is not all there

bool in_word(char c) {
  return ascii::is_letter(c) || ascii::is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

Words words_of(std::string_view text) {
  Words words;
  bool inside = false;
  for (const char c : text) {
    if (in_word(c)) {
      if (!inside) words.emplace_back();
      words.back() += ascii::lowered(c);
    }
    inside = in_word(c);
  }
  return words;
}

bool begins_with(const Words& words, const Words& first) {
  return words.size() >= first.size() && std::equal(first.begin(), first.end(), words.begin());
}

struct WidgetWords {
  Words words;
  const Widget* widget;
};

const std::vector<WidgetWords>& widget_words() {
  static const std::vector<WidgetWords> kAll = [] {
    std::vector<WidgetWords> all;
    all.reserve(detail::kWidgets.size());
    for (const Widget& widget : detail::kWidgets)
      all.push_back({words_of(widget.phrase), &widget});
    return all;
  }();
  return kAll;
}

bool says(const Words& said, std::string_view text, const WidgetWords& known) {
  if (known.widget->extent == Extent::bracket) {
    const std::size_t bracket = text.starts_with('[') ? 0 : 1;
    return detail::match_phrase(text, known.widget->phrase.substr(bracket), true) != 0;
  }
  const bool more_follows = known.widget->extent != Extent::phrase;
  if (more_follows && known.words.size() >= kLeastWords && begins_with(said, known.words)) {
    return true;
  }
  return said.size() >= std::min(kLeastWords, known.words.size()) && begins_with(known.words, said);
}

/// What stands before a first sentence, up to and with the dash.
bool is_dateline(std::string_view text) {
  const std::vector<Span> spans = find_dateline(std::string(text) + " Kalimat pertama.");
  return !spans.empty() && spans.front().begin == 0 && spans.front().end >= text.size();
}

}  // namespace

bool is_page_phrase(std::string_view text) {
  const Words said = words_of(text);
  if (said.size() < 2) return false;
  if (said == Words{"baca", "juga"}) return true;
  const std::string_view trimmed = detail::trimmed(text);
  if (is_dateline(trimmed)) return true;
  return std::ranges::any_of(widget_words(),
                             [&](const WidgetWords& known) { return says(said, trimmed, known); });
}

}  // namespace telusur::cleaning
