// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "article/article.hpp"

namespace telusur::article {

/// An id from the content (source, title, body): equal as long as they are. 128 bits of XXH3, so
/// that a collision is out of reach of any collection.
std::string content_id(const Article& article);

/// `name` as an id: valid UTF-8 without control characters, and cut to kMaxIdBytes with a
/// hash of the whole at its end when it is longer.
std::string bounded_id(std::string_view name);

}  // namespace telusur::article
