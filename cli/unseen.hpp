// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <cstddef>
#include <deque>
#include <string>

#include "search/results.hpp"
#include "support/result.hpp"

namespace telusur::cli {

/// The ids of articles shown before, kept in a file for searches that report what is new: a JSON
/// string a line, oldest first. One process at a time: of two, the later one's additions count.
class SeenArticles {
 public:
  static constexpr std::size_t kMost = 100'000;  ///< older ones are forgotten

  /// A file that does not exist yet knows none. Errors: unreadable; invalid_document with the line.
  static Result<SeenArticles> open(const std::string& path);

  /// Takes the hits seen before out of `results`, and out of `json`, the same as a server sent it,
  /// unless it is null. The total becomes the number that is left: exactly, unless hits beyond
  /// those of `results` may be new as well.
  void remove_from(search::SearchResults& results, boost::json::object* json) const;

  /// Adds these hits and replaces the file. Errors: unwritable.
  Result<void> add(const search::SearchResults& results);

 private:
  std::string path_;
  std::deque<std::string> ids_;
};

}  // namespace telusur::cli
