// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/reader.hpp"

#include <fmt/format.h>

namespace telusur::indexer {

std::string to_string(const Origin& origin) {
  return origin.record == 0 ? origin.input : fmt::format("{}:{}", origin.input, origin.record);
}

Error located(const Origin& origin, Error error) {
  error.where =
      error.where.empty() ? to_string(origin) : to_string(origin) + ": " + std::move(error.where);
  return error;
}

}  // namespace telusur::indexer
