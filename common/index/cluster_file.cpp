// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/cluster_file.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "support/file.hpp"

namespace telusur::index {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMostMilliseconds = 600'000;
constexpr std::string_view kLoopbackNet = "127.";

struct Timing {
  std::string_view key;
  ClusterConfig::Milliseconds ClusterConfig::*field;
};

constexpr std::array kTimings = {
    Timing{"connect_timeout_ms", &ClusterConfig::connect_timeout},
    Timing{"timeout_ms", &ClusterConfig::timeout},
    Timing{"deadline_ms", &ClusterConfig::deadline},
    Timing{"retry_after_ms", &ClusterConfig::retry_after},
    Timing{"retry_at_most_ms", &ClusterConfig::retry_at_most},
    Timing{"slow_ms", &ClusterConfig::slow},
};

/// `10.0.0.2:7401` or `[fd00::2]:7401`; nothing when it is not of that form.
std::optional<RemoteAddress> parse_address(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string_view host = text.substr(0, colon);
  const std::string_view port = text.substr(colon + 1);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  } else if (host.find(':') != std::string_view::npos) {
    return std::nullopt;
  }
  RemoteAddress address{std::string(host), 0};
  const auto [end, failure] = std::from_chars(port.data(), port.data() + port.size(), address.port);
  const bool whole = failure == std::errc{} && end == port.data() + port.size();
  if (host.empty() || !whole || address.port == 0) return std::nullopt;
  return address;
}

bool is_name(std::string_view text) {
  constexpr std::size_t kMostLetters = 64;
  return !text.empty() && text.size() <= kMostLetters && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

/// Reads one file; every member says at which line it found a mistake.
class Parser {
 public:
  explicit Parser(const fs::path& path) : path_(path) {}

  Result<ClusterConfig> parse(const toml::table& file) {
    for (const auto& [key, node] : file) {
      if (auto read = read_key(key.str(), node); !read) return read.error();
    }
    if (config_.shards.empty()) {
      return fault(file, "no shard named",
                   R"(add [[shard]] with name = "a" and replicas = ["FOLDER", "HOST:PORT"])");
    }
    if (!plain_remotes_.empty() && !allow_plain_) {
      return Error{ErrorCode::invalid_parameter, plain_remotes_.front().where,
                   plain_remotes_.front().what +
                       " is beyond this machine, and Xapian's protocol "
                       "neither encrypts nor asks for a password",
                   "reach it through a tunnel (stunnel) on 127.0.0.1, or set allow_plain_remote = "
                   "true where a firewall keeps everybody else out"};
    }
    return std::move(config_);
  }

 private:
  struct PlainRemote {
    std::string where;
    std::string what;
  };

  [[nodiscard]] Error fault(const toml::node& node, std::string what, std::string hint = "") const {
    return {ErrorCode::invalid_parameter,
            fmt::format("{}:{}", path_.string(), node.source().begin.line), std::move(what),
            std::move(hint)};
  }

  Result<void> read_key(std::string_view key, const toml::node& node) {
    for (const Timing& timing : kTimings) {
      if (timing.key != key) continue;
      const auto* number = node.as_integer();
      if (number == nullptr || number->get() < 1 || number->get() > kMostMilliseconds) {
        return fault(node, fmt::format("{}: not a number of milliseconds", key),
                     fmt::format("1 to {}", kMostMilliseconds));
      }
      config_.*timing.field = ClusterConfig::Milliseconds(number->get());
      return {};
    }
    if (key == "allow_plain_remote") {
      const auto* flag = node.as_boolean();
      if (flag == nullptr) return fault(node, "allow_plain_remote: neither true nor false");
      allow_plain_ = flag->get();
      return {};
    }
    if (key == "shard") return read_shards(node);
    std::string known = "shard, allow_plain_remote";
    for (const Timing& timing : kTimings)
      known += fmt::format(", {}", timing.key);
    return fault(node, fmt::format("{}: no such key", key), "there are " + known);
  }

  Result<void> read_shards(const toml::node& node) {
    const toml::array* shards = node.as_array();
    if (shards == nullptr) return fault(node, "shard: write [[shard]], with two brackets");
    for (const toml::node& shard : *shards) {
      if (auto read = read_shard(shard); !read) return read;
    }
    return {};
  }

  Result<void> read_shard(const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr) return fault(node, "shard: not a table");
    ShardConfig shard;
    for (const auto& [key, value] : *table) {
      Result<void> read;
      if (key == "name") {
        read = read_name(value, shard);
      } else if (key == "replicas") {
        read = read_replicas(value, shard);
      } else {
        read = fault(value, fmt::format("{}: no such key", key.str()), "name and replicas");
      }
      if (!read) return read;
    }
    if (shard.name.empty()) return fault(node, "a shard without a name", R"(name = "a")");
    if (shard.replicas.empty()) {
      return fault(node, fmt::format("shard {} has no replicas", shard.name),
                   R"(replicas = ["FOLDER", "HOST:PORT"])");
    }
    config_.shards.push_back(std::move(shard));
    return {};
  }

  Result<void> read_name(const toml::node& node, ShardConfig& shard) {
    const auto* text = node.as_string();
    if (text == nullptr || !is_name(text->get())) {
      return fault(node, "name: not a name", "a to z, 0 to 9, - and _");
    }
    shard.name = text->get();
    if (std::ranges::find(config_.shards, shard.name, &ShardConfig::name) != config_.shards.end()) {
      return fault(node, fmt::format("there is a shard {} already", shard.name));
    }
    return {};
  }

  Result<void> read_replicas(const toml::node& node, ShardConfig& shard) {
    const toml::array* places = node.as_array();
    if (places == nullptr) return fault(node, "replicas: not a list");
    for (const toml::node& place : *places) {
      const auto* text = place.as_string();
      if (text == nullptr || text->get().empty()) {
        return fault(place, "replicas: not a folder or HOST:PORT");
      }
      auto replica = replica_of(place, text->get());
      if (!replica) return replica.error();
      if (std::ranges::find(shard.replicas, *replica) != shard.replicas.end()) {
        return fault(place, fmt::format("{}: listed twice", text->get()));
      }
      shard.replicas.push_back(std::move(*replica));
    }
    return {};
  }

  Result<ReplicaPlace> replica_of(const toml::node& node, const std::string& text) {
    const bool folder = text.find('/') != std::string::npos || text.find(':') == std::string::npos;
    if (folder) return ReplicaPlace(fs::path(path_).remove_filename() / text);
    auto address = parse_address(text);
    if (!address) {
      return fault(node, fmt::format("{}: neither a folder nor HOST:PORT", text),
                   "10.0.0.2:7401, [fd00::2]:7401, or a folder with a / in it");
    }
    if (!is_loopback(address->host)) {
      plain_remotes_.push_back({fault(node, "").where, text});
    }
    return ReplicaPlace(std::move(*address));
  }

  const fs::path& path_;
  ClusterConfig config_;
  bool allow_plain_ = false;
  std::vector<PlainRemote> plain_remotes_;
};

}  // namespace

std::string to_string(const ReplicaPlace& place) {
  if (const auto* folder = std::get_if<fs::path>(&place)) return folder->string();
  const auto& address = std::get<RemoteAddress>(place);
  const bool brackets = address.host.find(':') != std::string::npos;
  return fmt::format("{}{}{}:{}", brackets ? "[" : "", address.host, brackets ? "]" : "",
                     address.port);
}

bool is_loopback(std::string_view host) {
  if (host == "localhost") return true;
  const std::string text(host);
  in_addr v4{};
  if (::inet_pton(AF_INET, text.c_str(), &v4) == 1) return host.starts_with(kLoopbackNet);
  in6_addr v6{};
  return ::inet_pton(AF_INET6, text.c_str(), &v6) == 1 && IN6_IS_ADDR_LOOPBACK(&v6);
}

Result<ClusterConfig> parse_cluster(std::string_view text, const fs::path& path) {
  try {
    return Parser(path).parse(toml::parse(text, path.string()));
  } catch (const toml::parse_error& error) {
    return Error{ErrorCode::invalid_parameter,
                 fmt::format("{}:{}", path.string(), error.source().begin.line),
                 std::string(error.description()), ""};
  }
}

Result<ClusterConfig> read_cluster_file(const fs::path& path) {
  auto text = read_file(path);
  if (!text) return text.error();
  return parse_cluster(*text, path);
}

}  // namespace telusur::index
