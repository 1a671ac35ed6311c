// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "cleaning/rule.hpp"

namespace telusur::cleaning {

/// Lines among the last ones that ask to follow the publisher elsewhere: `Ikuti berita terbaru kami
/// di Google News`. A line must ask, name its own news and name a place to follow them in; a
/// sentence about WhatsApp does the last only.
std::vector<Span> find_promotions(std::string_view text);

}  // namespace telusur::cleaning
