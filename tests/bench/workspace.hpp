// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"

namespace telusur::bench {

/// The folder where a benchmark makes its indexes: the one it was given, which it leaves for the
/// next run, or a temporary one that is removed at the end of the scope.
class Workspace {
 public:
  /// `folder`: empty for a temporary one. `as_found`: indexes that are there are used, whatever
  /// program made them.
  explicit Workspace(const std::string& folder, bool as_found = false);
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  [[nodiscard]] std::filesystem::path file(std::string_view name) const { return folder_ / name; }
  [[nodiscard]] bool as_found() const { return as_found_; }

 private:
  std::filesystem::path folder_;
  bool temporary_;
  bool as_found_;
};

/// What an index cost to make, as telusur-indexer's summary says.
struct IndexingReport {
  std::filesystem::path db;
  bool reused = false;  ///< an earlier run made it
  double articles = 0;
  double rejected = 0;
  double seconds = 0;
  double text_bytes = 0;
  double index_bytes = 0;
  double peak_memory_bytes = 0;
};

/// Makes the index `name` of the inputs with the telusur-indexer of this build; one that the same
/// program made of the same inputs is used again.
IndexingReport make_index(const Workspace& workspace, std::string_view name,
                          const std::vector<std::filesystem::path>& inputs,
                          std::string_view stemmer = "indonesian");

/// Runs a program, its output into a file, and waits; its exit status, -1 when a signal ended it.
int run_program(std::vector<std::string> command, const std::filesystem::path& output);

/// Bytes of all files below a folder.
double folder_bytes(const std::filesystem::path& folder);

/// Calls `use` with every article of an index that make_index() made, as it was stored: cleaned.
void each_article(const std::filesystem::path& db,
                  const std::function<void(const article::Article&)>& use);

}  // namespace telusur::bench
