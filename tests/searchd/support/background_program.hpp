// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace telusur::testing {

/// A program that runs beside the test, with all the processes it starts; killed with them at the
/// end of the scope, and when the test dies. What it says goes to the end of `log`.
class BackgroundProgram {
 public:
  /// `command[0]` is looked for in PATH.
  BackgroundProgram(std::vector<std::string> command, const std::filesystem::path& log);
  ~BackgroundProgram();
  BackgroundProgram(const BackgroundProgram&) = delete;
  BackgroundProgram& operator=(const BackgroundProgram&) = delete;

  /// To the program alone, not to those it has started.
  void signal(int number) const;
  /// SIGKILL, and no more of it is left on return.
  void kill();
  /// Waits for the end, however long; the exit status, or -1 after a signal.
  int wait();

 private:
  pid_t pid_ = -1;
};

}  // namespace telusur::testing
