// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/url.hpp"

#include <algorithm>
#include <vector>

namespace telusur::searchd::web {
namespace {

bool starts_with_scheme(std::string_view text, std::string_view scheme) {
  if (text.size() < scheme.size()) return false;
  return std::ranges::equal(text.substr(0, scheme.size()), scheme, {}, [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
}

}  // namespace

Url Url::local(std::string_view path, std::span<const http::Parameter> parameters) {
  std::string text(path);
  char separator = '?';
  for (const http::Parameter& parameter : parameters) {
    text += separator;
    text += http::percent_encoded(parameter.name) + '=' + http::percent_encoded(parameter.value);
    separator = '&';
  }
  return Url(std::move(text));
}

std::optional<Url> Url::web(std::string_view text) {
  const bool decent = std::ranges::none_of(
      text, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F || c == '\\'; });
  std::size_t scheme = 0;
  if (starts_with_scheme(text, "https://")) scheme = 8;
  if (starts_with_scheme(text, "http://")) scheme = 7;
  if (!decent || scheme == 0 || text.size() == scheme) return std::nullopt;
  // Browsers encode these themselves; written out they are valid for other readers, too.
  constexpr std::string_view kNotInUrls = "\"<>^`{|}";
  std::string url;
  for (const char c : text) {
    url += kNotInUrls.find(c) == std::string_view::npos ? std::string(1, c)
                                                        : http::percent_encoded({&c, 1});
  }
  return Url(std::move(url));
}

Url article_page(std::string_view id, std::string_view query, std::string_view language) {
  std::vector<http::Parameter> parameters;
  if (!query.empty()) parameters.push_back({"q", std::string(query)});
  if (!language.empty()) parameters.push_back({"lang", std::string(language)});
  return Url::local("/articles/" + http::percent_encoded(id), parameters);
}

}  // namespace telusur::searchd::web
