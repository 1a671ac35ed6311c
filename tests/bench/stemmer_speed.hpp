// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace telusur::bench {

/// Prints stemmed words per second on running text: ours without and with a cache against
/// Xapian's, the same words, alternating rounds. Then the lexicon's memory and load time.
void print_stemmer_speed(std::string text);

}  // namespace telusur::bench
