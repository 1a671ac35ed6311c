// SPDX-License-Identifier: GPL-2.0-or-later
#include "index_choice.hpp"

#include <CLI/CLI.hpp>

#include "command_line/describe.hpp"

namespace telusur::cli {

std::optional<Error> choose_index(const CLI::App& app, Options& options) {
  using command_line::Origin;
  const auto origin = [&](const char* name) {
    const CLI::Option* option = app.get_option_no_throw(name);
    return option == nullptr ? Origin::nowhere : command_line::origin_of(app, *option);
  };
  if (options.db.empty() && options.server.empty()) {
    return Error{ErrorCode::invalid_parameter, "--db", "no index named",
                 "give the folder of the index with --db DIR or TELUSUR_DB, or the server that has "
                 "it with --server URL"};
  }
  if (options.server.empty()) return std::nullopt;
  if (!options.db.empty()) {
    const Origin db = origin("--db");
    const Origin server = origin("--server");
    if (db == server) {
      return Error{ErrorCode::invalid_parameter, "", "--db and --server exclude each other", ""};
    }
    (db > server ? options.server : options.db).clear();
  }
  if (options.server.empty()) return std::nullopt;
  for (const char* name :
       {"--words", "--synonyms", "--approvals", "--ranking", "--saved", "--no-title"}) {
    if (origin(name) == Origin::flag) {
      return Error{ErrorCode::invalid_parameter, name, "works with --db alone",
                   "the server has its own"};
    }
  }
  return std::nullopt;
}

}  // namespace telusur::cli
