// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "index/schema.hpp"
#include "search/facets.hpp"
#include "support/bytes.hpp"

namespace telusur::search {

/// Where documents keep the values of a field; of the month: its time of publication.
inline std::uint32_t slot_of(FacetField field) {
  switch (field) {
    case FacetField::source:
      return index::slot::kSource;
    case FacetField::section:
      return index::slot::kSection;
    case FacetField::author:
      return index::slot::kAuthors;
    case FacetField::tag:
      return index::slot::kTags;
    case FacetField::month:
      break;
  }
  return index::slot::kPublished;
}

/// What a filter compares of a value: its term, without the prefix and the colon after that.
inline std::string filter_key(std::string_view value) {
  return index::filter_term("", value).substr(1);
}

/// Calls `use(std::string_view)` with each value in the bytes of a slot.
template <class Use>
void each_value(FacetField field, std::string_view bytes, Use&& use) {
  if (field != FacetField::author && field != FacetField::tag) return use(bytes);
  ByteReader reader(bytes);
  while (!reader.rest().empty())
    use(reader.sized());
}

}  // namespace telusur::search
