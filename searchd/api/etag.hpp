// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace telusur::searchd {

/// Weak (the same hits, not the same bytes: an answer tells how long it took), for what `request`
/// asks of one index revision.
std::string etag_of(std::string_view revision, const http::Request& request);

/// 304 when the client holds the answer of this revision already: no search is needed to know.
std::optional<http::Response> not_modified(std::string_view revision, const http::Request& request);

/// The validators of an answer that is good until the index changes.
void add_validators(http::Response& response, std::string_view revision,
                    const http::Request& request);

}  // namespace telusur::searchd
