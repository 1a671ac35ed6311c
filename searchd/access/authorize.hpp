// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <optional>

#include "access/keys.hpp"
#include "http/message.hpp"
#include "http/problem.hpp"

namespace telusur::access {

/// Why `request` may not do what needs `scope`; nothing when it may.
///
/// 401 without a key, or with one that is unknown or expired; 403 when the key lacks the scope, and
/// where no key could have it: then the endpoint is off. A key in the query string (`?key=`), which
/// ends up in histories and logs of proxies, is good for searching only. Without a key file a key
/// sent along is ignored.
std::optional<http::Problem> authorize(
    const KeyRing& ring, const http::Request& request, Scope scope,
    std::chrono::system_clock::time_point now = std::chrono::system_clock::now());

/// The key of the request if it is known and not expired, else null. Lives as long as `ring`.
const Key* key_of(const KeyRing& ring, const http::Request& request,
                  std::chrono::system_clock::time_point now = std::chrono::system_clock::now());

}  // namespace telusur::access
