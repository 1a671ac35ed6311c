// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/page_address.hpp"

#include <algorithm>
#include <array>

#include "article/article_id.hpp"
#include "support/ascii.hpp"

namespace telusur::article {
namespace {

/// `?id=7` of `?utm_source=feed&id=7&fbclid=x`; empty when nothing is left.
std::string without_tracking(std::string_view query) {
  constexpr std::array<std::string_view, 5> kTracking = {"utm_", "fbclid", "gclid", "igshid",
                                                         "ref="};
  std::string kept;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    const bool tracks = std::any_of(kTracking.begin(), kTracking.end(),
                                    [&](std::string_view name) { return pair.starts_with(name); });
    if (pair.empty() || tracks) continue;
    kept += kept.empty() ? '?' : '&';
    kept += pair;
  }
  return kept;
}

}  // namespace

bool looks_like_host(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || name.front() == '-') return false;
  const std::string_view last = name.substr(dot + 1);
  if (last.size() < 2 || !std::all_of(last.begin(), last.end(), ascii::is_letter)) return false;
  if (name.find("..") != std::string_view::npos || name.front() == '.') return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return ascii::is_letter(c) || ascii::is_digit(c) || c == '-' || c == '.';
  });
}

std::string PageAddress::id() const {
  return bounded_id(host + path + query);
}

std::optional<PageAddress> page_address(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos ||
      !(url.starts_with("http:") || url.starts_with("https:"))) {
    return std::nullopt;
  }
  std::string_view rest = url.substr(scheme + 3);
  rest = rest.substr(0, rest.find('#'));
  const std::size_t question = std::min(rest.find('?'), rest.size());
  std::string_view place = rest.substr(0, question);
  while (place.ends_with('/'))
    place.remove_suffix(1);
  PageAddress address;
  address.scheme = url.substr(0, scheme + 3);
  address.host = place.substr(0, place.find('/'));
  std::ranges::transform(address.host, address.host.begin(), ascii::lowered);
  if (!looks_like_host(address.host.substr(0, address.host.find(':')))) return std::nullopt;
  address.path = place.substr(address.host.size());
  address.query = without_tracking(rest.substr(std::min(question + 1, rest.size())));
  return address;
}

std::optional<PageAddress> page_address(std::string_view href,
                                        const std::optional<PageAddress>& base) {
  if (!href.starts_with('/')) return page_address(href);
  if (!base) return std::nullopt;
  const bool names_host = href.starts_with("//");
  const std::string origin =
      names_host ? base->scheme.substr(0, base->scheme.size() - 2) : base->scheme + base->host;
  return page_address(origin + std::string(href));
}

}  // namespace telusur::article
