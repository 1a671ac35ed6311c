// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "article/page_address.hpp"
#include "readers/inputs.hpp"

namespace telusur::indexer::detail {

/// What the path of a saved page tells about it. Under a folder named like a host, as `wget -x`
/// leaves them, `…/tekno.example/kebijakan/2023/07/satgas.txt`: source `tekno.example`, section
/// `kebijakan`, July 2023, `https://tekno.example/kebijakan/2023/07/satgas`, and the same without
/// the scheme as id. Elsewhere only the id: the path below the input's root (the file's own folder
/// if it has none), without extensions.
struct PagePath {
  std::string id;  ///< bounded to what an article allows; empty for standard input
  std::string source;
  std::string section;
  std::string url;
  std::optional<std::chrono::year_month> month;
  std::optional<std::chrono::year_month_day> day;  ///< of `…/2023/07/20/…`
};

PagePath page_path(const Input& input);

/// The same of an address.
PagePath page_path_of(const article::PageAddress& address);

/// All empty for what is no http or https address.
PagePath page_path_of_url(std::string_view url);

}  // namespace telusur::indexer::detail
