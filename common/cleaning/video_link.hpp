// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "cleaning/rule.hpp"

namespace telusur::cleaning {

/// Pointers to a video: `Simak Video 'Title':`, `Lihat juga video: Title`, `Tonton juga Video
/// "Title" di sini:`, `Saksikan Video …`, on a line of their own or after a sentence. The title
/// goes when quotes, the line's end or an embedded player bound it; else everything stays. To be
/// run before find_widgets(), which takes the players away.
std::vector<Span> find_video_links(std::string_view text);

}  // namespace telusur::cleaning
