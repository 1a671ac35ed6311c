// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "support/language.hpp"

namespace telusur::http {

/// The language a client prefers by its Accept-Language header (RFC 9110 §12.5.4): Indonesian
/// unless English has the greater weight.
Language preferred_language(std::string_view accept_language);

/// How much an Accept-Encoding header (RFC 9110 §12.5.3) wants `coding`, by name or by `*`: its
/// quality value in thousandths, 0 for not at all.
int coding_weight(std::string_view accept_encoding, std::string_view coding);

/// True when an If-None-Match header (RFC 9110 §13.1.2) names `etag`, weakly compared, or is `*`.
bool matches_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace telusur::http
