// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "indexing.hpp"
#include "support/result.hpp"

namespace telusur::indexer {

/// Follows folders with all below them (inotify): which files were written to their end, came by a
/// rename, or went. As in a walk (expand_inputs), hidden names are passed over, so a file may be
/// written under one and renamed. Not thread-safe.
class FolderWatcher {
 public:
  /// Errors: unreadable (a folder that cannot be watched; the limit of watches).
  static Result<FolderWatcher> open(const std::vector<std::string>& folders);

  FolderWatcher(FolderWatcher&& other) noexcept;
  FolderWatcher& operator=(FolderWatcher&& other) noexcept;
  ~FolderWatcher();

  /// Waits for changes, and a little longer for those that come with them: until nothing has come
  /// for 200 ms, or a second after the first. Nothing when `stop` ended it.
  std::optional<Batch> wait(const std::atomic<bool>& stop);

  /// True when there were more changes, before the last wait() returned, than the system kept.
  [[nodiscard]] bool missed_some() const { return missed_; }

  /// Sleeps; a signal ends it early.
  void pause(std::chrono::milliseconds time) const;

 private:
  struct Folder {
    std::filesystem::path path;
    std::filesystem::path root;  ///< as in Input
  };

  explicit FolderWatcher(int descriptor) : descriptor_(descriptor) {}

  Result<void> follow(const std::filesystem::path& folder, const std::filesystem::path& root);
  void unfollow(const std::filesystem::path& folder);
  bool readable_within(std::chrono::milliseconds time) const;
  void take_events();
  void take_event(int watch, unsigned mask, const std::string& name);

  int descriptor_ = -1;
  bool missed_ = false;
  std::map<int, Folder> folders_;                      ///< by watch descriptor
  std::map<std::string, std::filesystem::path> came_;  ///< files, and the roots they are below
  std::set<std::string> went_;
};

}  // namespace telusur::indexer
