// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/detail/html/furniture.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "readers/detail/ascii.hpp"
#include "readers/detail/html/document.hpp"

namespace telusur::indexer::detail {
namespace {

struct Mark {
  std::string_view word;
  std::string_view rule;
};

constexpr std::array kTags = {
    Mark{"nav", "html-navigation"}, Mark{"footer", "html-navigation"},
    Mark{"aside", "html-related"},  Mark{"menu", "html-navigation"},
    Mark{"form", "html-form"},      Mark{"button", "html-form"},
    Mark{"dialog", "html-notice"},  Mark{"figcaption", "html-caption"},
    Mark{"label", "html-form"},     Mark{"fieldset", "html-form"},
};

constexpr std::array kRoles = {
    Mark{"navigation", "html-navigation"},
    Mark{"banner", "html-navigation"},
    Mark{"contentinfo", "html-navigation"},
    Mark{"complementary", "html-related"},
    Mark{"search", "html-form"},
    Mark{"dialog", "html-notice"},
    Mark{"alertdialog", "html-notice"},
    Mark{"menu", "html-navigation"},
};

// Words of class names and ids on Indonesian news pages and in the common content management
// systems, English and Indonesian. Two words stand next to each other in one name.
constexpr std::array kWords = {
    Mark{"nav", "html-navigation"},
    Mark{"navbar", "html-navigation"},
    Mark{"navigation", "html-navigation"},
    Mark{"navigasi", "html-navigation"},
    Mark{"menu", "html-navigation"},
    Mark{"sidebar", "html-navigation"},
    Mark{"footer", "html-navigation"},
    Mark{"breadcrumb", "html-navigation"},
    Mark{"breadcrumbs", "html-navigation"},
    Mark{"copyright", "html-navigation"},
    Mark{"pagination", "html-navigation"},
    Mark{"paging", "html-navigation"},
    Mark{"pager", "html-navigation"},
    Mark{"toc", "html-navigation"},
    Mark{"daftar isi", "html-navigation"},
    Mark{"skip link", "html-navigation"},
    Mark{"share", "html-share"},
    Mark{"sharing", "html-share"},
    Mark{"sharer", "html-share"},
    Mark{"shares", "html-share"},
    Mark{"bagikan", "html-share"},
    Mark{"social", "html-share"},
    Mark{"sosmed", "html-share"},
    Mark{"medsos", "html-share"},
    Mark{"socmed", "html-share"},
    Mark{"follow", "html-share"},
    Mark{"ikuti", "html-share"},
    Mark{"addtoany", "html-share"},
    Mark{"related", "html-related"},
    Mark{"terkait", "html-related"},
    Mark{"terkini", "html-related"},
    Mark{"terbaru", "html-related"},
    Mark{"terpopuler", "html-related"},
    Mark{"populer", "html-related"},
    Mark{"popular", "html-related"},
    Mark{"trending", "html-related"},
    Mark{"rekomendasi", "html-related"},
    Mark{"recommended", "html-related"},
    Mark{"recommendation", "html-related"},
    Mark{"recommendations", "html-related"},
    Mark{"lainnya", "html-related"},
    Mark{"bacajuga", "html-related"},
    Mark{"baca juga", "html-related"},
    Mark{"lihat juga", "html-related"},
    Mark{"simak juga", "html-related"},
    Mark{"read also", "html-related"},
    Mark{"readalso", "html-related"},
    Mark{"readmore", "html-related"},
    Mark{"also read", "html-related"},
    Mark{"latest", "html-related"},
    Mark{"outbrain", "html-related"},
    Mark{"taboola", "html-related"},
    Mark{"mgid", "html-related"},
    Mark{"dable", "html-related"},
    Mark{"pilihan redaksi", "html-related"},
    Mark{"editor pick", "html-related"},
    Mark{"editors pick", "html-related"},
    Mark{"more news", "html-related"},
    Mark{"other news", "html-related"},
    Mark{"berita lain", "html-related"},
    Mark{"ad", "html-advertisement"},
    Mark{"ads", "html-advertisement"},
    Mark{"adv", "html-advertisement"},
    Mark{"adslot", "html-advertisement"},
    Mark{"adsense", "html-advertisement"},
    Mark{"adsbygoogle", "html-advertisement"},
    Mark{"advert", "html-advertisement"},
    Mark{"advertisement", "html-advertisement"},
    Mark{"iklan", "html-advertisement"},
    Mark{"banner", "html-advertisement"},
    Mark{"sponsor", "html-advertisement"},
    Mark{"sponsored", "html-advertisement"},
    Mark{"paralax", "html-advertisement"},
    Mark{"parallax", "html-advertisement"},
    Mark{"gpt", "html-advertisement"},
    Mark{"promo", "html-promotion"},
    Mark{"promosi", "html-promotion"},
    Mark{"newsletter", "html-promotion"},
    Mark{"buletin", "html-promotion"},
    Mark{"nawala", "html-promotion"},
    Mark{"subscribe", "html-promotion"},
    Mark{"subscription", "html-promotion"},
    Mark{"langganan", "html-promotion"},
    Mark{"berlangganan", "html-promotion"},
    Mark{"paywall", "html-promotion"},
    Mark{"app download", "html-promotion"},
    Mark{"download app", "html-promotion"},
    Mark{"unduh aplikasi", "html-promotion"},
    Mark{"google news", "html-promotion"},
    Mark{"whatsapp channel", "html-promotion"},
    Mark{"wa channel", "html-promotion"},
    Mark{"cta", "html-promotion"},
    Mark{"comment", "html-comments"},
    Mark{"comments", "html-comments"},
    Mark{"komentar", "html-comments"},
    Mark{"disqus", "html-comments"},
    Mark{"caption", "html-caption"},
    Mark{"figcaption", "html-caption"},
    Mark{"keterangan foto", "html-caption"},
    Mark{"ket foto", "html-caption"},
    Mark{"byline", "html-byline"},
    Mark{"author", "html-byline"},
    Mark{"authors", "html-byline"},
    Mark{"penulis", "html-byline"},
    Mark{"reporter", "html-byline"},
    Mark{"tags", "html-tags"},
    Mark{"tag", "html-tags"},
    Mark{"tagar", "html-tags"},
    Mark{"topik", "html-tags"},
    Mark{"topics", "html-tags"},
    Mark{"keywords", "html-tags"},
    Mark{"cookie", "html-notice"},
    Mark{"cookies", "html-notice"},
    Mark{"consent", "html-notice"},
    Mark{"gdpr", "html-notice"},
    Mark{"popup", "html-notice"},
    Mark{"modal", "html-notice"},
    Mark{"toast", "html-notice"},
    Mark{"notifikasi", "html-notice"},
    Mark{"notification", "html-notice"},
    Mark{"disclaimer", "html-notice"},
    Mark{"sr only", "html-hidden"},
    Mark{"visually hidden", "html-hidden"},
    Mark{"screen reader", "html-hidden"},
    Mark{"search", "html-form"},
    Mark{"login", "html-form"},
};

template <std::size_t N>
std::string_view find(const std::array<Mark, N>& marks, std::string_view word) {
  const auto* found =
      std::find_if(marks.begin(), marks.end(), [&](const Mark& mark) { return mark.word == word; });
  return found == marks.end() ? std::string_view() : found->rule;
}

/// The rule of the first word, or pair of words, of one class name: `bacaJuga`, `post__baca-juga`.
std::string_view rule_of_name(std::string_view name) {
  std::string word;
  std::string before;
  const auto finish = [&]() -> std::string_view {
    if (word.empty()) return {};
    std::string_view rule = find(kWords, word);
    if (rule.empty() && !before.empty()) rule = find(kWords, before + ' ' + word);
    before = std::move(word);
    word.clear();
    return rule;
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool hump = is_upper(c) && i > 0 && !is_upper(name[i - 1]);
    if (!is_letter(c) || hump) {
      if (const auto rule = finish(); !rule.empty()) return rule;
    }
    if (is_letter(c)) word += lowered(c);
  }
  return finish();
}

std::string_view rule_of_names(std::string_view names) {
  constexpr std::size_t kMostBytes = 400;  // class lists of generated style sheets have no end
  names = names.substr(0, kMostBytes);
  while (!names.empty()) {
    const std::size_t end = std::min(names.find_first_of(" \t\r\n"), names.size());
    if (const auto rule = rule_of_name(names.substr(0, end)); !rule.empty()) return rule;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return {};
}

bool is_hidden(const xmlNode& element) {
  if (has_attribute(element, "hidden") || attribute(element, "aria-hidden") == "true") return true;
  const std::string_view style = attribute(element, "style");
  return style.find("display:none") != style.npos || style.find("display: none") != style.npos;
}

}  // namespace

std::string_view furniture_by_tag(const xmlNode& element) {
  if (const auto rule = find(kTags, tag_of(element)); !rule.empty()) return rule;
  if (const auto rule = find(kRoles, attribute(element, "role")); !rule.empty()) return rule;
  return is_hidden(element) ? "html-hidden" : std::string_view();
}

std::string_view furniture_by_name(const xmlNode& element) {
  if (const auto rule = rule_of_names(attribute(element, "class")); !rule.empty()) return rule;
  return rule_of_names(attribute(element, "id"));
}

}  // namespace telusur::indexer::detail
