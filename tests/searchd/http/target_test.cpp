// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/target.hpp"

#include <doctest/doctest.h>

using namespace telusur::http;

TEST_CASE("a target is read into a path and parameters, decoded") {
  struct Expected {
    std::string path;
    std::vector<Parameter> parameters;
  };
  struct Row {
    const char* text;
    Expected target;
  };
  for (const Row& row : {
           Row{"/", {"/", {}}},
           Row{"/v1/search?q=Project+S+UMKM&limit=3",
               {"/v1/search", {{"q", "Project S UMKM"}, {"limit", "3"}}}},
           Row{"/a%20b+c?q=1%2B1", {"/a b+c", {{"q", "1+1"}}}},
           Row{"/?q=caf%C3%A9", {"/", {{"q", "café"}}}},
           Row{"/?q=caf%E9", {"/", {{"q", "caf\xEF\xBF\xBD"}}}},
           Row{"/?q=café", {"/", {{"q", "café"}}}},
           Row{"/?a&b=&=c&&d==", {"/", {{"a", ""}, {"b", ""}, {"", "c"}, {"d", "="}}}},
           Row{"/?", {"/", {}}},
           Row{"/x?a=1#part", {"/x", {{"a", "1"}}}},
           Row{"http://host.example/x?a=1", {"/x", {{"a", "1"}}}},
           Row{"https://host.example", {"/", {}}},
           Row{"/%2e%2e/etc/passwd", {"/../etc/passwd", {}}},
       }) {
    const auto& [text, target] = row;
    CAPTURE(row.text);
    const auto result = parse_target(text);
    REQUIRE(result.target);
    CHECK(result.target->path == target.path);
    CHECK(result.target->parameters == target.parameters);
  }
}

TEST_CASE("a path is split at its slashes, but not at encoded ones") {
  struct Row {
    const char* text;
    std::vector<std::string> segments;
  };
  for (const Row& row : {
           Row{"/", {""}},
           Row{"/v1/search", {"v1", "search"}},
           Row{"/v1//x/", {"v1", "", "x", ""}},
           Row{"/v1/articles/a%2Fb%20c", {"v1", "articles", "a/b c"}},
           Row{"/v1%2Fsearch", {"v1/search"}},
       }) {
    const auto& [text, segments] = row;
    CAPTURE(row.text);
    const auto result = parse_target(text);
    REQUIRE(result.target);
    CHECK(result.target->segments == segments);
  }
}

TEST_CASE("a target that cannot be read says why") {
  struct Row {
    const char* text;
    TargetFault fault;
  };
  for (const Row& row : {
           Row{"", TargetFault::not_a_path},
           Row{"*", TargetFault::not_a_path},
           Row{"search", TargetFault::not_a_path},
           Row{"http://host.example?q=1", TargetFault::not_a_path},
           Row{"/?q=100%", TargetFault::bad_percent},
           Row{"/?q=%4", TargetFault::bad_percent},
           Row{"/?q=%zz", TargetFault::bad_percent},
           Row{"/?q=%4z", TargetFault::bad_percent},
           Row{"/%4", TargetFault::bad_percent},
           Row{"/?q=a%00b", TargetFault::nul},
       }) {
    const auto& [text, fault] = row;
    CAPTURE(row.text);
    const auto result = parse_target(text);
    CHECK_FALSE(result.target);
    CHECK(result.fault == fault);
  }
}

TEST_CASE("what percent_encoded writes parse_target reads back") {
  for (const char* text : {"", "Project S UMKM", "50% & lebih", "café=\"1+1\"#?", "a-b._~c"}) {
    CAPTURE(text);
    const auto result = parse_target("/?q=" + percent_encoded(text));
    REQUIRE(result.target);
    CHECK(result.target->parameters.at(0).value == text);
  }
}

TEST_CASE("what looks like a misspelt key is masked") {
  struct Row {
    const char* target;
    const char* masked;
  };
  for (const Row& row : {
           Row{"/v1/search", "/v1/search"},
           Row{"/v1/search?q=a&limit=3", "/v1/search?q=a&limit=3"},
           Row{"/v1/search?Key=s1&q=a", "/v1/search?Key=***&q=a"},
           Row{"/v1/search?q=a&api_key=s1", "/v1/search?q=a&api_key=***"},
           Row{"/?API-Key=s&access%5Ftoken=t#key=u", "/?API-Key=***&access%5Ftoken=***#key=u"},
           Row{"/?token&token=", "/?token&token=***"},
           Row{"/?monkey=s&q=key=s", "/?monkey=s&q=key=s"},
           Row{"/?", "/?"},
       }) {
    CAPTURE(row.target);
    std::string target = row.target;
    mask_secrets(target);
    CHECK(target == row.masked);
  }
}

TEST_CASE("a host is a name or an address, maybe with a port") {
  for (const char* host : {"cari.example", "cari.example:8080", "127.0.0.1", "[::1]:7331", "a_b"})
    CHECK(is_host(host));
  for (const char* host : {"", "a b", "a/b", "a@b", "a\"b", "caf\u00E9"})
    CHECK_FALSE(is_host(host));
}

TEST_CASE("a parameter is taken out of a target, however it is written") {
  struct Row {
    const char* target;
    const char* left;
    std::optional<std::string> value;
  };
  for (const Row& row : {
           Row{"/v1/search?q=a", "/v1/search?q=a", std::nullopt},
           Row{"/v1/search", "/v1/search", std::nullopt},
           Row{"/v1/search?q=a&key=s%20t&limit=3", "/v1/search?q=a&limit=3", "s t"},
           Row{"/v1/search?key=s", "/v1/search", "s"},
           Row{"/v1/search?k%65y=s&q=a", "/v1/search?q=a", "s"},
           Row{"/?key=a&key=b#c", "/#c", "b"},
           Row{"/?key", "/", ""},
           Row{"/?monkey=s&keys=t", "/?monkey=s&keys=t", std::nullopt},
           Row{"/?q=key%3Ds", "/?q=key%3Ds", std::nullopt},
           Row{"/?%zz&key=s%zz", "/?%zz", ""},
       }) {
    CAPTURE(row.target);
    std::string target = row.target;
    CHECK(take_parameter(target, "key") == row.value);
    CHECK(target == row.left);
  }
}
