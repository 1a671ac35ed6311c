// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "running_daemon.hpp"
#include "temporary_folder.hpp"

namespace telusur::testing {

/// A daemon over an index of one article, in a folder of its own.
class RunningService {
 public:
  explicit RunningService(const std::vector<std::string>& options = {}) {
    index_titles(db(), {"Project S mengancam UMKM"});
    start(options);
  }

  /// Starts it (again).
  void start(const std::vector<std::string>& options) {
    daemon_.reset();
    daemon_ = std::make_unique<Daemon>(db(), log(), options);
  }

  [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }
  [[nodiscard]] std::filesystem::path db() const { return folder_.path() / "db"; }
  [[nodiscard]] std::filesystem::path log() const { return folder_.path() / "log"; }
  [[nodiscard]] Daemon& daemon() const { return *daemon_; }
  [[nodiscard]] Client connect() const { return daemon_->connect(); }

  [[nodiscard]] bool healthy() const {
    const auto reply = connect().get("/healthz");
    return reply && reply->status == 200;
  }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Daemon> daemon_;
};

}  // namespace telusur::testing
