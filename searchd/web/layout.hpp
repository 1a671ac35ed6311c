// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include "web/html.hpp"
#include "web/page_query.hpp"
#include "web/wording.hpp"

namespace telusur::searchd::web {

/// What pages of one kind have in common with those of another.
struct Page {
  std::string title;                 ///< of the document; the product's name follows
  std::string description;           ///< for search engines and link previews
  PageQuery query;                   ///< stands in the box, its filters go along
  std::optional<Url> feed;           ///< of what the page lists
  Url indonesian = Url::local("/");  ///< the same page in each language
  Url english = Url::local("/");
  bool start = false;  ///< the start page: the box stands in the middle of it
  Html main;
};

/// The whole document.
Html document(const Wording& say, const Page& page);

/// The search box: a form, which box.js turns into <telusur-box>.
Html search_box(const Wording& say, const PageQuery& query);

/// The page's parameters as hidden fields of a form, but those named.
Html hidden_fields(const PageQuery& query, std::initializer_list<std::string_view> but);

}  // namespace telusur::searchd::web
