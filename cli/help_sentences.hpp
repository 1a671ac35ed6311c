// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "messages/translation.hpp"

namespace telusur::cli {

/// Every description and group that is declared.
Sentences help_sentences();

/// The words of CLI11's own in a help.
Sentences help_labels();

}  // namespace telusur::cli
