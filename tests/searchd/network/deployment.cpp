// SPDX-License-Identifier: GPL-2.0-or-later
#include "deployment.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace telusur::testing {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::size_t kQuestions = 40;
constexpr std::uint16_t kSearchPort = 7331;
constexpr std::uint16_t kProxyPort = 8080;  // as haproxy.cfg has them
constexpr std::uint16_t kStatusPort = 8404;
constexpr double kSame = 1e-6;

std::uint16_t port_of(std::size_t shard) {
  return static_cast<std::uint16_t>(7400 + shard);
}

std::string shard_name(std::size_t shard) {
  return fmt::format("s{}", shard);
}

std::size_t key_of(std::size_t shard, std::size_t replica) {
  return shard * Deployment::kReplicas + replica;
}

std::string encoded(std::string_view text) {
  std::string all;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    all += std::isalnum(byte) != 0 ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return all;
}

std::string target_of(std::string_view question, std::string_view more) {
  return fmt::format("/v1/search?q={}{}", encoded(question), more);
}

/// The questions on the shared news; otherwise some on the sample articles.
std::vector<std::string> read_questions(const char* shared) {
  if (shared == nullptr) {
    return {"Project S UMKM",    "data pribadi", "\"media sosial\"",         "peretasan",
            "satelit internet",  "AI",           "kecerdasan buatan",        "ponsel NEAR/5 baru",
            "aplikasi -gim",     "judul:TikTok", "unduh aplikasi",           "harga Rp 1,5 juta",
            "pemerintah aturan", "judi online",  "sumber:kabartekno.example"};
  }
  std::vector<std::string> questions;
  std::ifstream file(fs::path(shared) / "data" / "questions.tsv");
  for (std::string line; questions.size() < kQuestions && std::getline(file, line);) {
    const std::size_t begin = line.find('\t') + 1;
    questions.push_back(line.substr(begin, line.find('\t', begin) - begin));
  }
  return questions;
}

/// Sums in another order differ in their last digits.
void round_numbers(json::value& value) {
  if (double* number = value.if_double()) {
    *number = std::round(*number / kSame) * kSame;
  } else if (json::array* array = value.if_array()) {
    for (json::value& element : *array)
      round_numbers(element);
  } else if (json::object* object = value.if_object()) {
    for (auto& member : *object)
      round_numbers(member.value());
  }
}

}  // namespace

Answer parse_answer(const Reply& reply) {
  Answer answer;
  answer.status = reply.status;
  if (reply.status != 200) return answer;
  const json::object body = json::parse(reply.body).as_object();
  answer.timed_out = body.at("timed_out").as_bool();
  const json::value& total = body.at("total");
  if (total.at("relation") == "eq") answer.total = total.at("value").to_number<std::uint64_t>();
  if (const auto* shards = body.if_contains("shards")) {
    for (const json::value& name : shards->at("missing").as_array())
      answer.missing.emplace_back(name.as_string());
  }
  for (const json::value& hit : body.at("hits").as_array()) {
    answer.ids.emplace_back(hit.at("id").as_string());
    answer.scores.push_back(hit.at("score").to_number<double>());
  }
  return answer;
}

bool same_hits(const Answer& one, const Answer& other) {
  const bool totals_differ = one.total && other.total && *one.total != *other.total;
  return one.ids == other.ids && !totals_differ &&
         std::ranges::equal(one.scores, other.scores,
                            [](double a, double b) { return std::abs(a - b) < kSame; });
}

Deployment::Deployment() : questions_(read_questions(std::getenv("TELUSUR_SHARED"))) {
  index_articles();
  write_cluster_file();
  for (std::size_t shard = 0; shard < kShards; ++shard) {
    for (std::size_t replica = 0; replica < kReplicas; ++replica)
      start_server(shard, replica);
  }
  for (const std::size_t host : kSearchHosts)
    start_searchd(host);
  start_proxy();
}

std::size_t Deployment::host_of(std::size_t shard, std::size_t replica) {
  return (shard + replica) % kHosts;
}

void Deployment::index_articles() {
  const char* shared = std::getenv("TELUSUR_SHARED");
  const std::string articles =
      shared == nullptr ? TELUSUR_CORPUS : fmt::format("{}/data/news.ndjson.gz", shared);
  const fs::path log = folder_.path() / "indexer.log";
  BackgroundProgram indexer(
      {std::getenv("TELUSUR_INDEXER"), "--db", (folder_.path() / "db").string(), "--shards",
       std::to_string(kShards), "--progress", "never", articles},
      log);
  constexpr int kSomeRejected = 1;  // of the samples some are there to be
  const int status = indexer.wait();
  if (status != 0 && status != kSomeRejected) {
    throw std::runtime_error("the indexer failed: see " + log.string());
  }
}

void Deployment::write_cluster_file() const {
  std::ofstream file(folder_.path() / "cluster.toml");
  file << "allow_plain_remote = true\ntimeout_ms = 1000\nconnect_timeout_ms = 500\n"
          "deadline_ms = 3000\nretry_after_ms = 100\nretry_at_most_ms = 1000\nslow_ms = 100\n";
  for (std::size_t shard = 0; shard < kShards; ++shard) {
    file << fmt::format("[[shard]]\nname = \"{}\"\nreplicas = [\"{}:{}\", \"{}:{}\"]\n",
                        shard_name(shard), Network::address(host_of(shard, 0)), port_of(shard),
                        Network::address(host_of(shard, 1)), port_of(shard));
  }
}

void Deployment::start_server(std::size_t shard, std::size_t replica) {
  const std::size_t host = host_of(shard, replica);
  const Inside inside(network_.host(host));
  const fs::path db = folder_.path() / "db" / fmt::format("shard-{}-{}", kShards, shard);
  servers_[key_of(shard, replica)] = std::make_unique<BackgroundProgram>(
      std::vector<std::string>{"xapian-tcpsrv", "--interface", Network::address(host), "--port",
                               std::to_string(port_of(shard)), "--quiet", db.string()},
      folder_.path() / "tcpsrv.log");
}

void Deployment::kill_server(std::size_t shard, std::size_t replica) {
  servers_[key_of(shard, replica)]->kill();
}

void Deployment::start_searchd(std::size_t host) {
  const Inside inside(network_.host(host));
  const std::string listen = fmt::format("{}:{}", Network::address(host), kSearchPort);
  searchds_[host] = std::make_unique<BackgroundProgram>(
      std::vector<std::string>{std::getenv("TELUSUR_SEARCHD"), "--cluster",
                               (folder_.path() / "cluster.toml").string(), "--listen", listen,
                               "--workers", "2", "--refresh-ms", "200", "--cache-bytes", "0"},
      folder_.path() / fmt::format("searchd-{}.log", host));
}

void Deployment::kill_searchd(std::size_t host) {
  searchds_[host]->kill();
}

/// With the shipped configuration, but for the addresses.
void Deployment::start_proxy() {
  std::ifstream shipped(fs::path(TELUSUR_DEPLOY) / "cluster" / "haproxy.cfg");
  const fs::path changed = folder_.path() / "haproxy.cfg";
  {
    std::ofstream file(changed);
    for (std::string line; std::getline(shipped, line);) {
      for (std::size_t i = 0; i < std::size(kSearchHosts); ++i) {
        const std::string theirs = fmt::format("10.0.0.{}:", i + 1);
        const std::size_t at = line.find(theirs);
        if (at == std::string::npos) continue;
        line.replace(at, theirs.size(), Network::address(kSearchHosts[i]) + ":");
        break;
      }
      file << line << '\n';
    }
  }
  proxy_ = std::make_unique<BackgroundProgram>(
      std::vector<std::string>{"haproxy", "-db", "-f", changed.string()},
      folder_.path() / "haproxy.log");
}

Answer Deployment::ask(std::string_view question, std::string_view more) const {
  Client client(kProxyPort);
  const auto reply = client.get(target_of(question, more));
  return reply ? parse_answer(*reply) : Answer{};
}

Reply Deployment::get(std::size_t host, std::string_view target) const {
  Client client = Client::to(Network::address(host), kSearchPort);
  auto reply = client.get(target);
  if (!reply) throw std::runtime_error("no answer");
  return std::move(*reply);
}

Daemon& Deployment::reference(const std::vector<std::string>& missing) {
  std::unique_ptr<Daemon>& daemon = references_[missing];
  if (daemon) return *daemon;
  std::string config;
  for (std::size_t shard = 0; shard < kShards; ++shard) {
    if (std::ranges::find(missing, shard_name(shard)) != missing.end()) continue;
    config += fmt::format("[[shard]]\nname = \"{}\"\nreplicas = [\"db/shard-{}-{}\"]\n",
                          shard_name(shard), kShards, shard);
  }
  const std::string name = fmt::format("reference-{}", references_.size());
  daemon = std::make_unique<Daemon>(
      folder_.write(name + ".toml", config), folder_.path() / (name + ".log"),
      std::vector<std::string>{"--workers", "1", "--query-budget-ms", "60000"});
  return *daemon;
}

Answer Deployment::expected(std::string_view question, const std::vector<std::string>& missing) {
  Client client = reference(missing).connect();
  return parse_answer(client.get(target_of(question, "")).value());
}

Deployment::Bodies Deployment::ask_both(const std::string& target) {
  bool exact = true;
  const auto body_of = [&](Client client) {
    const auto reply = client.get(target);
    if (!reply) return std::pair(std::string("no answer"), json::object());
    json::value body = json::parse(reply->body);
    round_numbers(body);
    json::object object = body.is_object() ? body.as_object() : json::object{{"all", body}};
    object.erase("took_ms");
    object.erase("shards");
    const json::value* total = object.if_contains("total");
    exact = exact && (total == nullptr || total->at("relation") == "eq");
    return std::pair(std::to_string(reply->status), std::move(object));
  };
  auto got = body_of(Client(kProxyPort));
  auto wanted = body_of(reference({}).connect());
  const auto text_of = [&](std::pair<std::string, json::object>& answer) {
    // "At least so many" may be any number that is not too large.
    if (!exact) answer.second.erase("total");
    return answer.first + ' ' + json::serialize(answer.second);
  };
  return {text_of(got), text_of(wanted)};
}

Outcome Deployment::ask_all() {
  Outcome outcome;
  for (const std::string& question : questions_) {
    std::string fault;
    // On a busy machine an answer may say that there was no time, or be an error, and is asked for
    // again; and the moment that is searched at may step on between the two answers.
    constexpr int kAttempts = 5;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
      const Answer answer = ask(question);
      fault.clear();
      if (answer.timed_out || answer.status > 200) {
        ++(answer.timed_out ? outcome.timed_out : outcome.refused);
        continue;
      }
      if (answer.status == 0) {
        fault = "no answer";
      } else if (same_hits(answer, expected(question, answer.missing))) {
        ++(answer.missing.empty() ? outcome.whole : outcome.partial);
      } else {
        fault = fmt::format("other hits than the folders give without [{}]",
                            fmt::join(answer.missing, ", "));
        if (attempt == 0) continue;
      }
      break;
    }
    if (!fault.empty()) outcome.wrong.push_back(question + ": " + fault);
  }
  return outcome;
}

bool Deployment::is_well(std::size_t host) const {
  try {
    const Reply reply = get(host, "/readyz");
    if (reply.status != 200) return false;
    const json::object body = json::parse(reply.body).as_object();
    return std::ranges::all_of(body.at("shards").as_array(), [](const json::value& shard) {
      return shard.at("replicas_up") == shard.at("replicas") && shard.at("replicas_slow") == 0;
    });
  } catch (const std::runtime_error&) {
    return false;
  }
}

bool Deployment::recovers() const {
  return eventually([this] {
    if (!std::ranges::all_of(kSearchHosts, [this](std::size_t host) { return is_well(host); })) {
      return false;
    }
    try {
      Client client(kStatusPort);
      client.send("GET /metrics HTTP/1.0\r\n\r\n");
      const std::string status = client.receive_all();
      return status.find(R"(server="host1",state="UP"} 1)") != std::string::npos &&
             status.find(R"(server="host2",state="UP"} 1)") != std::string::npos;
    } catch (const std::runtime_error&) {
      return false;
    }
  });
}

}  // namespace telusur::testing
