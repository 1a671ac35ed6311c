// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/cluster_file.hpp"

#include <doctest/doctest.h>

using namespace telusur;
using namespace telusur::index;

namespace {

constexpr std::string_view kShard = "\n[[shard]]\nname = \"a\"\nreplicas = [\"a\"]\n";

Result<ClusterConfig> parse(std::string_view text) {
  return parse_cluster(text, "/etc/telusur/cluster.toml");
}

}  // namespace

TEST_CASE("the example is a cluster file") {
  const auto cluster = read_cluster_file(TELUSUR_EXAMPLE_CLUSTER);
  REQUIRE_MESSAGE(cluster.has_value(), (cluster ? "" : to_string(cluster.error())));
  CHECK(cluster->shards.size() == 4);
  for (const ShardConfig& shard : cluster->shards)
    CHECK(shard.replicas.size() == 2);
}

TEST_CASE("a cluster file lists shards, their replicas and how long to wait") {
  const auto cluster = parse(R"(
timeout_ms = 300
connect_timeout_ms = 50
deadline_ms = 900
retry_after_ms = 500
retry_at_most_ms = 8000

[[shard]]
name = "a"
replicas = ["/srv/telusur/a", "127.0.0.1:7401", "[::1]:7402"]

[[shard]]
name = "b"
replicas = ["shards/b", "localhost:7403"]
)");
  REQUIRE(cluster);
  CHECK(cluster->timeout.count() == 300);
  CHECK(cluster->connect_timeout.count() == 50);
  CHECK(cluster->deadline.count() == 900);
  CHECK(cluster->retry_after.count() == 500);
  CHECK(cluster->retry_at_most.count() == 8000);
  REQUIRE(cluster->shards.size() == 2);
  const ShardConfig& a = cluster->shards[0];
  CHECK(a.name == "a");
  REQUIRE(a.replicas.size() == 3);
  CHECK(a.replicas[0] == ReplicaPlace(std::filesystem::path("/srv/telusur/a")));
  CHECK(a.replicas[1] == ReplicaPlace(RemoteAddress{"127.0.0.1", 7401}));
  CHECK(a.replicas[2] == ReplicaPlace(RemoteAddress{"::1", 7402}));
  CHECK(to_string(a.replicas[2]) == "[::1]:7402");
  const ShardConfig& b = cluster->shards[1];
  INFO("a relative folder begins where the file is");
  CHECK(b.replicas[0] == ReplicaPlace(std::filesystem::path("/etc/telusur/shards/b")));
}

TEST_CASE("a mistake in a cluster file is named with its line") {
  struct Row {
    std::string text;
    const char* where;
    const char* what;
  };
  for (const Row& row : {
           Row{"a = \n", ":1", ""},
           Row{"", ":1", "no shard named"},
           Row{"timout_ms = 5" + std::string(kShard), ":1", "timout_ms: no such key"},
           Row{"\ntimeout_ms = \"5\"" + std::string(kShard), ":2",
               "timeout_ms: not a number of milliseconds"},
           Row{"timeout_ms = 0" + std::string(kShard), ":1",
               "timeout_ms: not a number of milliseconds"},
           Row{"allow_plain_remote = 1" + std::string(kShard), ":1",
               "allow_plain_remote: neither true nor false"},
           Row{"[shard]\nname = \"a\"\n", ":1", "shard: write [[shard]], with two brackets"},
           Row{"[[shard]]\nreplicas = [\"a\"]\n", ":1", "a shard without a name"},
           Row{"[[shard]]\nname = \"a\"\n", ":1", "shard a has no replicas"},
           Row{"[[shard]]\nname = \"a\"\nreplicas = []\n", ":1", "shard a has no replicas"},
           Row{"[[shard]]\nname = \"A b\"\n", ":2", "name: not a name"},
           Row{"[[shard]]\nname = \"a\"\nreplica = [\"a\"]\n", ":3", "replica: no such key"},
           Row{"[[shard]]\nname = \"a\"\nreplicas = \"a\"\n", ":3", "replicas: not a list"},
           Row{"[[shard]]\nname = \"a\"\nreplicas = [\"a\",\n1]\n", ":4",
               "replicas: not a folder or HOST:PORT"},
           Row{"[[shard]]\nname = \"a\"\nreplicas = [\"localhost:x\"]\n", ":3",
               "localhost:x: neither a folder nor HOST:PORT"},
           Row{"[[shard]]\nname = \"a\"\nreplicas = [\"::1:7401\"]\n", ":3",
               "::1:7401: neither a folder nor HOST:PORT"},
           Row{"[[shard]]\nname = \"a\"\nreplicas = [\"localhost:70000\"]\n", ":3",
               "localhost:70000: neither a folder nor HOST:PORT"},
           Row{"[[shard]]\nname = \"a\"\nreplicas = [\"localhost:1\", \"localhost:1\"]\n", ":3",
               "localhost:1: listed twice"},
           Row{std::string(kShard) + std::string(kShard), ":7", "there is a shard a already"},
       }) {
    CAPTURE(row.text);
    const auto cluster = parse(row.text);
    REQUIRE_FALSE(cluster);
    CHECK(cluster.error().code == ErrorCode::invalid_parameter);
    CHECK(cluster.error().where == std::string("/etc/telusur/cluster.toml") + row.where);
    if (*row.what != '\0') CHECK(cluster.error().what == row.what);
  }
}

TEST_CASE("a server beyond this machine must be allowed: its protocol asks for no password") {
  const std::string shard = "\n[[shard]]\nname = \"a\"\nreplicas = [\"10.0.0.2:7401\"]\n";
  const auto refused = parse(shard);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().where == "/etc/telusur/cluster.toml:4");
  CHECK(refused.error().what.find("10.0.0.2:7401") != std::string::npos);
  CHECK(refused.error().hint.find("allow_plain_remote") != std::string::npos);
  CHECK_FALSE(parse("allow_plain_remote = false" + shard));
  CHECK(parse("allow_plain_remote = true" + shard));
}

TEST_CASE("only what cannot leave the machine is loopback") {
  for (const char* host : {"localhost", "127.0.0.1", "127.9.9.9", "::1", "0:0:0:0:0:0:0:1"}) {
    CAPTURE(host);
    CHECK(is_loopback(host));
  }
  for (const char* host : {"127.0.0.1.example", "127.example", "10.0.0.1", "::2", "0.0.0.0",
                           "localhost.example", "::", ""}) {
    CAPTURE(host);
    CHECK_FALSE(is_loopback(host));
  }
}

TEST_CASE("a cluster file that is not there is named") {
  const auto cluster = read_cluster_file("/nonexistent/cluster.toml");
  REQUIRE_FALSE(cluster);
  CHECK(cluster.error().code == ErrorCode::unreadable);
  CHECK(cluster.error().where == "/nonexistent/cluster.toml");
}
