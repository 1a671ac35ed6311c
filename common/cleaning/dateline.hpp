// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "cleaning/rule.hpp"

namespace telusur::cleaning {

/// Place and publisher before the first sentence: `Liputan6.com, Jakarta -`, `JAKARTA, KOMPAS.com
/// -`, `jpnn.com, JAKARTA -`, `Jakarta (ANTARA) -`, `TRIBUNNEWS.COM -`, `BANDUNG –`, a leading `-`,
/// and `Laporan Wartawan …` before them. A place alone must be one that dateline.cpp lists: `TNI -
/// Polri` opens a sentence.
std::vector<Span> find_dateline(std::string_view text);

}  // namespace telusur::cleaning
