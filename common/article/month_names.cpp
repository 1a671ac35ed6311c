// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/month_names.hpp"

#include <algorithm>
#include <array>

namespace telusur::article {
namespace {

constexpr std::array kNames = {
    MonthName{"januari", 1},   MonthName{"january", 1},   MonthName{"jan", 1},
    MonthName{"februari", 2},  MonthName{"pebruari", 2},  MonthName{"february", 2},
    MonthName{"feb", 2},       MonthName{"maret", 3},     MonthName{"march", 3},
    MonthName{"mar", 3},       MonthName{"april", 4},     MonthName{"apr", 4},
    MonthName{"mei", 5},       MonthName{"may", 5},       MonthName{"juni", 6},
    MonthName{"june", 6},      MonthName{"jun", 6},       MonthName{"juli", 7},
    MonthName{"july", 7},      MonthName{"jul", 7},       MonthName{"agustus", 8},
    MonthName{"august", 8},    MonthName{"agu", 8},       MonthName{"agt", 8},
    MonthName{"ags", 8},       MonthName{"aug", 8},       MonthName{"september", 9},
    MonthName{"sept", 9},      MonthName{"sep", 9},       MonthName{"oktober", 10},
    MonthName{"october", 10},  MonthName{"okt", 10},      MonthName{"oct", 10},
    MonthName{"november", 11}, MonthName{"nopember", 11}, MonthName{"nov", 11},
    MonthName{"nop", 11},      MonthName{"desember", 12}, MonthName{"december", 12},
    MonthName{"des", 12},      MonthName{"dec", 12}};

}  // namespace

std::span<const MonthName> month_names() {
  return kNames;
}

std::optional<unsigned> month_named(std::string_view word) {
  const auto found = std::ranges::find(kNames, word, &MonthName::name);
  if (found == kNames.end()) return std::nullopt;
  return found->month;
}

}  // namespace telusur::article
