// SPDX-License-Identifier: GPL-2.0-or-later
// --server: a real telusur-searchd gives what --db gives; anything else is said clearly.
#include <doctest/doctest.h>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <regex>
#include <string>
#include <vector>

#include "programs.hpp"
#include "running_daemon.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;

namespace {

/// The corpus, indexed and served.
struct Served {
  TemporaryFolder folder;
  std::string db = (folder.path() / "indeks").string();
  std::optional<Daemon> daemon;

  Served() {
    const Finished indexed = run_indexer({"--db", db, kCorpus.string()});
    REQUIRE_MESSAGE(indexed.status == 0, indexed.err);
    daemon.emplace(db, folder.path() / "log");
  }
  [[nodiscard]] std::string url() const {
    return "http://127.0.0.1:" + std::to_string(daemon->port());
  }
};

const Served& served() {
  static const Served made;
  return made;
}

Finished search(std::vector<std::string> where, const std::vector<std::string>& arguments) {
  where.insert(where.end(), arguments.begin(), arguments.end());
  return run_telusur(where);
}

/// Without what differs each time: how long it took, the id a server gives the query, the moment in
/// a cursor; and without the last digits of scores, for Boost.JSON 1.81 reads numbers to within one
/// unit in the last place.
std::string timeless(const std::string& text) {
  static const std::regex took(
      R"re(\(\d+\.\d m[ds]\)|"took_ms":[^,]*|,"(?:query_id|next_cursor)":"[^"]*")re");
  static const std::regex score(R"(("score":\d+\.\d{0,12})\d*)");
  return std::regex_replace(std::regex_replace(text, took, ""), score, "$1");
}

/// Accepts one connection and answers any request with `reply`; tells what was asked.
class OneReply {
 public:
  OneReply() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    timeval patience{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    address_.sin_family = AF_INET;
    address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address_;
    auto* generic = reinterpret_cast<sockaddr*>(&address_);
    REQUIRE(::bind(socket_, generic, size) == 0);
    REQUIRE(::listen(socket_, 1) == 0);
    REQUIRE(::getsockname(socket_, generic, &size) == 0);
  }
  ~OneReply() { ::close(socket_); }
  OneReply(const OneReply&) = delete;
  OneReply& operator=(const OneReply&) = delete;

  [[nodiscard]] std::string url() const {
    return "http://127.0.0.1:" + std::to_string(ntohs(address_.sin_port));
  }
  std::string serve(const std::string& reply) const {
    const int peer = ::accept(socket_, nullptr, nullptr);
    std::array<char, 8192> buffer{};
    const ssize_t got = ::read(peer, buffer.data(), buffer.size());
    [[maybe_unused]] const ssize_t sent = ::write(peer, reply.data(), reply.size());
    ::close(peer);
    return {buffer.data(), got > 0 ? static_cast<std::size_t>(got) : 0};
  }

 private:
  int socket_;
  sockaddr_in address_{};
};

std::string http_reply(const std::string& status, const std::string& body) {
  return "HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\nConnection: close\r\n\r\n" + body;
}

}  // namespace

TEST_CASE("the same output from a server as from the index") {
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"Project", "S", "UMKM"},
           {"--lang", "en", "peretasan", "data"},
           {"--json", "Project S UMKM"},
           {"--jsonl", "peretasan data"},
           {"--format", "tsv", "satelit"},
           {"--format", "csv", "satelit"},
           {"--format", "atom", "satelit"},
           {"-l", "judi online"},
           {"--ids", "-n", "3", "--offset", "2", "data"},
           {"-c", "data"},
           {"-c", "--match", "any", "data", "satelit", "pulsa"},
           {"--ids", "-n", "500", "data"},
           {"--json", "-n", "0", "--", std::string(3000, 'a') + " data \xFF"},
           {"--ids", "--section", "-x", "--tag", "a", "--tag", "b", std::string(6000, 'a')},
           {"data " + std::string(20'000, 'a')},
           {"--since", "2024", "--until", "2023", "data"},
           {"-q", "data"},
           {"--ids", "--sort", "newest", "--match", "any", "--expand", "none", "data pribadi"},
           {"--no-group", "--snippets", "0", "data"},
           {"\"kutip tanpa pasangan data &=%"},
           {"zzzz"},
           {""},
       }) {
    const std::string shown = boost::json::serialize(boost::json::value_from(arguments));
    CAPTURE(shown);
    // What being new adds to a score changes from one moment to the next.
    const Finished local = search({"--no-recency", "--db", served().db}, arguments);
    const Finished remote = search({"--no-recency", "--server", served().url()}, arguments);
    CHECK(remote.status == local.status);
    CHECK(timeless(remote.out) == timeless(local.out));
    CHECK(remote.err == local.err);
  }
}

TEST_CASE("suggest and related, from a server as from the index") {
  const std::string found = search({"--db", served().db}, {"--ids", "-n", "1", "satelit"}).out;
  const std::string id = found.substr(0, found.find('\n'));
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"suggest", "sat"},
           {"suggest", "-n", "2", "perangkat & = %"},
           {"suggest", "zzzz"},
           {"related", id},
           {"related", "-n", "1", id},
           {"related", "tiada/?"},
       }) {
    const std::string shown = boost::json::serialize(boost::json::value_from(arguments));
    CAPTURE(shown);
    const Finished local = search({"--db", served().db}, arguments);
    const Finished remote = search({"--server", served().url()}, arguments);
    CHECK(remote.status == local.status);
    CHECK(remote.out == local.out);
    CHECK(remote.err == local.err);
  }
  CHECK(run_telusur({"suggest", "sat"}, {.environment = {{"TELUSUR_SERVER", served().url()}}})
            .status == 0);
  CHECK(contains(run_telusur({"related", "--db", served().db, "--server", served().url(), id}).err,
                 "tidak dapat dipakai bersama"));
}

TEST_CASE("what an address has no room for is posted") {
  const OneReply server;
  Process telusur(kTelusur, {"--server", server.url(), "--ids", "-n", "5", "--no-group", "--tag",
                             "a", "--tag", "-b", std::string(5000, 'x')});
  const std::string request =
      server.serve(http_reply("200 OK", R"({"format_version":1,"hits":[]})"));
  CHECK_MESSAGE(request.starts_with("POST /v1/search HTTP/1.1\r\n"), request);
  const auto body = json_of(request.substr(request.find("\r\n\r\n") + 4)).as_object();
  CHECK(body.at("q").as_string() == std::string(5000, 'x'));
  CHECK(body.at("limit") == 5);
  CHECK(body.at("collapse") == "none");
  CHECK(body.at("tag") == boost::json::array{"a", "-b"});
  CHECK(telusur.wait().status == 1);
}

TEST_CASE("page after page is asked for by cursors") {
  const OneReply server;
  Process telusur(kTelusur, {"--server", server.url(), "--ids", "-n", "150", "pulsa"});
  CHECK(contains(
      server.serve(http_reply(
          "200 OK",
          R"({"format_version":1,"total":{"value":3,"relation":"eq"},"next_cursor":"c1","hits":[{"id":"a"},{"id":"b"}]})")),
      "GET /v1/search?q=pulsa&limit=100 "));
  CHECK(contains(server.serve(http_reply("200 OK", R"({"format_version":1,"hits":[{"id":"c"}]})")),
                 "GET /v1/search?q=pulsa&limit=100&cursor=c1 "));
  const Finished done = telusur.wait();
  CHECK(done.out == "a\nb\nc\n");
  CHECK(done.status == 0);
}

TEST_CASE("-c has all that matches counted, and needs no hits") {
  const OneReply server;
  Process telusur(kTelusur, {"--server", server.url(), "-c", "-n", "7", "pulsa"});
  CHECK(contains(
      server.serve(http_reply(
          "200 OK",
          R"({"format_version":1,"total":{"value":634,"relation":"gte"},"timed_out":true,"hits":[]})")),
      "GET /v1/search?q=pulsa&limit=0&timeline=year "));
  const Finished done = telusur.wait();
  CHECK(done.out == "634\n");
  CHECK(done.err ==
        "telusur: Hasil tidak lengkap, waktu untuk mencari habis.\n"
        "telusur: Mungkin lebih banyak artikel yang cocok.\n");
}

TEST_CASE("a search that ran out of time says so") {
  for (const std::string format : {"text", "ids", "tsv", "atom", "json"}) {
    CAPTURE(format);
    const OneReply server;
    Process telusur(kTelusur,
                    {"--server", server.url(), "--lang", "en", "--format", format, "pulsa"});
    server.serve(http_reply(
        "200 OK",
        R"({"format_version":1,"total":{"value":1},"timed_out":true,"hits":[{"id":"a"}]})"));
    const Finished done = telusur.wait();
    CHECK(done.status == 0);
    const std::string note = "Incomplete, the time for the search ran out.\n";
    CHECK(contains(done.out, note) == (format == "text"));
    CHECK((done.err == "telusur: " + note) == (format != "text" && format != "json"));
  }
}

TEST_CASE("a path before /v1 is kept, and every choice is a parameter") {
  const OneReply server;
  Process telusur(kTelusur,
                  {"--server", server.url() + "/berita/", "--json", "--source", "k.example",
                   "--source", "-l.example", "--since", "2023-07", "--until", "7d", "--tag", "a&b",
                   "-n", "5", "--sort", "oldest", "--no-group", "pulsa naik"});
  const std::string request =
      server.serve(http_reply("200 OK", R"({"format_version":1,"hits":[]})"));
  CHECK_MESSAGE(
      request.starts_with(
          "GET /berita/v1/search?q=pulsa%20naik&limit=5&sort=oldest&collapse=none"
          "&source=k.example&source=-l.example&tag=a%26b&since=2023-07&until=7d HTTP/1.1"),
      request);
  CHECK(contains(request, "Accept-Language: id"));
  const Finished done = telusur.wait();
  CHECK(done.status == 1);
  CHECK(done.out == "{\"format_version\":1,\"hits\":[]}\n");
}

TEST_CASE("what a server answers otherwise is said in one line") {
  struct Row {
    std::string reply;
    std::string said;
  };
  for (const auto& [reply, said] : {
           Row{http_reply("400 Bad Request", R"({"title":"T","detail":"limit: terlalu besar"})"),
               "limit: terlalu besar (HTTP 400)"},
           Row{http_reply("503 Service Unavailable", R"({"title":"Server sibuk"})"),
               "Server sibuk (HTTP 503)"},
           Row{http_reply("404 Not Found", "<html>"), "status HTTP 404"},
           Row{http_reply("200 OK", "<html>"), "bukan JSON"},
           Row{http_reply("200 OK", R"({"format_version":9,"hits":[]})"), "format_version: 9"},
           Row{http_reply("200 OK", R"({"format_version":1,"hits":[{"id":1}]})"), "id: not of"},
           Row{"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{", "127.0.0.1"},
           Row{"SSH-2.0-x\r\n", "127.0.0.1"},
           Row{"", "127.0.0.1"},
       }) {
    const std::string expected = said;
    CAPTURE(expected);
    const OneReply server;
    Process telusur(kTelusur, {"--server", server.url(), "pulsa"});
    server.serve(reply);
    const Finished done = telusur.wait();
    CHECK(done.status == 2);
    CHECK(done.out.empty());
    CHECK_MESSAGE(contains(done.err, said), done.err);
    CHECK_MESSAGE(done.err.find('\n') == done.err.size() - 1, done.err);
  }
}

TEST_CASE("a server's own refusal is shown") {
  const Finished done =
      search({"--server", served().url()}, {"--tag", std::string(2000, 'a'), "a"});
  CHECK(done.status == 2);
  CHECK_MESSAGE(contains(done.err, "(HTTP 400)"), done.err);
}

TEST_CASE("addresses that cannot be asked") {
  for (const std::string url : {"127.0.0.1:7331", "https://k.example", "http://", "ftp://k.example",
                                "http://k.example/?q=1", "http://127.0.0.1:1"}) {
    CAPTURE(url);
    const Finished done = run_telusur({"--server", url, "pulsa"});
    CHECK(done.status == 2);
    CHECK_MESSAGE(contains(done.err, url), done.err);
  }
}

TEST_CASE("either --db or --server; a flag wins over the environment") {
  const std::string url = served().url();
  const std::string& db = served().db;
  CHECK(contains(run_telusur({"--db", db, "--server", url, "data"}).err,
                 "tidak dapat dipakai bersama"));
  CHECK(run_telusur({"-q", "--server", url, "data"}, {.environment = {{"TELUSUR_DB", "/tiada"}}})
            .status == 0);
  CHECK(run_telusur({"-q", "--db", db, "data"},
                    {.environment = {{"TELUSUR_SERVER", "http://127.0.0.1:1"}}})
            .status == 0);
  CHECK(run_telusur({"-q", "data"}, {.environment = {{"TELUSUR_SERVER", url}}}).status == 0);
  CHECK(run_telusur({"data"}, {.environment = {{"TELUSUR_SERVER", url}, {"TELUSUR_DB", db}}})
            .status == 2);
  CHECK(contains(run_telusur({"--server", url, "--no-title", "data"}).err, "--no-title"));
  CHECK(contains(run_telusur({"--server", url, "--synonyms", "x", "data"}).err, "--synonyms"));
}
