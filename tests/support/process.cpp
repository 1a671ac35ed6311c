// SPDX-License-Identifier: GPL-2.0-or-later
#include "process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <stdexcept>
#include <system_error>

namespace telusur::testing {
namespace {

constexpr int kPipeBytes = 4096;  ///< one page, the least Linux gives (pipe(7))
constexpr int kTick = 20;         ///< milliseconds after which a wait looks again

void check(int result, const char* what) {
  if (result == -1) throw std::system_error(errno, std::generic_category(), what);
}

struct Pipe {
  int read = -1;
  int write = -1;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  check(::pipe2(ends.data(), O_CLOEXEC), "pipe2");
  return {ends[0], ends[1]};
}

void close(int& descriptor) {
  if (descriptor >= 0) ::close(descriptor);
  descriptor = -1;
}

std::vector<std::string> environment_with(const std::map<std::string, std::string>& changes) {
  std::vector<std::string> variables;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view variable = *entry;
    const std::string name(variable.substr(0, variable.find('=')));
    const bool ours = name.starts_with("TELUSUR_") || name == "NO_COLOR" ||
                      name == "CLICOLOR_FORCE" || name == "XDG_CONFIG_HOME" ||
                      name == "HOME";  // nobody's own configuration
    if (!ours && !changes.contains(name)) variables.emplace_back(variable);
  }
  for (const auto& [name, value] : changes)
    variables.push_back(name + "=" + value);
  return variables;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& text : texts)
    all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

/// The signals a test changes or a shell may have left ignored, as a new program expects them.
void reset_signals(posix_spawnattr_t& attributes) {
  sigset_t normal;
  ::sigemptyset(&normal);
  for (const int number : {SIGPIPE, SIGINT, SIGTERM, SIGHUP})
    ::sigaddset(&normal, number);
  ::posix_spawnattr_setsigdefault(&attributes, &normal);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
}

}  // namespace

Process::Process(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                 const Surroundings& surroundings)
    : deadline_(std::chrono::steady_clock::now() + kDeadline) {
  std::signal(SIGPIPE, SIG_IGN);
  Pipe in = make_pipe();
  Pipe out = make_pipe();
  Pipe err = make_pipe();
  check(::fcntl(in.write, F_SETPIPE_SZ, kPipeBytes), "F_SETPIPE_SZ");
  if (surroundings.closed_output) close(out.read);

  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, in.read, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, out.write, STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, err.write, STDERR_FILENO);
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  reset_signals(attributes);

  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables = environment_with(surroundings.environment);
  const int failure = ::posix_spawn(&pid_, program.c_str(), &actions, &attributes,
                                    pointers(words).data(), pointers(variables).data());
  ::posix_spawn_file_actions_destroy(&actions);
  ::posix_spawnattr_destroy(&attributes);
  close(in.read);
  close(out.write);
  close(err.write);
  in_ = in.write;
  out_ = out.read;
  err_ = err.read;
  if (failure != 0) {
    pid_ = -1;
    throw std::system_error(failure, std::generic_category(), program.string());
  }
  for (const int descriptor : {in_, out_, err_}) {
    if (descriptor >= 0) check(::fcntl(descriptor, F_SETFL, O_NONBLOCK), "O_NONBLOCK");
  }
}

Process::~Process() {
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  close(in_);
  close(out_);
  close(err_);
}

void Process::check_deadline() {
  if (std::chrono::steady_clock::now() < deadline_) return;
  if (pid_ > 0) ::kill(pid_, SIGKILL);
  throw std::runtime_error("the program did not end in time; it said: " + finished_.err);
}

void Process::drain(int& descriptor, std::string& into) {
  std::array<char, 65536> block;
  for (;;) {
    const ssize_t got = ::read(descriptor, block.data(), block.size());
    if (got > 0) {
      into.append(block.data(), static_cast<std::size_t>(got));
      continue;
    }
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) return;
    close(descriptor);
    return;
  }
}

/// Waits until some output is there, or room for input if `writing`, and takes the output.
void Process::pump(bool writing) {
  check_deadline();
  std::array<pollfd, 3> watched = {{{writing ? in_ : -1, POLLOUT, 0},
                                    {out_, POLLIN, 0},
                                    {err_, POLLIN, 0}}};  // negative ones are ignored
  if (::poll(watched.data(), watched.size(), kTick) < 0 && errno != EINTR) check(-1, "poll");
  if (out_ >= 0 && watched[1].revents != 0) drain(out_, finished_.out);
  if (err_ >= 0 && watched[2].revents != 0) drain(err_, finished_.err);
}

bool Process::write(std::string_view text) {
  while (!text.empty()) {
    pump(true);
    const std::size_t part = std::min<std::size_t>(text.size(), kPipeBytes);
    const ssize_t put = ::write(in_, text.data(), part);
    if (put > 0) text.remove_prefix(static_cast<std::size_t>(put));
    if (put < 0 && errno == EPIPE) return false;
    if (put < 0 && errno != EAGAIN && errno != EINTR) check(-1, "write");
  }
  return true;
}

void Process::wait_until_taken() {
  for (int left = 1; left > 0;) {
    check_deadline();
    check(::ioctl(in_, FIONREAD, &left), "FIONREAD");
    if (left > 0) ::sched_yield();
  }
}

void Process::close_input() {
  close(in_);
}

void Process::signal(int number) const {
  check(::kill(pid_, number), "kill");
}

Finished Process::wait() {
  close(in_);
  return wait_for_end();
}

Finished Process::wait_for_end() {
  while (out_ >= 0 || err_ >= 0)
    pump(false);
  int status = 0;
  while (::waitpid(pid_, &status, WNOHANG) == 0) {
    check_deadline();
    ::sched_yield();
  }
  pid_ = -1;
  if (WIFEXITED(status)) finished_.status = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) finished_.signal = WTERMSIG(status);
  return finished_;
}

Finished run(const std::filesystem::path& program, const std::vector<std::string>& arguments,
             const Surroundings& surroundings) {
  Process process(program, arguments, surroundings);
  process.write(surroundings.input);
  return process.wait();
}

FolderWatch::FolderWatch(const std::filesystem::path& folder)
    : descriptor_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
  check(descriptor_, "inotify_init1");
  check(::inotify_add_watch(descriptor_, folder.c_str(), IN_CREATE | IN_MODIFY | IN_MOVED_TO),
        "inotify_add_watch");
}

FolderWatch::~FolderWatch() {
  ::close(descriptor_);
}

bool FolderWatch::wait_for(std::string_view prefix, std::chrono::seconds deadline) {
  const auto end = std::chrono::steady_clock::now() + deadline;
  for (bool late = false; !late;) {
    late = std::chrono::steady_clock::now() >= end;
    pollfd watched{descriptor_, POLLIN, 0};
    if (::poll(&watched, 1, late ? 0 : kTick) <= 0) continue;
    alignas(inotify_event) std::array<char, 4096> events;
    const ssize_t got = ::read(descriptor_, events.data(), events.size());
    for (ssize_t at = 0; at < got;) {
      const auto* event = reinterpret_cast<const inotify_event*>(events.data() + at);
      if (event->len > 0 && std::string_view(event->name).starts_with(prefix)) return true;
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
    }
  }
  return false;
}

}  // namespace telusur::testing
