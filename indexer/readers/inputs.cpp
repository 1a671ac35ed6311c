// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/inputs.hpp"

#include <fnmatch.h>
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

bool is_pattern(const std::string& argument) {
  return argument.find_first_of("*?[") != std::string::npos;
}

/// True when the names of a path match those of a pattern, `**` standing for any number of them.
bool matches(fs::path::const_iterator name, const fs::path::const_iterator& end,
             fs::path::const_iterator pattern, const fs::path::const_iterator& pattern_end) {
  for (; pattern != pattern_end; ++pattern, ++name) {
    if (*pattern == "**") {
      const auto rest = std::next(pattern);
      for (auto from = name;; ++from) {
        if (matches(from, end, rest, pattern_end)) return true;
        if (from == end) return false;
      }
    }
    if (name == end || ::fnmatch(pattern->c_str(), name->c_str(), FNM_PERIOD) != 0) return false;
  }
  return true;  // what is left of the path is below a folder that matches
}

/// The files that a pattern stands for.
void expand_pattern(const std::string& argument, Inputs& inputs) {
  const fs::path pattern = fs::path(argument).lexically_normal();
  fs::path root;
  auto first = pattern.begin();
  while (first != pattern.end() && !is_pattern(first->string()))
    root /= *first++;
  if (root.empty()) root = ".";
  Inputs all;
  if (fs::is_directory(root)) Walk(all, root).run();
  std::ranges::move(all.problems, std::back_inserter(inputs.problems));
  bool found = false;
  for (Input& input : all.files) {
    const fs::path below = fs::path(input.path).lexically_relative(root);
    if (!matches(below.begin(), below.end(), first, pattern.end())) continue;
    found = true;
    inputs.files.push_back(std::move(input));
  }
  if (!found) inputs.problems.push_back(unreadable(argument, "no file matches the pattern"));
}

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
    } else if (is_pattern(argument)) {
      expand_pattern(argument, inputs);
    } else {
      inputs.problems.push_back(
          unreadable(argument, error ? error.message() : std::generic_category().message(ENOENT)));
    }
  }
  return inputs;
}

}  // namespace telusur::indexer
