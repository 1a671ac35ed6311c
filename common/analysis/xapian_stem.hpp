// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>

#include "analysis/stemmer.hpp"

namespace Xapian {
class Stem;
}

namespace telusur::analysis {

/// `stemmer` as Xapian's own classes take one: TermGenerator, QueryParser, MSet::snippet. Words are
/// folded before they are stemmed, so `Café` meets `cafe`. The description is
/// `Xapian::Stem(telusur VERSION)` with the stemmer's version. Copies share their scratch memory:
/// like any Xapian object, one thread at a time.
Xapian::Stem make_xapian_stem(std::shared_ptr<const Stemmer> stemmer);

}  // namespace telusur::analysis
