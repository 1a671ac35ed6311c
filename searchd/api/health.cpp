// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <boost/json.hpp>

#include "api/context.hpp"
#include "api/endpoints.hpp"
#include "api/json_response.hpp"
#include "http/problem.hpp"

namespace telusur::searchd::endpoint {
namespace {

/// Whether each replica is up; why not is for the log, as it names what is behind this server.
boost::json::array to_json(const std::vector<index::ShardHealth>& shards) {
  boost::json::array array;
  for (const index::ShardHealth& shard : shards) {
    const auto up = std::ranges::count(shard.replicas, true, &index::ReplicaHealth::up);
    const auto slow = std::ranges::count(shard.replicas, true, &index::ReplicaHealth::slow);
    array.push_back(boost::json::object{{"name", shard.name},
                                        {"available", shard.available()},
                                        {"replicas", shard.replicas.size()},
                                        {"replicas_up", up},
                                        {"replicas_slow", slow}});
  }
  return array;
}

}  // namespace

boost::asio::awaitable<http::Response> healthz(const Context& /*context*/, const Call& /*call*/) {
  co_return json_response({{"status", "ok"}}).with("Cache-Control", "no-store");
}

boost::asio::awaitable<http::Response> readyz(const Context& context, const Call& call) {
  const auto index = context.index.state();
  if (!index->trouble.empty()) {
    co_return problem({ErrorCode::index_damaged, "", index->trouble, ""}, call.request);
  }
  boost::json::object body{
      {"status", "ready"}, {"index_revision", index->revision}, {"articles", index->articles}};
  const auto shards = context.index.shards();
  if (!shards.empty()) body["shards"] = to_json(shards);
  // Part of the answer is better than none: a missing shard is named in each reply.
  if (std::ranges::any_of(shards, [](const auto& shard) { return !shard.available(); })) {
    body["status"] = "degraded";
  }
  co_return json_response(body).with("Cache-Control", "no-store");
}

}  // namespace telusur::searchd::endpoint
