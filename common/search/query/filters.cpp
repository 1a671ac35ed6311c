// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/filters.hpp"

#include <algorithm>

namespace telusur::search {

std::string_view name(FilterField field) {
  switch (field) {
    case FilterField::source:
      return "source";
    case FilterField::section:
      return "section";
    case FilterField::author:
      return "author";
    case FilterField::tag:
      return "tag";
    case FilterField::language:
      return "lang";
    case FilterField::site:
      return "site";
  }
  return "";
}

void narrow(Filters& filters, const Period& period) {
  Period& published = filters.published;
  if (period.since) {
    published.since = published.since ? std::max(*published.since, *period.since) : *period.since;
  }
  if (period.until) {
    published.until = published.until ? std::min(*published.until, *period.until) : *period.until;
  }
}

}  // namespace telusur::search
