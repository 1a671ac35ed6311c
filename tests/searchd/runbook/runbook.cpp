// SPDX-License-Identifier: GPL-2.0-or-later
#include "runbook.hpp"

#include <fstream>

namespace telusur::testing {

std::vector<RunbookBlock> read_runbook(const std::filesystem::path& document) {
  std::vector<RunbookBlock> blocks;
  std::ifstream file(document);
  std::string section;
  bool in_runbook = false;
  bool in_block = false;
  for (std::string line; std::getline(file, line);) {
    if (in_block) {
      if (line == "```") {
        in_block = false;
      } else if (blocks.back().where.empty()) {
        blocks.back().where = line.starts_with("# ") ? line.substr(2) : "nowhere: " + line;
      } else {
        blocks.back().commands += line + "\n";
      }
    } else if (line.starts_with("## ")) {
      in_runbook = line == "## Runbook";
    } else if (line.starts_with("### ")) {
      section = line.substr(4);
    } else if (in_runbook && line == "```sh") {
      in_block = true;
      blocks.push_back({section, "", ""});
    }
  }
  return blocks;
}

}  // namespace telusur::testing
