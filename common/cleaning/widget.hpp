// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "cleaning/rule.hpp"

namespace telusur::cleaning {

/// Fixed texts that page templates put between and after paragraphs: advertisement marks, embedded
/// video placeholders, follow-us lines, page switches, notices of rights. widget.cpp has the table.
std::vector<Span> find_widgets(std::string_view text);

}  // namespace telusur::cleaning
