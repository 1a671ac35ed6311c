// SPDX-License-Identifier: GPL-2.0-or-later
#include <exception>

#include "commands.hpp"

int main(int argc, char** argv) {
  using namespace telusur::cli;
  try {
    const Parsed parsed = parse_options(argc, argv);
    if (parsed.exit_status) return *parsed.exit_status;
    switch (parsed.options.command) {
      case Command::stem:
        return run_stem(parsed.options);
      case Command::analyze:
        return run_analyze(parsed.options);
      case Command::eval:
        return run_eval(parsed.options, parsed.second);
      case Command::acronyms:
        return run_acronyms(parsed.options);
      case Command::suggest:
        return run_suggest(parsed.options);
      case Command::related:
        return run_related(parsed.options);
      case Command::search:
        break;
    }
    return run_search(parsed.options);
  } catch (const std::exception& error) {
    return report({telusur::ErrorCode::internal, "", error.what(), ""});
  }
}
