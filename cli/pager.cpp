// SPDX-License-Identifier: GPL-2.0-or-later
#include "pager.hpp"

#include <sys/wait.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "support/utf8.hpp"

namespace telusur::cli {
namespace {

constexpr int kCommandNotFound = 127;  ///< sh(1), "Exit status"

/// Leaves a signal to the pager while in scope: leaving it early closes our pipe, and Ctrl-C there
/// stops a search in the text.
class Ignored {
 public:
  explicit Ignored(int number) : number_(number), before_(std::signal(number, SIG_IGN)) {}
  ~Ignored() { std::signal(number_, before_); }
  Ignored(const Ignored&) = delete;
  Ignored& operator=(const Ignored&) = delete;

 private:
  int number_;
  void (*before_)(int);
};

/// Past the escape sequence at `at`: CSI ends at a letter, OSC at BEL or ST (ECMA-48).
std::size_t after_escape(std::string_view text, std::size_t at) {
  const bool command = text.substr(at).starts_with("\x1b]");
  if (command) {
    const std::size_t end = text.find("\x1b\\", at + 2);
    return end == std::string_view::npos ? text.size() : end + 2;
  }
  for (at += 2; at < text.size(); ++at) {
    if (text[at] >= '@' && text[at] <= '~') return at + 1;
  }
  return text.size();
}

}  // namespace

std::string pager_command() {
  for (const char* name : {"TELUSUR_PAGER", "PAGER"}) {
    const char* value = std::getenv(name);
    if (value == nullptr) continue;
    const std::string command = value;
    return command == "cat" ? std::string() : command;
  }
  return "less -FRX";
}

std::size_t lines_on_screen(std::string_view text, std::size_t columns) {
  std::size_t lines = 0;
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\x1b') {
      at = after_escape(text, at);
    } else if (text[at] == '\n') {
      ++lines;
      column = 0;
      ++at;
    } else {
      if (columns > 0 && column == columns) {
        ++lines;
        column = 0;
      }
      ++column;
      at += utf8::decode(text, at).length;
    }
  }
  return lines + (column > 0 ? 1 : 0);
}

bool page(const std::string& command, std::string_view text) {
  ::setenv("LESS", "FRX", 0);  // a bare `less` would show our colours as letters
  std::fflush(stdout);
  // As git does: what is wanted may be a command line, so a shell reads it.
  FILE* pipe = ::popen(command.c_str(), "w");
  if (pipe == nullptr) return false;
  const Ignored broken_pipe(SIGPIPE);
  const Ignored interrupt(SIGINT);
  std::fwrite(text.data(), 1, text.size(), pipe);
  const int status = ::pclose(pipe);
  // glibc gives -1 for a pager that ended well without reading all; that is no failure.
  return status == -1 || !WIFEXITED(status) || WEXITSTATUS(status) != kCommandNotFound;
}

}  // namespace telusur::cli
