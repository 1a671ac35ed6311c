// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "cleaning/rule.hpp"

namespace telusur::cleaning {

/// What a page has after the article: a heading such as `Terkini Lainnya` or `Berita Terkait` on a
/// line of its own with the headlines under it, and closing notices (rights, join our channel,
/// where the article appeared first). Headlines go to the end of the text; when something that is
/// no headline comes after them, only the bulleted ones do.
std::vector<Span> find_tails(std::string_view text);

}  // namespace telusur::cleaning
