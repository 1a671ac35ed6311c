// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace telusur::article {

/// The address of a page, http or https, without what does not tell pages apart: the fragment, a
/// slash at the end, capitals of the host, and parameters that only say where the reader came from
/// (`utm_…`, `fbclid`).
struct PageAddress {
  std::string scheme;  ///< with `://`
  std::string host;    ///< with the port, if any
  std::string path;    ///< `/kebijakan/2023/07/satgas`; empty for the home page
  std::string query;   ///< `?id=7`; or empty

  [[nodiscard]] std::string url() const { return scheme + host + path + query; }

  /// Names the page whatever the scheme, in all formats alike: an article met in several of them is
  /// one. bounded_id() of host, path and query.
  [[nodiscard]] std::string id() const;

  [[nodiscard]] bool is_home_page() const { return path.empty() && query.empty(); }
};

/// Nothing for what is no address of a page.
std::optional<PageAddress> page_address(std::string_view url);

/// As a browser reads `href` in the page at `base`: absolute, `//host/path` or `/path`. Nothing for
/// what else an address can be relative to, and for what is none.
std::optional<PageAddress> page_address(std::string_view href,
                                        const std::optional<PageAddress>& base);

/// A name like `tekno.kabar.example`: labels of letters, digits and hyphens, the last one of two
/// letters or more, so that `v1.2` and `conf.d` are none.
bool looks_like_host(std::string_view name);

}  // namespace telusur::article
