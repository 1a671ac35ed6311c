// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "messages/translation.hpp"

namespace telusur::cli {

/// The descriptions and groups that are declared, but for what all programs have.
Sentences help_sentences();

}  // namespace telusur::cli
