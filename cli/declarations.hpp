// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "options.hpp"
#include "output_options.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace telusur::cli {

/// Where CLI11 puts values before they are checked.
struct Raw {
  std::vector<std::string> words;
  std::vector<std::string> texts;
  bool json = false;  ///< of analyze and acronyms
  RawOutput output;
  std::string sort = "relevance";
  std::string match = "auto";
  std::vector<std::string> expand = {"all"};
  std::string typo = "auto";
  std::vector<std::string> facets;
  std::string timeline;
  std::string since;
  std::string until;
  std::array<std::vector<std::string>, search::kFilterFields> filters;
  std::string ranking;
  std::string saved;
  std::vector<std::string> constants;
};

/// Each command fills its own: the environment and files reach the options of all of them.
struct Draft {
  Options options;
  Raw raw;
};

using Drafts = std::map<Command, Draft>;

/// Declares the options of the search and all commands; each puts what it is given into its draft.
void declare(CLI::App& app, Drafts& drafts);

}  // namespace telusur::cli
