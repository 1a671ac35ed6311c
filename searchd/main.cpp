// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <cstdio>
#include <exception>

#include "daemon.hpp"
#include "report.hpp"

namespace {

using namespace telusur::searchd;

int run(int argc, char** argv) {
  const Parsed parsed = parse_options(argc, argv);
  if (parsed.exit_status) return *parsed.exit_status;
  const auto done = parsed.check_config
                        ? check_daemon(parsed.options)
                        : run_daemon(parsed, [=] { return parse_options(argc, argv); });
  const telusur::Language language = parsed.options.language;
  if (!done) return report(done.error(), language);
  if (parsed.check_config) {
    fmt::print("telusur-searchd: {}\n",
               in(language, "konfigurasi sah", "the configuration is valid"));
  }
  return kExitOk;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "telusur-searchd: %s\n", error.what());
    return kExitError;
  }
}
