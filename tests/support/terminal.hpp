// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "process.hpp"

namespace telusur::testing {

/// Runs a program whose standard output is a terminal of 80 columns and `lines` lines (pty(7));
/// `out` is what it shows, with line ends as "\n". The rest is as for run(), but input is empty and
/// there is no deadline: it must end by itself.
Finished run_on_terminal(const std::filesystem::path& program,
                         const std::vector<std::string>& arguments, unsigned short lines,
                         const std::map<std::string, std::string>& environment);

}  // namespace telusur::testing
