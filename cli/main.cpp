// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstddef>
#include <exception>
#include <span>

#include "commands.hpp"
#include "documents.hpp"

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
    const std::span<const char* const> arguments(argv, static_cast<std::size_t>(argc));
    return report({telusur::ErrorCode::internal, "", error.what(), ""}, language_of(arguments));
  }
}
