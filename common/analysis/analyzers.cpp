// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/analyzers.hpp"

#include <fmt/format.h>

#include "analysis/indonesian_stemmer.hpp"
#include "analysis/xapian_stemmer.hpp"

namespace telusur::analysis {

Analyzer make_default_analyzer() {
  return Analyzer(std::make_shared<IndonesianStemmer>(embedded_stemmer()));
}

Result<Analyzer> make_analyzer(std::string_view stemmer) {
  if (stemmer == "indonesian") return make_default_analyzer();
  if (stemmer == "xapian") return Analyzer(make_xapian_stemmer());
  if (stemmer == "none") return Analyzer(make_identity_stemmer());
  return Error{ErrorCode::invalid_parameter, "stemmer", fmt::format("\"{}\" is unknown", stemmer),
               "one of indonesian, xapian, none"};
}

}  // namespace telusur::analysis
