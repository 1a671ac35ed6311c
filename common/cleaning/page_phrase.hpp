// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace telusur::cleaning {

/// Whether `text` is what pages say to every reader, whatever the article, so that it is taken out
/// of articles: the phrase of a widget (detail/widgets.hpp), from its first word on and all or at
/// least three words of it, with whatever belongs to it; `Baca juga`; or a dateline with its dash.
/// As people type it: case, punctuation and kinds of space do not matter, but the colon of a
/// placeholder does, for `gambas` is food as well. A single word never is. Linear in the bytes of
/// `text`.
bool is_page_phrase(std::string_view text);

}  // namespace telusur::cleaning
