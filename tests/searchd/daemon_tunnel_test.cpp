// SPDX-License-Identifier: GPL-2.0-or-later
// A shard behind TLS, as the shipped stunnel.conf has it: both sides show a certificate.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "process.hpp"
#include "running_daemon.hpp"
#include "small_index.hpp"
#include "temporary_folder.hpp"
#include "xapian_servers.hpp"

using namespace telusur;
using namespace telusur::testing;
namespace fs = std::filesystem;

namespace {

const fs::path kOpenssl = "/usr/bin/openssl";
const fs::path kTunnel = "/usr/bin/stunnel4";

bool have_tools() {
  if (!have_xapian_tools("shards behind TLS")) return false;
  for (const fs::path& program : {kOpenssl, kTunnel}) {
    if (fs::exists(program)) continue;
    MESSAGE("skipped: shards behind TLS: no " << program.string() << " here");
    return false;
  }
  return true;
}

void openssl(const std::vector<std::string>& arguments) {
  const Finished finished = run(kOpenssl, arguments);
  REQUIRE_MESSAGE(finished.status == 0, finished.err);
}

/// An authority and a certificate of it, for a host of this name.
struct Authority {
  Authority(const fs::path& where, const std::string& host) : folder(where) {
    fs::create_directory(folder);
    const auto file = [&](const char* name) { return (folder / name).string(); };
    const std::vector<std::string> make = {"req",    "-x509",    "-newkey",
                                           "ec",     "-pkeyopt", "ec_paramgen_curve:P-256",
                                           "-nodes", "-days",    "2"};
    const auto with = [&](const std::vector<std::string>& more) {
      std::vector<std::string> all = make;
      all.insert(all.end(), more.begin(), more.end());
      openssl(all);
    };
    with({"-subj", "/CN=authority", "-keyout", file("ca.key"), "-out", file("ca.pem")});
    with({"-subj", "/CN=" + host, "-addext", "subjectAltName=DNS:" + host, "-CA", file("ca.pem"),
          "-CAkey", file("ca.key"), "-keyout", file("host.key"), "-out", file("host.pem")});
  }

  fs::path folder;
};

/// The shipped file, with other folders and ports, to be run in the foreground.
std::string tunnel_config(const Authority& authority,
                          const std::map<std::string, std::string>& changes) {
  std::map<std::string, std::string> all = changes;
  for (const auto& [theirs, ours] :
       {std::pair{"host.pem", "host.pem"}, {"host.key", "host.key"}, {"cluster-ca.pem", "ca.pem"}})
    all[fmt::format("/etc/telusur/tls/{}", theirs)] = (authority.folder / ours).string();
  std::string config = "foreground = yes\npid =\n";
  std::ifstream shipped(fs::path(TELUSUR_DEPLOY) / "cluster" / "stunnel.conf");
  for (std::string line; std::getline(shipped, line); config += line + "\n") {
    for (const auto& [theirs, ours] : all) {
      const std::size_t at = line.find(theirs);
      if (at != std::string::npos) line.replace(at, theirs.size(), ours);
    }
  }
  return config;
}

std::string here(std::uint16_t port) {
  return fmt::format("127.0.0.1:{}", port);
}

}  // namespace

TEST_CASE("a shard is reached through a tunnel, and by nobody without a certificate") {
  if (!have_tools()) return;
  const TemporaryFolder folder;
  const fs::path log = folder.path() / "log";
  write_index(folder.path() / "s0", analysis::make_default_analyzer(),
              {make_article("a", "Menara satu", "Menara di desa.")});
  const std::uint16_t shard = free_port();
  const std::uint16_t offered = free_port();
  const std::uint16_t reached = free_port();
  const std::uint16_t by_stranger = free_port();
  const XapianServer server("xapian-tcpsrv", shard, folder.path() / "s0", log);

  const Authority authority(folder.path() / "tls", "host2.telusur");
  const auto start = [&](const Authority& whose, std::uint16_t offers, std::uint16_t reaches) {
    const fs::path file = folder.write(fmt::format("stunnel-{}.conf", reaches),
                                       tunnel_config(whose, {{"10.0.0.1:7620", here(offers)},
                                                             {"127.0.0.1:7420", here(shard)},
                                                             {"127.0.0.1:7520", here(reaches)},
                                                             {"10.0.0.2:7620", here(offered)}}));
    auto tunnel = std::make_unique<BackgroundProgram>(
        std::vector<std::string>{kTunnel.string(), file.string()}, log);
    REQUIRE(is_listened_to(reaches));
    return tunnel;
  };
  const auto tunnel = start(authority, offered, reached);
  const Authority stranger(folder.path() / "stranger", "host2.telusur");
  const auto other = start(stranger, free_port(), by_stranger);

  const auto daemon_on = [&](std::uint16_t port) {
    return folder.write(fmt::format("cluster-{}.toml", port),
                        fmt::format("[[shard]]\nname = \"s0\"\nreplicas = [\"{}\"]\n", here(port)));
  };
  {
    const Daemon daemon(daemon_on(reached), log);
    const Reply reply = daemon.connect().get("/v1/search?q=menara").value();
    REQUIRE_MESSAGE(reply.status == 200, reply.body);
    CHECK(boost::json::parse(reply.body).at("hits").as_array().size() == 1);
  }
  const Run refused = run_searchd({"--cluster", daemon_on(by_stranger).string()}, log);
  CHECK(refused.status != 0);
  CHECK_MESSAGE(refused.error.find("tidak ada bagian indeks yang terjangkau") != std::string::npos,
                refused.error);
  Client plain(offered);
  plain.send("kueri tanpa TLS\r\n\r\n");
  plain.receive_all();  // an alert of TLS at most
  CHECK(plain.closed());
}
