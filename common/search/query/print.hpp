// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "search/query/query.hpp"

namespace telusur::search {

/// One line, stable, for tests and `explain`:
///   word      peretasan/retas   surface/stem, the stem where it differs; `~` after a stopword
///   overlay   e{ecommerce:2}    after the first of the words it covers
///   expansion ai={kecerdasan buatan:1}   after the first of the words it covers
///   prefix    blok*
///   phrase    "judi online"     surfaces
///   groups    (all a b (not c)) (and a b) (any a b) (near/10 a b)
///   field     title:umkm
std::string to_string(const Node& node);

/// The tree, then what is not a word: `(filter source "kompas.com" - "detik")`, values after `-`
/// being excluded; `(published 2023-07-01T00:00:00+07:00..)`; `(maybe 8..15 2023-...)` for dates
/// offered but not applied; notices as `(notice unbalanced_quote 4..9)`.
std::string to_string(const Query& query);

/// `since..until` in RFC 3339 with the offset of Asia/Jakarta; an open end is empty.
std::string to_string(const Period& period);

}  // namespace telusur::search
