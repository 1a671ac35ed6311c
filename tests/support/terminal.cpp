// SPDX-License-Identifier: GPL-2.0-or-later
#include "terminal.hpp"

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

namespace telusur::testing {
namespace {

[[noreturn]] void become(const std::filesystem::path& program,
                         const std::vector<std::string>& arguments,
                         const std::map<std::string, std::string>& environment) {
  const char* path = std::getenv("PATH");
  const std::string search_path = path != nullptr ? path : "/usr/bin:/bin";
  ::clearenv();
  ::setenv("PATH", search_path.c_str(), 1);
  for (const auto& [name, value] : environment)
    ::setenv(name.c_str(), value.c_str(), 1);
  std::vector<std::string> words = {program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words)
    pointers.push_back(word.data());
  pointers.push_back(nullptr);
  ::execv(program.c_str(), pointers.data());
  ::_exit(126);
}

}  // namespace

Finished run_on_terminal(const std::filesystem::path& program,
                         const std::vector<std::string>& arguments, unsigned short lines,
                         const std::map<std::string, std::string>& environment) {
  winsize size{};
  size.ws_row = lines;
  size.ws_col = 80;
  int terminal = -1;
  const pid_t pid = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (pid == -1) throw std::runtime_error("forkpty");
  if (pid == 0) become(program, arguments, environment);
  Finished finished;
  std::array<char, 4096> buffer{};
  for (ssize_t got = 0; (got = ::read(terminal, buffer.data(), buffer.size())) > 0;) {
    finished.out.append(buffer.data(), static_cast<std::size_t>(got));
  }
  ::close(terminal);
  int status = 0;
  ::waitpid(pid, &status, 0);
  if (WIFEXITED(status)) finished.status = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) finished.signal = WTERMSIG(status);
  std::erase(finished.out, '\r');
  return finished;
}

}  // namespace telusur::testing
