// SPDX-License-Identifier: GPL-2.0-or-later
// Three hosts, four shards, two copies of each, two searchd behind HAProxy: what fails, one after
// the other, and what is answered meanwhile.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "deployment.hpp"

using namespace telusur::testing;
using std::chrono::milliseconds;

namespace {

constexpr std::size_t kShown = 80;  ///< bytes of what is not as it should be

bool in_path(std::string_view program) {
  return std::system(fmt::format("command -v {} > /dev/null", program).c_str()) == 0;  // NOLINT
}

/// Why none of this can be shown here; empty when it can.
std::string obstacle() {
  for (const std::string_view program : {"haproxy", "xapian-tcpsrv"}) {
    if (!in_path(program)) return fmt::format("no {}", program);
  }
  return Network::obstacle();
}

/// Made once, for indexing takes time; null where it cannot be. Every case leaves it well.
Deployment* deployment() {
  static const std::string kObstacle = obstacle();
  static const std::unique_ptr<Deployment> kDeployment =
      kObstacle.empty() ? std::make_unique<Deployment>() : nullptr;
  if (!kDeployment) {
    MESSAGE("skipped: a cluster of three hosts: " << kObstacle);
    return nullptr;
  }
  REQUIRE(kDeployment->recovers());
  return kDeployment.get();
}

/// Waits until both searchd call themselves so.
bool both_say(const Deployment& cluster, std::string_view status) {
  const std::string wanted = fmt::format("\"status\":\"{}\"", status);
  return eventually([&] {
    return std::ranges::all_of(Deployment::kSearchHosts, [&](std::size_t host) {
      return cluster.get(host, "/readyz").body.find(wanted) != std::string::npos;
    });
  });
}

/// Nothing false and nothing hanging, and how many were answered.
Outcome check_answers(Deployment& cluster) {
  Outcome outcome = cluster.ask_all();
  for (const std::string& wrong : outcome.wrong)
    FAIL_CHECK(wrong);
  MESSAGE("whole " << outcome.whole << ", partial " << outcome.partial << ", out of time "
                   << outcome.timed_out << ", refused " << outcome.refused);
  return outcome;
}

/// Every question answered by all shards. On a busy machine a server that is well may not answer
/// within its timeout, so that an answer names its shard: that passes.
void check_all_whole(Deployment& cluster) {
  constexpr int kAttempts = 3;
  std::size_t whole = 0;
  for (int i = 0; i < kAttempts && whole < cluster.questions().size(); ++i)
    whole = check_answers(cluster).whole;
  CHECK(whole == cluster.questions().size());
}

}  // namespace

TEST_CASE("when all is well every answer is that of the folders") {
  Deployment* cluster = deployment();
  if (cluster == nullptr) return;
  check_all_whole(*cluster);
}

TEST_CASE("whatever else is asked is answered over the wire as from the folders") {
  Deployment* cluster = deployment();
  if (cluster == nullptr) return;
  const std::string id = cluster->ask("data").ids.at(0);
  for (const std::string& target : {
           std::string("/v1/search?q=data&facets=source&facets=tag&facets=month&timeline=month"),
           std::string("/v1/search?q=data&sort=newest&limit=20&snippets=3"),
           std::string("/v1/search?q=data&limit=5&offset=40&collapse=none"),
           std::string("/v1/search?q=pemerintahh+perusahan"),
           std::string("/v1/search?q=%22pusat+data%22+-satelit&match=all"),
           std::string("/v1/facets/author?q=data&limit=20"),
           std::string("/v1/timeline?q=data&interval=week"),
           "/v1/articles/" + id,
           "/v1/articles/" + id + "/related",
           "/v1/stories/" + id,
           "/v1/explain?q=data+pemerintah&id=" + id,
           "/v1/explain?q=%22bukan+begini%22&id=" + id,
       }) {
    CAPTURE(target);
    const auto bodies = cluster->ask_both(target);
    CHECK(bodies.got.starts_with("200 "));
    const std::size_t at = static_cast<std::size_t>(
        std::ranges::mismatch(bodies.got, bodies.wanted).in1 - bodies.got.begin());
    CHECK_MESSAGE(bodies.got == bodies.wanted,
                  "they differ after " << bodies.got.substr(at - std::min(at, kShown), kShown)
                                       << ": " << bodies.wanted.substr(at, kShown));
  }
}

TEST_CASE("a host cut off: the copies on the others answer, and it is taken back") {
  Deployment* cluster = deployment();
  if (cluster == nullptr) return;
  for (std::size_t host = 0; host < Deployment::kHosts; ++host) {
    CAPTURE(host);
    cluster->network().cut(host);
    const Outcome outcome = check_answers(*cluster);
    CHECK(outcome.whole > 0);
    const bool whole_again =
        eventually([&] { return cluster->ask(cluster->questions().front()).is_whole(); });
    CHECK(whole_again);
    cluster->network().mend(host);
    REQUIRE(cluster->recovers());
    check_all_whole(*cluster);
  }
}

TEST_CASE("a server killed: the other copy answers, and it is taken back") {
  Deployment* cluster = deployment();
  if (cluster == nullptr) return;
  for (std::size_t shard = 0; shard < Deployment::kShards; ++shard) {
    for (std::size_t replica = 0; replica < Deployment::kReplicas; ++replica) {
      CAPTURE(shard);
      CAPTURE(replica);
      cluster->kill_server(shard, replica);
      check_all_whole(*cluster);
      cluster->start_server(shard, replica);
      REQUIRE(cluster->recovers());
    }
  }
}

TEST_CASE("both servers of a shard killed: answers name it, or are errors for who wants all") {
  Deployment* cluster = deployment();
  if (cluster == nullptr) return;
  cluster->kill_server(2, 0);
  cluster->kill_server(2, 1);
  const std::string& question = cluster->questions().front();
  REQUIRE(both_say(*cluster, "degraded"));
  const Outcome outcome = check_answers(*cluster);
  CHECK(outcome.partial == cluster->questions().size());
  CHECK(cluster->ask(question, "&partial=false").status == 503);
  cluster->start_server(2, 0);
  REQUIRE(both_say(*cluster, "ready"));
  check_all_whole(*cluster);
  CHECK(cluster->ask(question, "&partial=false").status == 200);
  cluster->start_server(2, 1);
  REQUIRE(cluster->recovers());
}

TEST_CASE("a searchd killed: the other answers, and it is taken back") {
  Deployment* cluster = deployment();
  if (cluster == nullptr) return;
  for (const std::size_t host : Deployment::kSearchHosts) {
    CAPTURE(host);
    cluster->kill_searchd(host);
    check_all_whole(*cluster);
    cluster->start_searchd(host);
    REQUIRE(cluster->recovers());
  }
}

TEST_CASE("a link with 300 ms of delay and 2 % loss: the other copies are used, then it again") {
  Deployment* cluster = deployment();
  if (cluster == nullptr) return;
  const std::string by = cluster->network().has_netem() ? "netem" : "a wire: no netem here";
  MESSAGE("slow by " << by);
  cluster->network().slow(0, {milliseconds(300), 2});
  check_answers(*cluster);
  const bool left = eventually([&] {
    const std::string ready = cluster->get(1, "/readyz").body + cluster->get(2, "/readyz").body;
    return ready.find(R"("replicas_slow":1)") != std::string::npos &&
           cluster->ask(cluster->questions().front()).is_whole();
  });
  CHECK(left);
  check_answers(*cluster);
  cluster->network().slow(0, {});
  REQUIRE(cluster->recovers());
  check_all_whole(*cluster);
}
