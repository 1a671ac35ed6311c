// SPDX-License-Identifier: GPL-2.0-or-later
#include "metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <mutex>
#include <tuple>
#include <vector>

namespace telusur::searchd {
namespace {

using Buckets = prometheus::Histogram::BucketBoundaries;

Buckets latency_buckets() {
  return {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5};
}

/// A client must not be able to make up label values.
std::string_view method_label(std::string_view method) {
  constexpr std::array<std::string_view, 7> kKnown = {"GET",    "HEAD",    "POST", "PUT",
                                                      "DELETE", "OPTIONS", "PATCH"};
  return std::ranges::find(kKnown, method) == kKnown.end() ? "other" : method;
}

/// Brings a counter up to what somebody else has counted.
void raise(prometheus::Counter& counter, std::uint64_t to) {
  counter.Increment(double(to) - counter.Value());
}

double seconds(std::chrono::system_clock::time_point time) {
  return std::chrono::duration<double>(time.time_since_epoch()).count();
}

}  // namespace

struct Metrics::Families {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests =
      prometheus::BuildCounter()
          .Name("telusur_http_requests_total")
          .Help("Answers by route, method and status")
          .Register(registry);
  prometheus::Family<prometheus::Histogram>& durations =
      prometheus::BuildHistogram()
          .Name("telusur_http_request_duration_seconds")
          .Help("From the first byte of a request to the last of its answer")
          .Register(registry);
  /// The metrics of like answers.
  struct Answers {
    prometheus::Counter* count;
    prometheus::Histogram* durations;
  };
  std::mutex answers_mutex;
  struct Before {
    using is_transparent = void;
    using Key = std::tuple<unsigned, std::string_view, std::string_view>;
    bool operator()(const Key& one, const Key& other) const { return one < other; }
  };
  std::map<std::tuple<unsigned, std::string, std::string>, Answers, Before> known_answers;
  /// The library looks labels up by hashing all of them, which takes longer than to route a
  /// request.
  const Answers& answers(std::string_view route, std::string_view method, unsigned status) {
    const std::lock_guard lock(answers_mutex);
    const auto known = known_answers.find(Before::Key(status, route, method));
    if (known != known_answers.end()) return known->second;
    const std::string route_label(route);
    const std::string method_label(method);
    return known_answers
        .emplace(std::tuple(status, route_label, method_label),
                 Answers{&requests.Add({{"route", route_label},
                                        {"method", method_label},
                                        {"status", std::to_string(status)}}),
                         &durations.Add({{"route", route_label}}, latency_buckets())})
        .first->second;
  }
  prometheus::Family<prometheus::Gauge>& replica_up =
      prometheus::BuildGauge()
          .Name("telusur_shard_replica_up")
          .Help("1 unless the replica of the shard has failed of late")
          .Register(registry);
  prometheus::Family<prometheus::Counter>& replica_failures =
      prometheus::BuildCounter()
          .Name("telusur_shard_replica_failures_total")
          .Help("Times the replica failed")
          .Register(registry);
  prometheus::Family<prometheus::Gauge>& replica_commits =
      prometheus::BuildGauge()
          .Name("telusur_shard_replica_commits")
          .Help("Commits to the index of the replica when it was last looked at")
          .Register(registry);
  prometheus::Family<prometheus::Gauge>& replica_lag =
      prometheus::BuildGauge()
          .Name("telusur_shard_replica_lag_commits")
          .Help("Commits that the replica which is furthest has and this one has not")
          .Register(registry);
  prometheus::Family<prometheus::Gauge>& replica_round_trip =
      prometheus::BuildGauge()
          .Name("telusur_shard_replica_round_trip_seconds")
          .Help("Time of a round trip to the server of the replica, when it was last looked at")
          .Register(registry);
  /// The metrics of one replica.
  struct Replica {
    prometheus::Gauge* up;
    prometheus::Counter* failures;
    prometheus::Gauge* commits;
    prometheus::Gauge* lag;
    prometheus::Gauge* round_trip;
  };
  std::vector<Replica> replicas;  ///< those shown last
  /// A reload of the cluster file may have taken some away.
  void forget_replicas() {
    for (const Replica& replica : replicas) {
      replica_up.Remove(replica.up);
      replica_failures.Remove(replica.failures);
      replica_commits.Remove(replica.commits);
      replica_lag.Remove(replica.lag);
      replica_round_trip.Remove(replica.round_trip);
    }
    replicas.clear();
  }
  prometheus::Family<prometheus::Counter>& missing =
      prometheus::BuildCounter()
          .Name("telusur_search_missing_shard_total")
          .Help("Answers without the articles of the shard, none of its replicas being up")
          .Register(registry);
  prometheus::Counter& refused =
      counter("telusur_search_refused_total", "Searches refused because too many waited");
  prometheus::Counter& log_dropped =
      counter("telusur_log_lines_dropped_total", "Lines of the log that nobody took in time");
  prometheus::Gauge& waiting = gauge("telusur_search_waiting", "Searches waiting for a worker");
  prometheus::Gauge& busy = gauge("telusur_search_workers_busy", "Workers searching");
  prometheus::Gauge& threads = gauge("telusur_search_workers", "Workers there are");
  prometheus::Gauge& wait_limit =
      gauge("telusur_search_wait_limit_seconds",
            "Longest wait allowed to the searches that wait now; 0 when none does");
  prometheus::Gauge& open = gauge("telusur_http_connections", "Open connections");
  prometheus::Gauge& articles = gauge("telusur_index_articles", "Articles in the index");
  prometheus::Family<prometheus::Gauge>& info = prometheus::BuildGauge()
                                                    .Name("telusur_index_info")
                                                    .Help("1 for the revision of the index in use")
                                                    .Register(registry);
  std::mutex render_mutex;
  std::string revision;                  ///< the one of `info`
  prometheus::Gauge* current = nullptr;  ///< its gauge
  prometheus::Gauge& age =
      gauge("telusur_index_age_seconds", "Time since the last commit to the index in use");
  prometheus::Gauge& changed =
      gauge("telusur_index_seen_timestamp_seconds", "When the index in use was first seen");
  prometheus::Gauge& trouble =
      gauge("telusur_index_trouble", "1 when the newest index cannot be read");
  prometheus::Gauge& started = gauge("process_start_time_seconds", "When the daemon started");

  prometheus::Gauge& gauge(const std::string& name, const std::string& help) {
    return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
  }
  prometheus::Counter& counter(const std::string& name, const std::string& help) {
    return prometheus::BuildCounter().Name(name).Help(help).Register(registry).Add({});
  }
};

struct Metrics::CacheFamilies {
  /// `name`: what the metrics begin with. `what`: what is kept, with a capital.
  CacheFamilies(Families& families, const std::string& name, const std::string& what)
      : hits(families.counter(name + "_hits_total", what + " found in the cache")),
        misses(families.counter(name + "_misses_total", what + " that the cache did not have")),
        bytes(families.gauge(name + "_bytes", "Memory the cache holds")),
        entries(families.gauge(name + "_entries", what + " the cache holds")) {}

  void show(const CacheUse& now) {
    raise(hits, now.hits);
    raise(misses, now.misses);
    bytes.Set(double(now.bytes));
    entries.Set(double(now.entries));
  }

  std::function<CacheUse()> use;
  prometheus::Counter& hits;
  prometheus::Counter& misses;
  prometheus::Gauge& bytes;
  prometheus::Gauge& entries;
};

Metrics::Metrics()
    : families_(std::make_unique<Families>()),
      postings_(
          std::make_unique<CacheFamilies>(*families_, "telusur_postings_cache", "Posting lists")) {
  families_->started.Set(seconds(std::chrono::system_clock::now()));
}

Metrics::~Metrics() = default;

void Metrics::watch_cache(std::function<CacheUse()> use) {
  cache_ = std::make_unique<CacheFamilies>(*families_, "telusur_cache", "Answers");
  cache_->use = std::move(use);
}

void Metrics::watch_log(std::function<std::uint64_t()> dropped) {
  dropped_ = std::move(dropped);
}

void Metrics::count(const http::Request& request, const http::Response& response) {
  const std::string_view route = response.route.empty() ? "none" : std::string_view(response.route);
  const Families::Answers& answers =
      families_->answers(route, method_label(request.method), response.status);
  answers.count->Increment();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - request.received;
  answers.durations->Observe(took.count());
}

void Metrics::count_missing(const std::vector<std::string>& shards) {
  for (const std::string& shard : shards)
    families_->missing.Add({{"shard", shard}}).Increment();
}

void Metrics::show_shard(const index::ShardHealth& shard) {
  Families& all = *families_;
  std::uint64_t furthest = 0;
  for (const index::ReplicaHealth& replica : shard.replicas)
    furthest = std::max(furthest, replica.commits);
  for (const index::ReplicaHealth& replica : shard.replicas) {
    const prometheus::Labels labels{{"shard", shard.name}, {"replica", replica.place}};
    const Families::Replica& shown = all.replicas.emplace_back(
        Families::Replica{&all.replica_up.Add(labels), &all.replica_failures.Add(labels),
                          &all.replica_commits.Add(labels), &all.replica_lag.Add(labels),
                          &all.replica_round_trip.Add(labels)});
    shown.up->Set(replica.up ? 1 : 0);
    raise(*shown.failures, replica.failures);
    shown.commits->Set(double(replica.commits));
    shown.lag->Set(double(furthest - replica.commits));
    shown.round_trip->Set(std::chrono::duration<double>(replica.round_trip).count());
  }
}

std::string Metrics::render(const Workers& workers, const IndexState& index,
                            const std::vector<index::ShardHealth>& shards,
                            std::size_t connections) {
  Families& all = *families_;
  const std::lock_guard lock(all.render_mutex);
  raise(all.refused, workers.refused());
  all.waiting.Set(double(workers.waiting()));
  all.busy.Set(double(workers.busy()));
  all.threads.Set(double(workers.threads()));
  all.wait_limit.Set(workers.waiting() > 0 ? workers.wait_limit().count() : 0);
  all.open.Set(double(connections));
  show_index(index);
  if (dropped_) raise(all.log_dropped, dropped_());
  if (cache_) cache_->show(cache_->use());
  const search::PostingsCache::Use postings = workers.postings();
  postings_->show({postings.hits, postings.misses, postings.bytes, postings.lists});
  all.forget_replicas();
  for (const index::ShardHealth& shard : shards)
    show_shard(shard);
  return prometheus::TextSerializer().Serialize(all.registry.Collect());
}

void Metrics::show_index(const IndexState& index) {
  Families& all = *families_;
  all.articles.Set(double(index.articles));
  all.changed.Set(seconds(index.since));
  all.age.Set(seconds(std::chrono::system_clock::now()) - seconds(index.committed));
  all.trouble.Set(index.trouble.empty() ? 0 : 1);
  if (all.current != nullptr && all.revision == index.revision) return;
  if (all.current != nullptr) all.info.Remove(all.current);
  all.revision = index.revision;
  all.current = &all.info.Add({{"revision", index.revision}});
  all.current->Set(1);
}

}  // namespace telusur::searchd
