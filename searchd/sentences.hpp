// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "messages/translation.hpp"

namespace telusur::searchd {

/// What the errors of this folder say that people may see; common/messages has the others.
Sentences error_sentences();

/// What the help says, but for what all programs have.
Sentences help_sentences();

}  // namespace telusur::searchd
