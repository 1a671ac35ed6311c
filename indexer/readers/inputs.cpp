// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/inputs.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

namespace telusur::indexer {
namespace {

namespace fs = std::filesystem;

Error unreadable(const fs::path& path, const std::string& reason) {
  return Error{ErrorCode::unreadable, path.string(), reason, ""};
}

/// Walks one folder after the other without recursion, so depth is bounded by memory alone.
class Walk {
 public:
  Walk(Inputs& inputs, fs::path root) : inputs_(inputs), root_(std::move(root)) {}

  void run() {
    pending_.push_back(root_);
    while (!pending_.empty()) {
      const fs::path path = std::move(pending_.back());
      pending_.pop_back();
      visit(path);
    }
  }

 private:
  void visit(const fs::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
      inputs_.problems.push_back(unreadable(path, std::generic_category().message(errno)));
    } else if (S_ISREG(status.st_mode)) {
      inputs_.files.push_back(Input{path.string(), root_});
    } else if (S_ISDIR(status.st_mode) && seen_.emplace(status.st_dev, status.st_ino).second) {
      list(path);
    }
  }

  /// Puts the entries of a folder on the stack, last name first.
  void list(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> entries;
    fs::directory_iterator entry(folder, error);
    while (!error && entry != fs::directory_iterator()) {
      if (!entry->path().filename().native().starts_with('.')) entries.push_back(entry->path());
      entry.increment(error);
    }
    if (error) inputs_.problems.push_back(unreadable(folder, error.message()));
    std::sort(entries.begin(), entries.end(),
              [](const fs::path& a, const fs::path& b) { return a.native() > b.native(); });
    std::move(entries.begin(), entries.end(), std::back_inserter(pending_));
  }

  Inputs& inputs_;
  fs::path root_;
  std::vector<fs::path> pending_;
  std::set<std::pair<dev_t, ino_t>> seen_;
};

}  // namespace

Inputs expand_inputs(const std::vector<std::string>& arguments) {
  Inputs inputs;
  for (const std::string& argument : arguments) {
    std::error_code error;
    if (argument == "-") {
      inputs.files.push_back(Input{argument, {}});
      continue;
    }
    const fs::file_status status = fs::status(argument, error);
    if (fs::is_directory(status)) {
      Walk(inputs, argument).run();
    } else if (fs::exists(status)) {
      inputs.files.push_back(Input{argument, {}});
    } else {
      inputs.problems.push_back(
          unreadable(argument, error ? error.message() : std::generic_category().message(ENOENT)));
    }
  }
  return inputs;
}

}  // namespace telusur::indexer
