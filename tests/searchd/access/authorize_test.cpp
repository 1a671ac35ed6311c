// SPDX-License-Identifier: GPL-2.0-or-later
#include "access/authorize.hpp"

#include <doctest/doctest.h>

using namespace telusur;
using access::Scope;
using std::chrono::system_clock;

namespace {

http::Request with_key(std::string secret, bool in_query = false) {
  http::Request request;
  request.credential = {std::move(secret), in_query};
  return request;
}

access::Key key(std::string name, access::Scopes scopes) {
  return {.name = name,
          .digest = access::digest_of(name),  // the key's text is its name
          .scopes = scopes,
          .expires = std::nullopt,
          .rate = std::nullopt};
}

unsigned status(const access::KeyRing& ring, const http::Request& request, Scope scope) {
  const auto problem = access::authorize(ring, request, scope);
  return problem ? status_of(problem->kind) : 200;
}

}  // namespace

TEST_CASE("who may do what") {
  access::Key old = key("old", {Scope::search, Scope::write, Scope::admin});
  old.expires = system_clock::now() - std::chrono::seconds(1);
  const std::vector<access::Key> keys = {key("reader", {Scope::search}),
                                         key("writer", {Scope::write}), old};
  const access::KeyRing none;
  const access::KeyRing open(keys, true);
  const access::KeyRing closed(keys, false);
  struct Row {
    const char* what;
    const access::KeyRing& ring;
    http::Request request;
    Scope scope;
    unsigned status;
  };
  for (const Row& row : {
           Row{"no keys at all", none, with_key(""), Scope::search, 200},
           Row{"a key that is not asked for", none, with_key("x"), Scope::search, 200},
           Row{"writing is off", none, with_key("x"), Scope::write, 403},
           Row{"open search", open, with_key(""), Scope::search, 200},
           Row{"open search, a typo in the key", open, with_key("raeder"), Scope::search, 401},
           Row{"open search, any good key", open, with_key("writer"), Scope::search, 200},
           Row{"open search does not open writing", open, with_key(""), Scope::write, 401},
           Row{"closed search", closed, with_key(""), Scope::search, 401},
           Row{"with its key", closed, with_key("reader"), Scope::search, 200},
           Row{"with its key in the URI", closed, with_key("reader", true), Scope::search, 200},
           Row{"with another's", closed, with_key("writer"), Scope::search, 403},
           Row{"expired", closed, with_key("old"), Scope::search, 401},
           Row{"unknown", closed, with_key("nobody"), Scope::search, 401},
           Row{"write", closed, with_key("writer"), Scope::write, 200},
           Row{"write, the key in the URI", closed, with_key("writer", true), Scope::write, 401},
           Row{"write with a search key", closed, with_key("reader"), Scope::write, 403},
           Row{"admin with a key that expired", closed, with_key("old"), Scope::admin, 401},
       }) {
    CAPTURE(row.what);
    CHECK(status(row.ring, row.request, row.scope) == row.status);
  }
}

TEST_CASE("refusals carry the challenge that clients know (RFC 6750)") {
  const access::KeyRing ring({key("reader", {Scope::search}), key("writer", {Scope::write})},
                             false);
  const auto challenge = [&](const http::Request& request, Scope scope) {
    return std::string(
        to_response(*access::authorize(ring, request, scope), request).header("WWW-Authenticate"));
  };
  CHECK(challenge(with_key(""), Scope::search) == "Bearer realm=\"telusur\"");
  CHECK(challenge(with_key("x"), Scope::search).find("invalid_token") != std::string::npos);
  CHECK(challenge(with_key("reader"), Scope::write).find("insufficient_scope") !=
        std::string::npos);
}
