// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>

#include "analysis/stemmer.hpp"

namespace telusur::analysis {

/// Xapian's own Indonesian stemmer: suffix and prefix rules without a dictionary (Tala 2003).
/// The peer our stemmer is measured against.
std::shared_ptr<const Stemmer> make_xapian_stemmer();

/// Leaves every word as it is.
std::shared_ptr<const Stemmer> make_identity_stemmer();

}  // namespace telusur::analysis
