// SPDX-License-Identifier: GPL-2.0-or-later
// The pages over HTTP: what headers, methods and statuses say. tests/e2e looks at them in a
// browser.
#include <doctest/doctest.h>

#include <memory>

#include "access/keys.hpp"
#include "running_daemon.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;

namespace {

constexpr const char* kBrowser = "Accept: text/html,*/*;q=0.8\r\nAccept-Language: id\r\n";

struct Pages {
  explicit Pages(const std::vector<std::string>& options = {}) {
    index_titles(db, {"Project S mengancam UMKM", "Tarif internet naik"});
    daemon = std::make_unique<Daemon>(db, folder.path() / "log", options);
  }
  Reply get(std::string_view target, std::string_view headers = kBrowser) const {
    return daemon->connect().get(target, headers).value();
  }

  TemporaryFolder folder;
  std::filesystem::path db = folder.path() / "db";
  std::unique_ptr<Daemon> daemon;
};

bool has(const Reply& reply, std::string_view text) {
  return reply.body.find(text) != std::string::npos;
}

/// What stands between `before` and the next quotation mark.
std::string value_after(const Reply& reply, std::string_view before) {
  const std::size_t at = reply.body.find(before);
  REQUIRE(at != std::string::npos);
  const std::size_t begin = at + before.size();
  return reply.body.substr(begin, reply.body.find('"', begin) - begin);
}

}  // namespace

TEST_CASE("pages are HTML, in the language preferred") {
  const Pages pages;
  const Reply start = pages.get("/");
  CHECK(start.status == 200);
  CHECK(start.header("content-type") == "text/html; charset=utf-8");
  CHECK(start.header("vary").find("Accept-Language") != std::string::npos);
  CHECK(has(start, "<html lang=\"id\">"));
  CHECK(has(pages.get("/", "Accept-Language: en\r\n"), "<html lang=\"en\">"));
  CHECK(has(pages.get("/search?q=umkm"), "Project S mengancam <mark>UMKM</mark>"));
  CHECK(has(pages.get("/?q=umkm"), "Project S mengancam <mark>UMKM</mark>"));
}

TEST_CASE("what a page cannot read it says, with the box to try again") {
  const Pages pages;
  for (const char* target : {"/search?q=umkm&since=nanti", "/search?q=umkm&page=0",
                             "/search?q=umkm&page=x", "/search?q=umkm&sort=best"}) {
    CAPTURE(target);
    const Reply reply = pages.get(target);
    CHECK(reply.status == 400);
    CHECK(has(reply, "<telusur-box"));
    CHECK(has(reply, "value=\"umkm\""));
  }
  CHECK(pages.get("/search?q=umkm&since=&page=&fbclid=1").status == 200);
}

TEST_CASE("what is not there is a page for browsers, a problem for programs") {
  const Pages pages;
  for (const char* target : {"/nihil", "/articles/nihil", "/assets/nihil.js", "/demo/nihil"}) {
    CAPTURE(target);
    const Reply reply = pages.get(target);
    CHECK(reply.status == 404);
    CHECK(reply.header("content-type") == "text/html; charset=utf-8");
  }
  CHECK(pages.get("/nihil", "").header("content-type") == "application/problem+json");
  CHECK(pages.get("/v1/nihil").header("content-type") == "application/problem+json");
}

TEST_CASE("files are kept for good under a name of their content, asked about under their own") {
  const Pages pages;
  const std::string path = value_after(pages.get("/"), "rel=\"stylesheet\" href=\"");
  const Reply style = pages.get(path);
  CHECK(style.status == 200);
  CHECK(style.header("cache-control") == "public, max-age=31536000, immutable");
  CHECK(style.header("content-type") == "text/css; charset=utf-8");
  CHECK(pages.get("/assets/page.css").status == 404);

  const Reply box = pages.get("/box.js");
  CHECK(box.header("cache-control") == "public, max-age=3600");
  CHECK(box.header("access-control-allow-origin") == "*");
  CHECK(box.header("cross-origin-resource-policy") == "cross-origin");
  const Reply again = pages.get("/box.js", "If-None-Match: " + box.header("etag") + "\r\n");
  CHECK(again.status == 304);
  CHECK(again.body.empty());
}

TEST_CASE("pages are only read") {
  const Pages pages;
  Client client = pages.daemon->connect();
  client.send("HEAD /search?q=umkm HTTP/1.1\r\nHost: a\r\n\r\n");
  const Reply head = client.receive(true).value();
  CHECK(head.status == 200);
  CHECK(std::stoul(head.header("content-length")) > 1000);
  client.send(post_request("/search", "{}"));
  const Reply post = client.receive().value();
  CHECK(post.status == 405);
  CHECK(post.header("allow") == "GET, HEAD, OPTIONS");
}

TEST_CASE("only the demonstration frames, and only its own") {
  const Pages pages;
  const auto policy = [&](std::string_view target) {
    return pages.get(target).header("content-security-policy");
  };
  const auto says = [&](std::string_view target, std::string_view rule) {
    return policy(target).find(rule) != std::string::npos;
  };
  CHECK(says("/search?q=a", "frame-ancestors 'none'"));
  CHECK_FALSE(says("/search?q=a", "frame-src"));
  CHECK(says("/demo", "frame-src 'self'"));
  CHECK(says("/demo/kantor", "frame-ancestors 'self'"));
}

TEST_CASE("where searching needs a key, so do its pages") {
  const TemporaryFolder folder;
  const telusur::access::NewKey key =
      telusur::access::make_key({telusur::access::Scope::search}, "redaksi");
  const Pages pages({"--keys", folder.write("keys.toml", key.table).string()});
  for (const char* target : {"/", "/search?q=umkm", "/articles/Tarif-internet-naik"}) {
    CAPTURE(target);
    const Reply refused = pages.get(target);
    CHECK(refused.status == 401);
    CHECK_FALSE(refused.header("www-authenticate").empty());
    CHECK_FALSE(has(refused, "UMKM"));
    CHECK(pages.get(target, "Authorization: Bearer " + key.secret + "\r\n").status == 200);
  }
  CHECK(pages.get("/box.js").status == 200);
}
