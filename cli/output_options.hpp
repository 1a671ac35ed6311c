// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include "options.hpp"
#include "support/error.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace telusur::cli {

/// What a search's options say about its output, before it is checked.
struct RawOutput {
  std::string format = "text";
  bool json = false;
  bool jsonl = false;
  bool urls = false;
  bool ids = false;
  bool count = false;
  std::string color = "auto";
  std::string hyperlinks = "auto";
  bool pager = true;
};

void add_output_options(CLI::App& app, Options& options, RawOutput& raw);

/// Moves the choices into `options`. A flag wins over the environment, that over a file; of two
/// formats on the command line, one is a mistake. The mistake, if there is one.
std::optional<Error> read_output(const CLI::App& app, const RawOutput& raw, Options& options);

}  // namespace telusur::cli
