// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/url.hpp"

namespace telusur::searchd::web {

/// A file of static/, in the program since it was built.
struct Asset {
  std::string_view name;  ///< `page.css`
  std::string_view content;
  std::string_view media_type;
  std::string hashed_name;  ///< `page-0123456789abcdef.css`: another content, another name
};

/// By its name or hashed name; nullptr for none.
const Asset* find_asset(std::string_view name);
const Asset* find_asset_by_hash(std::string_view hashed_name);

/// `/assets/page-0123456789abcdef.css`. Asking for a file that is not there is a fault of the
/// program (std::logic_error).
Url asset_url(std::string_view name);

}  // namespace telusur::searchd::web
