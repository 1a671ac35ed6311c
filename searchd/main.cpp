// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdio>
#include <exception>

#include "daemon.hpp"

int main(int argc, char** argv) {
  using namespace telusur::searchd;
  try {
    const Parsed parsed = parse_options(argc, argv);
    if (parsed.exit_status) return *parsed.exit_status;
    const auto ran = run_daemon(parsed.options);
    if (ran) return kExitOk;
    std::fprintf(stderr, "telusur-searchd: %s\n", telusur::to_string(ran.error()).c_str());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "telusur-searchd: %s\n", error.what());
  }
  return kExitError;
}
