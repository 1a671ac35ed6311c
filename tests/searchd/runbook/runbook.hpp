// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace telusur::testing {

/// Commands of the runbook that are run together.
struct RunbookBlock {
  std::string section;
  std::string where;  ///< its first line, without `# `
  std::string commands;
};

/// The blocks of shell commands below `## Runbook` of a Markdown document, in their order.
std::vector<RunbookBlock> read_runbook(const std::filesystem::path& document);

}  // namespace telusur::testing
