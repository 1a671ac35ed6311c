// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <utility>

#include "support/error.hpp"

namespace telusur::command_line {

/// What is wrong with a configuration file, on its way through CLI11; usage_error() gives it back.
class ConfigFault final : public CLI::ConfigError {
 public:
  explicit ConfigFault(telusur::Error error)
      : CLI::ConfigError(to_string(error), CLI::ExitCodes::ConfigError), error_(std::move(error)) {}

  [[nodiscard]] const telusur::Error& error() const { return error_; }

 private:
  telusur::Error error_;  // in here, Error is CLI::Error
};

}  // namespace telusur::command_line
