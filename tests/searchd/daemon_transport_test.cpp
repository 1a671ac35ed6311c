// SPDX-License-Identifier: GPL-2.0-or-later
// How answers travel: sockets of every kind, TLS, proxies, codings.
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <brotli/decode.h>
#include <boost/json.hpp>
#include <cstring>
#include <fstream>

#include "certificate.hpp"
#include "running_service.hpp"

using namespace telusur::testing;

namespace {

constexpr const char* kSearch = "/v1/search?q=umkm";

bool ipv6_works() {
  const int fd = ::socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in6 address{};
  address.sin6_family = AF_INET6;
  address.sin6_addr = in6addr_loopback;
  const bool works = ::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(fd);
  return works;
}

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The client of the last request as the log has it.
std::string logged_peer(const RunningService& service, const std::string& id) {
  std::string peer;
  eventually([&] {
    std::ifstream log(service.log());
    for (std::string line; std::getline(log, line);) {
      if (line.find('"' + id + '"') == std::string::npos) continue;
      peer = boost::json::parse(line).at("peer").as_string();
    }
    return !peer.empty();
  });
  return peer;
}

std::string decoded(const std::string& coding, const std::string& body) {
  std::string text(std::size_t{1} << 20U, '\0');
  std::size_t size = text.size();
  if (coding == "zstd") {
    size = ZSTD_decompress(text.data(), text.size(), body.data(), body.size());
    REQUIRE(ZSTD_isError(size) == 0);
  } else if (coding == "br") {
    REQUIRE(BrotliDecoderDecompress(body.size(), reinterpret_cast<const std::uint8_t*>(body.data()),
                                    &size, reinterpret_cast<std::uint8_t*>(text.data())) ==
            BROTLI_DECODER_RESULT_SUCCESS);
  } else {
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
    stream.avail_in = static_cast<uInt>(body.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    REQUIRE(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    size = stream.total_out;
    inflateEnd(&stream);
  }
  text.resize(size);
  return text;
}

}  // namespace

TEST_CASE("a Unix socket is listened on, replaces what a killed daemon left, and is cleared away") {
  RunningService service;
  const std::string path = (service.folder().path() / "telusur.sock").string();
  service.start({"--listen", "unix:" + path});
  CHECK(Client::to_unix(path).get(kSearch).value().status == 200);
  CHECK(service.healthy());

  const Run second = run_searchd({"--db", service.db().string(), "--listen", "unix:" + path},
                                 service.folder().path() / "second.log");
  CHECK(second.status == 2);
  CHECK(second.error.find("unix:" + path) != std::string::npos);
  CHECK(Client::to_unix(path).get(kSearch).value().status == 200);

  service.start({"--listen", "unix:" + path});  // kills the first
  CHECK(Client::to_unix(path).get(kSearch).value().status == 200);
  service.daemon().signal(SIGTERM);
  CHECK(service.daemon().wait() == 0);
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("a Unix socket has the mode that was asked for") {
  RunningService service;
  const std::string path = (service.folder().path() / "telusur.sock").string();
  service.start({"--listen", "unix:" + path, "--socket-mode", "660"});
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  CHECK((status.st_mode & 07777U) == 0660U);
  CHECK(Client::to_unix(path).get(kSearch).value().status == 200);
  const Run run = run_searchd({"--db", service.db().string(), "--socket-mode", "rw"},
                              service.folder().path() / "second.log");
  CHECK(run.status == 2);
  CHECK(run.error.find("--socket-mode") != std::string::npos);
}

TEST_CASE("a file that is no socket is not replaced") {
  const RunningService service;
  const auto file = service.folder().write("precious", "do not lose");
  const Run run = run_searchd({"--db", service.db().string(), "--listen", "unix:" + file.string()},
                              service.folder().path() / "second.log");
  CHECK(run.status == 2);
  CHECK(content(file) == "do not lose");
}

TEST_CASE("IPv4 and IPv6 are listened on side by side") {
  if (!ipv6_works()) {
    MESSAGE("skipped: no IPv6 on this machine");
    return;
  }
  RunningService service;
  service.start({"--listen", "[::1]:0"});
  CHECK(Client::to_ipv6(service.daemon().ports().at(1)).get(kSearch).value().status == 200);
  CHECK(service.healthy());
}

TEST_CASE("TLS serves what HTTP serves, and shows a new certificate after SIGHUP") {
  RunningService service;
  const Certificate files(service.folder().path());
  service.start({"--listen", "https://127.0.0.1:0", "--tls-certificate", files.certificate.string(),
                 "--tls-key", files.key.string()});
  const std::uint16_t port = service.daemon().ports().at(1);
  Client client = Client::secure(port);
  for (int i = 0; i < 3; ++i)
    CHECK(client.get(kSearch).value().status == 200);
  const std::string description = client.get("/opensearch.xml").value().body;
  CHECK(description.find("https://") != std::string::npos);
  CHECK(description.find("\"http://127.") == std::string::npos);
  CHECK(client.get(kSearch, "Connection: close\r\n").value().status == 200);
  CHECK(client.closed());

  Client before = Client::secure(port);
  const std::string old = before.certificate_digest();
  files.renew();
  service.daemon().signal(SIGHUP);
  CHECK(eventually([&] { return Client::secure(port).certificate_digest() != old; }));
  CHECK(before.get(kSearch).value().status == 200);  // goes on with the old one
}

TEST_CASE("what is no TLS on a TLS port harms nobody") {
  RunningService service;
  const Certificate files(service.folder().path());
  service.start({"--listen", "https://127.0.0.1:0", "--tls-certificate", files.certificate.string(),
                 "--tls-key", files.key.string(), "--header-timeout-ms", "300"});
  const std::uint16_t port = service.daemon().ports().at(1);
  Client plain(port);
  plain.send(get_request(kSearch));
  CHECK_FALSE(plain.receive().has_value());
  Client silent(port);
  CHECK(silent.closed());  // the handshake has a deadline
  CHECK(Client::secure(port).get(kSearch).value().status == 200);
}

TEST_CASE("TLS needs a certificate and its key") {
  const RunningService service;
  const Certificate files(service.folder().path());
  const TemporaryFolder elsewhere;
  const Certificate others(elsewhere.path());
  const auto check = [&](std::vector<std::string> options) {
    options.insert(options.end(), {"--db", service.db().string(), "--check-config"});
    return run_searchd(options, service.folder().path() / "check.log").status;
  };
  const std::string certificate = files.certificate.string();
  CHECK(check({"--tls-certificate", certificate, "--tls-key", files.key.string()}) == 0);
  CHECK(check({"--tls-certificate", certificate}) == 2);
  CHECK(check({"--tls-certificate", certificate, "--tls-key", others.key.string()}) == 2);
  CHECK(check({"--tls-certificate", certificate, "--tls-key", certificate}) == 2);
  CHECK(check({"--listen", "https://127.0.0.1:0"}) == 2);
}

TEST_CASE("only a proxy that is trusted tells who the client is") {
  RunningService service;
  const std::string header = "X-Forwarded-For: 203.0.113.9\r\n";
  service.start({"--access-log", "json"});
  service.connect().get(kSearch, header + "X-Request-Id: stranger\r\n");
  CHECK(logged_peer(service, "stranger") == "127.0.0.1");
  service.start({"--access-log", "json", "--trusted-proxy", "127.0.0.0/8"});
  service.connect().get(kSearch, header + "X-Request-Id: proxied\r\n");
  CHECK(logged_peer(service, "proxied") == "203.0.113.9");
}

TEST_CASE("bodies come in the coding that is wanted most, and caches are told") {
  const RunningService service;
  const std::string plain = service.connect().get("/openapi.json").value().body;
  struct Row {
    const char* accept;
    const char* coding;
  };
  for (const Row& row : {
           Row{"gzip", "gzip"},
           Row{"gzip, deflate, br", "br"},
           Row{"gzip, deflate, br, zstd", "zstd"},
           Row{"br;q=0.5, gzip;q=0.8", "gzip"},
           Row{"zstd;q=0, *", "br"},
           Row{"identity", ""},
           Row{"*;q=0", ""},
       }) {
    CAPTURE(row.accept);
    const Reply reply =
        service.connect()
            .get("/openapi.json", "Accept-Encoding: " + std::string(row.accept) + "\r\n")
            .value();
    CHECK(reply.header("content-encoding") == row.coding);
    CHECK(reply.header("vary").find("Accept-Encoding") != std::string::npos);
    CHECK((*row.coding == '\0' ? reply.body : decoded(row.coding, reply.body)) == plain);
  }
}

TEST_CASE("a socket unit hands over its socket") {
  const TemporaryFolder folder;
  index_titles(folder.path() / "db", {"Project S mengancam UMKM"});
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  REQUIRE(::listen(fd, 16) == 0);
  socklen_t size = sizeof address;
  ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
  Client early(ntohs(address.sin_port));  // before there is a daemon: it waits in the backlog
  Daemon daemon(folder.path() / "db", folder.path() / "log", Daemon::Activated{fd});
  ::close(fd);
  CHECK(daemon.port() == ntohs(address.sin_port));
  CHECK(early.get(kSearch).value().status == 200);
  CHECK(daemon.connect().get(kSearch).value().status == 200);
  daemon.signal(SIGTERM);
  CHECK(daemon.wait() == 0);
}
