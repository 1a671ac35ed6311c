// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace telusur::testing {

/// How a program ended and what it said.
struct Finished {
  int status = -1;  ///< exit status; -1 when a signal ended it
  int signal = 0;   ///< that signal, or 0
  std::string out;
  std::string err;
};

/// What a program is started with besides its arguments. The environment is that of the test
/// without any TELUSUR_ variable, NO_COLOR, CLICOLOR_FORCE and where configuration is, and with
/// these changes.
struct Surroundings {
  std::string input{};  ///< for run(): all of standard input
  std::map<std::string, std::string> environment{};
  bool closed_output = false;  ///< standard output is a pipe that nobody reads
};

/// A program while it runs. Its pipes are read whenever this waits, so that it never stalls on a
/// full one. Every wait has a deadline, after which the program is killed and the test fails by
/// std::runtime_error. A program still running at the end of the scope is killed.
class Process {
 public:
  static constexpr std::chrono::seconds kDeadline{120};

  Process(const std::filesystem::path& program, const std::vector<std::string>& arguments,
          const Surroundings& surroundings = {});
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  [[nodiscard]] pid_t id() const { return pid_; }

  /// Writes to standard input. On return the program has taken everything but the last page
  /// (4096 bytes): the pipe holds no more. False when the program closed its end.
  bool write(std::string_view text);

  /// Waits until the program has taken all that was written.
  void wait_until_taken();

  void close_input();
  void signal(int number) const;

  /// Closes the input and waits for the end.
  Finished wait();

  /// Waits for the end with the input left open.
  Finished wait_for_end();

 private:
  void pump(bool writing);
  void check_deadline();
  static void drain(int& descriptor, std::string& into);

  pid_t pid_ = -1;
  int in_ = -1;
  int out_ = -1;
  int err_ = -1;
  Finished finished_;
  std::chrono::steady_clock::time_point deadline_;
};

/// Starts, feeds and waits.
Finished run(const std::filesystem::path& program, const std::vector<std::string>& arguments,
             const Surroundings& surroundings = {});

/// Waits for things to happen to the names in a folder (inotify): created, written or renamed to.
class FolderWatch {
 public:
  explicit FolderWatch(const std::filesystem::path& folder);
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  /// Returns once something has happened to a name that begins with `prefix` since the watch
  /// began or the last wait saw it. False after `deadline`.
  bool wait_for(std::string_view prefix, std::chrono::seconds deadline = Process::kDeadline);

 private:
  int descriptor_;
};

}  // namespace telusur::testing
