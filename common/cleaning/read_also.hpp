// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "cleaning/rule.hpp"

namespace telusur::cleaning {

/// Pointers to other articles inside a text: `Baca juga: <headline>`, `BACA JUGA - <headline>`,
/// `Baca: <headline>`, `(Baca juga: <headline>)`, bare `Baca Juga`. On a line of its own the whole
/// line goes; with the headline on the next line, that too. Within running text the headline goes
/// when its end is certain (detail/headline.hpp), else only the marker: a headline left over is
/// a smaller loss than a sentence cut.
std::vector<Span> find_read_also(std::string_view text);

}  // namespace telusur::cleaning
