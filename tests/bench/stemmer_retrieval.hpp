// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "workspace.hpp"

namespace telusur::bench {

/// Prints what each part of the analysis gains in retrieval: the query sets ranked with no
/// stemming, Xapian's stemmer and ours, each without and with the exact form, first by BM25 alone
/// and then with re-ranking. Makes an index per stemmer and collection.
void print_stemmer_retrieval(const Workspace& workspace);

}  // namespace telusur::bench
