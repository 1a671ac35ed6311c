// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "messages/translation.hpp"

namespace telusur {

// Every `what` and `hint` of an Error that people may see, by where it comes from: a message in
// English is looked up here, so whoever changes one there changes it here (a test compares them).

Sentences article_sentences();       ///< common/article: fields, dates, records in JSON
Sentences command_line_sentences();  ///< common/command_line
Sentences dictionary_sentences();    ///< files of words, synonyms, acronyms: common/analysis
Sentences index_sentences();         ///< common/index, cluster files
Sentences search_sentences();  ///< common/search: requests, ranking, saved queries, judgements
Sentences system_sentences();  ///< reasons that the system, Boost and Xapian give

}  // namespace telusur
