// SPDX-License-Identifier: GPL-2.0-or-later
#include "access/authorize.hpp"

#include <fmt/format.h>

namespace telusur::access {
namespace {

using http::Problem;
using http::ProblemKind;

Problem refusal(ProblemKind kind, std::string indonesian, std::string english) {
  return {kind, {std::move(indonesian), std::move(english)}, {}, std::nullopt};
}

}  // namespace

const Key* key_of(const KeyRing& ring, const http::Request& request,
                  std::chrono::system_clock::time_point now) {
  if (request.credential.secret.empty()) return nullptr;
  const Key* key = ring.find(request.credential.secret);
  return key != nullptr && key->expires && now >= *key->expires ? nullptr : key;
}

std::optional<Problem> authorize(const KeyRing& ring, const http::Request& request, Scope scope,
                                 std::chrono::system_clock::time_point now) {
  if (!ring.offers(scope)) {
    return refusal(ProblemKind::key_not_allowed,
                   fmt::format("Fitur ini tidak aktif: tidak ada kunci untuk {}", name(scope)),
                   fmt::format("this is switched off: there is no key for {}", name(scope)));
  }
  const bool sent = !request.credential.secret.empty();
  if (ring.is_open(scope) && (!sent || ring.keys().empty())) return std::nullopt;
  if (!sent) {
    return refusal(ProblemKind::missing_key,
                   fmt::format("Perlu kunci untuk {}: Authorization: Bearer KUNCI", name(scope)),
                   fmt::format("a key for {} is needed: Authorization: Bearer KEY", name(scope)));
  }
  if (request.credential.in_query && scope != Scope::search) {
    return refusal(ProblemKind::missing_key,
                   "Kunci di URI hanya untuk pencarian; pakai Authorization: Bearer KUNCI",
                   "a key in the URI is for searching only; send Authorization: Bearer KEY");
  }
  const Key* key = key_of(ring, request, now);
  if (key == nullptr) {
    return refusal(ProblemKind::invalid_key, "Kunci tidak dikenal atau sudah kedaluwarsa",
                   "the key is unknown or has expired");
  }
  if (!key->scopes.has(scope) && !ring.is_open(scope)) {
    return refusal(ProblemKind::key_not_allowed,
                   fmt::format("Kunci ini bukan untuk {}", name(scope)),
                   fmt::format("this key is not for {}", name(scope)));
  }
  return std::nullopt;
}

}  // namespace telusur::access
