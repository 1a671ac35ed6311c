// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "article/timestamp.hpp"
#include "support/error.hpp"

namespace telusur::indexer {

/// One file to read, or "-" for standard input.
struct Input {
  std::string path;
  std::filesystem::path root;  ///< ids come from the path below it; empty: the file's own folder
  /// When the page was fetched, if an archive says so; else the file's time is taken for it.
  std::optional<article::Timestamp> fetched = {};

  bool operator==(const Input&) const = default;
};

/// What the arguments of a command line stand for, in the order given.
struct Inputs {
  std::vector<Input> files;
  std::vector<Error> problems;  ///< unreadable arguments and folders; the rest can be read
};

/// Expands files, folders, patterns and "-". A pattern, for what no file is named literally, has
/// `*`, `?` and `[…]` within names and `**` for any number of folders; it stands for the files that
/// match it, and for those below the folders that do, ids counting from the folder before the first
/// special character. A folder is walked to its bottom in the order of its names'
/// bytes, so that two runs see the same order; hidden entries (a leading dot) and anything that is
/// neither file nor folder (pipes, devices) are passed over. Symbolic links are followed, each
/// folder once, so a loop ends. A pattern that matches nothing is a problem. A file named by hand
/// is taken whatever it is.
Inputs expand_inputs(const std::vector<std::string>& arguments);

}  // namespace telusur::indexer
