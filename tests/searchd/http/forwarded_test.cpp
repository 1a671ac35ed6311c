// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/forwarded.hpp"

#include <doctest/doctest.h>

using namespace telusur;
using http::TrustedProxies;
using HeaderName = TrustedProxies::HeaderName;

namespace {

TrustedProxies trusting(HeaderName header) {
  auto proxies = TrustedProxies::parse({"10.0.0.0/8", "192.0.2.7", "fd00::/8", "unix"}, header);
  REQUIRE(proxies.has_value());
  return *proxies;
}

}  // namespace

TEST_CASE("networks of proxies contain what they say") {
  const TrustedProxies proxies = trusting(HeaderName::forwarded);
  for (const char* address : {"10.0.0.1", "10.255.255.255", "192.0.2.7", "fd12::1", "unix"}) {
    CAPTURE(address);
    CHECK(proxies.contains(address));
  }
  for (const char* address : {"11.0.0.1", "192.0.2.8", "fe80::1", "::ffff:10.0.0.1", "", "x"}) {
    CAPTURE(address);
    CHECK_FALSE(proxies.contains(address));
  }
  CHECK_FALSE(TrustedProxies().contains("127.0.0.1"));
  CHECK_FALSE(TrustedProxies().contains("unix"));
  for (const char* range : {"", "10.0.0.0/33", "10.0.0/8", "proxy.example", "fd00::/129"}) {
    CAPTURE(range);
    CHECK_FALSE(TrustedProxies::parse({range}, HeaderName::forwarded).has_value());
  }
}

TEST_CASE("a proxy that is trusted tells whether a request came by TLS") {
  struct Row {
    HeaderName header;
    const char* peer;
    std::vector<http::Header> headers;
    std::optional<bool> secure;
  };
  constexpr auto kX = HeaderName::x_forwarded_for;
  constexpr auto kStandard = HeaderName::forwarded;
  for (const Row& row : {
           Row{kX, "203.0.113.9", {{"X-Forwarded-Proto", "https"}}, std::nullopt},
           Row{kX, "10.0.0.1", {}, std::nullopt},
           Row{kX, "10.0.0.1", {{"X-Forwarded-Proto", "HTTPS"}}, true},
           Row{kX, "10.0.0.1", {{"X-Forwarded-Proto", "http"}}, false},
           Row{kX,
               "10.0.0.1",
               {{"X-Forwarded-Proto", "https"}, {"x-forwarded-proto", "http"}},
               false},
           Row{kX, "10.0.0.1", {{"Forwarded", "proto=https"}}, std::nullopt},
           Row{kStandard, "unix", {{"Forwarded", "for=1.1.1.1;proto=https"}}, true},
           Row{kStandard, "unix", {{"Forwarded", "proto=https, for=1.1.1.1;Proto=http"}}, false},
           Row{kStandard, "unix", {{"Forwarded", "for=1.1.1.1"}}, std::nullopt},
       }) {
    http::Request request;
    request.headers = row.headers;
    CHECK(trusting(row.header).told_secure(request, row.peer) == row.secure);
  }
}

TEST_CASE("the client is the last address that is no proxy of ours") {
  struct Row {
    const char* what;
    HeaderName header;
    const char* peer;
    std::vector<http::Header> headers;
    const char* client;
  };
  constexpr auto kX = HeaderName::x_forwarded_for;
  constexpr auto kStandard = HeaderName::forwarded;
  for (const Row& row : {
           Row{"a stranger's word",
               kX,
               "203.0.113.9",
               {{"X-Forwarded-For", "1.1.1.1"}},
               "203.0.113.9"},
           Row{"no header", kX, "10.0.0.1", {}, "10.0.0.1"},
           Row{"one proxy", kX, "10.0.0.1", {{"X-Forwarded-For", "203.0.113.9"}}, "203.0.113.9"},
           Row{"two proxies",
               kX,
               "10.0.0.1",
               {{"x-forwarded-for", "203.0.113.9, 10.0.0.2"}},
               "203.0.113.9"},
           Row{"what the client made up comes first",
               kX,
               "10.0.0.1",
               {{"X-Forwarded-For", "127.0.0.1, 203.0.113.9"}},
               "203.0.113.9"},
           Row{"several headers are one list",
               kX,
               "10.0.0.1",
               {{"X-Forwarded-For", "127.0.0.1"}, {"X-Forwarded-For", "203.0.113.9"}},
               "203.0.113.9"},
           Row{"nonsense ends the chain",
               kX,
               "10.0.0.1",
               {{"X-Forwarded-For", "203.0.113.9, what, 10.0.0.2"}},
               "10.0.0.2"},
           Row{"with a port", kX, "unix", {{"X-Forwarded-For", "203.0.113.9:4711"}}, "203.0.113.9"},
           Row{"bare IPv6", kX, "unix", {{"X-Forwarded-For", "2001:db8::1"}}, "2001:db8::1"},
           Row{"the other header is not looked at",
               kX,
               "10.0.0.1",
               {{"Forwarded", "for=1.1.1.1"}},
               "10.0.0.1"},
           Row{"RFC 7239",
               kStandard,
               "10.0.0.1",
               {{"Forwarded", "for=192.0.2.43, For=\"[2001:db8:cafe::17]:4711\";proto=https"}},
               "2001:db8:cafe::17"},
           Row{"hidden", kStandard, "10.0.0.1", {{"Forwarded", "for=_gazonk"}}, "10.0.0.1"},
           Row{"by alone", kStandard, "10.0.0.1", {{"Forwarded", "by=203.0.113.43"}}, "10.0.0.1"},
           Row{"half a bracket", kStandard, "10.0.0.1", {{"Forwarded", "for=\"[\""}}, "10.0.0.1"},
           Row{"commas alone", kX, "10.0.0.1", {{"X-Forwarded-For", ",,,"}}, "10.0.0.1"},
           Row{"proxies all the way",
               kX,
               "10.0.0.1",
               {{"X-Forwarded-For", "10.0.0.3, 10.0.0.2"}},
               "10.0.0.3"},
       }) {
    CAPTURE(row.what);
    http::Request request;
    request.headers = row.headers;
    CHECK(trusting(row.header).client_of(request, row.peer) == row.client);
  }
}
