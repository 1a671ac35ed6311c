// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <atomic>
#include <csignal>
#include <exception>

#include "options.hpp"
#include "run.hpp"

namespace {

std::atomic<bool> stop_requested = false;
static_assert(std::atomic<bool>::is_always_lock_free, "set from a signal handler");

extern "C" void request_stop(int /*signal*/) {
  stop_requested.store(true);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace telusur::indexer;
  try {
    const Parsed parsed = parse_options(argc, argv);
    if (parsed.exit_status) return *parsed.exit_status;
    std::signal(SIGINT, request_stop);
    std::signal(SIGTERM, request_stop);
    return run(parsed.options, stop_requested);
  } catch (const std::exception& error) {
    fmt::print(stderr, "telusur-indexer: {}\n", error.what());
    return kExitFatal;
  }
}
