// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "process.hpp"

namespace telusur::testing {

// Where the build put the programs, and the corpus of the repository.
inline const std::filesystem::path kTelusur = TELUSUR_PROGRAM;
inline const std::filesystem::path kIndexer = TELUSUR_INDEXER_PROGRAM;
inline const std::filesystem::path kCorpus = TELUSUR_CORPUS;

inline Finished run_telusur(const std::vector<std::string>& arguments,
                            const Surroundings& surroundings = {}) {
  return run(kTelusur, arguments, surroundings);
}

inline Finished run_indexer(const std::vector<std::string>& arguments,
                            const Surroundings& surroundings = {}) {
  return run(kIndexer, arguments, surroundings);
}

/// One line of NDJSON.
inline std::string record(std::string_view id, std::string_view title, std::string_view body) {
  return boost::json::serialize(boost::json::object{{"id", id}, {"title", title}, {"body", body}}) +
         "\n";
}

/// Parses what a program wrote; the test fails when that is no JSON.
inline boost::json::value json_of(const std::string& text) {
  boost::json::error_code error;
  boost::json::value value = boost::json::parse(text, error);
  REQUIRE_MESSAGE(!error, text);
  return value;
}

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace telusur::testing
