// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "background_program.hpp"
#include "network.hpp"
#include "running_daemon.hpp"
#include "temporary_folder.hpp"

namespace telusur::testing {

/// What one search was answered.
struct Answer {
  int status = 0;
  bool timed_out = false;
  std::vector<std::string> missing;  ///< shards
  std::vector<std::string> ids;
  std::vector<double> scores;
  std::optional<std::uint64_t> total;  ///< where it is exact

  /// Whether every article was considered.
  [[nodiscard]] bool is_whole() const { return status == 200 && missing.empty() && !timed_out; }
};

Answer parse_answer(const Reply& reply);
/// The same hits with the same scores, and no other number of articles.
bool same_hits(const Answer& one, const Answer& other);

/// How questions that were asked one after the other were answered.
struct Outcome {
  std::size_t whole = 0;
  std::size_t partial = 0;         ///< named the shards that are missing
  std::size_t timed_out = 0;       ///< said that there was no time for more
  std::size_t refused = 0;         ///< an error of HTTP
  std::vector<std::string> wrong;  ///< what no answer may be, and why
};

/// Four shards on three hosts, each on two of them, searched by a searchd on the second and one on
/// the third, which HAProxy balances for the test. All hosts read the folders of one split index.
class Deployment {
 public:
  static constexpr std::size_t kHosts = 3;
  static constexpr std::size_t kShards = 4;
  static constexpr std::size_t kReplicas = 2;
  static constexpr std::size_t kSearchHosts[] = {1, 2};

  Deployment();

  [[nodiscard]] Network& network() { return network_; }
  [[nodiscard]] const std::vector<std::string>& questions() const { return questions_; }
  [[nodiscard]] static std::size_t host_of(std::size_t shard, std::size_t replica);

  void start_server(std::size_t shard, std::size_t replica);
  void kill_server(std::size_t shard, std::size_t replica);
  void start_searchd(std::size_t host);
  void kill_searchd(std::size_t host);

  /// Through HAProxy; `more` is appended to the query string.
  [[nodiscard]] Answer ask(std::string_view question, std::string_view more = "") const;
  /// What is answered to this target through HAProxy, and by the folders, without what the moment
  /// changes.
  struct Bodies {
    std::string got;
    std::string wanted;
  };
  [[nodiscard]] Bodies ask_both(const std::string& target);

  /// Of one searchd, past HAProxy. Throws when it cannot be reached.
  [[nodiscard]] Reply get(std::size_t host, std::string_view target) const;

  /// Asks all questions and compares what comes with the answers that the folders give.
  [[nodiscard]] Outcome ask_all();

  /// Waits until both searchd say that every replica is up and fast, and HAProxy uses both.
  [[nodiscard]] bool recovers() const;

 private:
  void index_articles();
  void write_cluster_file() const;
  void start_proxy();
  [[nodiscard]] bool is_well(std::size_t host) const;
  /// The answer by the folders, without these shards.
  [[nodiscard]] Answer expected(std::string_view question, const std::vector<std::string>& missing);
  /// A searchd on the folders, without these shards.
  [[nodiscard]] Daemon& reference(const std::vector<std::string>& missing);

  TemporaryFolder folder_;
  Network network_{kHosts};
  std::vector<std::string> questions_;
  std::map<std::size_t, std::unique_ptr<BackgroundProgram>> servers_;
  std::map<std::size_t, std::unique_ptr<BackgroundProgram>> searchds_;
  std::unique_ptr<BackgroundProgram> proxy_;
  std::map<std::vector<std::string>, std::unique_ptr<Daemon>> references_;  ///< by missing shards
};

}  // namespace telusur::testing
