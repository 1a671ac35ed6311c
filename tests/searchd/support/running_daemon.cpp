// SPDX-License-Identifier: GPL-2.0-or-later
#include "running_daemon.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "analysis/analyzers.hpp"
#include "index/document_builder.hpp"
#include "index/index_writer.hpp"

namespace telusur::testing {
namespace {

constexpr int kFirstInherited = 3;  // sd_listen_fds(3)

/// Starts the daemon with its standard output on `output` and its standard error in `log`.
/// `inherited`: a socket for it to find as systemd passes them, or -1.
pid_t spawn(const std::vector<std::string>& options, const std::filesystem::path& log, int output,
            int inherited = -1) {
  const char* program = std::getenv("TELUSUR_SEARCHD");
  if (program == nullptr) throw std::runtime_error("TELUSUR_SEARCHD names no program");
  std::vector<char*> arguments{const_cast<char*>(program)};
  for (const std::string& option : options)
    arguments.push_back(const_cast<char*>(option.c_str()));
  arguments.push_back(nullptr);
  const pid_t pid = ::fork();
  if (pid != 0) return pid;
  const int error = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  ::dup2(error, STDERR_FILENO);
  if (output >= 0) ::dup2(output, STDOUT_FILENO);
  if (inherited >= 0) {
    // Where it is in its place already, dup2() leaves it to be closed on exec.
    if (::dup2(inherited, kFirstInherited) == inherited) ::fcntl(inherited, F_SETFD, 0);
    ::setenv("LISTEN_FDS", "1", 1);
    ::setenv("LISTEN_PID", std::to_string(::getpid()).c_str(), 1);
  }
  ::execv(program, arguments.data());
  ::_exit(127);
}

int status_of(pid_t pid) {
  int status = 0;
  if (::waitpid(pid, &status, 0) != pid || !WIFEXITED(status)) return -1;
  return WEXITSTATUS(status);
}

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

Daemon::Daemon(const std::filesystem::path& db, const std::filesystem::path& log,
               std::vector<std::string> options) {
  options.insert(options.begin(), {"--db", db.string(), "--listen", "127.0.0.1:0"});
  const auto addresses = static_cast<std::size_t>(std::ranges::count(options, "--listen"));
  start(options, log, -1, addresses);
}

Daemon::Daemon(const std::filesystem::path& db, const std::filesystem::path& log,
               Activated activated, std::vector<std::string> options) {
  options.insert(options.begin(), {"--db", db.string()});
  start(options, log, activated.inherited, 1);
}

void Daemon::start(const std::vector<std::string>& options, const std::filesystem::path& log,
                   int inherited, std::size_t addresses) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  pid_ = spawn(options, log, ends[1], inherited);
  ::close(ends[1]);
  while (ports_.size() < addresses) {
    std::string line;
    for (char c = 0; ::read(ends[0], &c, 1) == 1 && c != '\n';)
      line += c;
    if (!line.starts_with("telusur-searchd: mendengarkan di ")) {
      ::kill(pid_, SIGKILL);
      status_of(pid_);
      ::close(ends[0]);
      throw std::runtime_error("searchd does not listen: " + line + content(log));
    }
    const std::string end = line.substr(line.rfind(':') + 1);
    ports_.push_back(end.starts_with('/') ? std::uint16_t{0}
                                          : static_cast<std::uint16_t>(std::stoi(end)));
  }
  ::close(ends[0]);
}

std::size_t Daemon::resident_kib() const {
  std::ifstream status("/proc/" + std::to_string(pid_) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:"))
      return std::stoul(line.substr(line.find_first_of("0123456789")));
  }
  return 0;
}

Daemon::~Daemon() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  status_of(pid_);
}

void Daemon::signal(int number) const {
  ::kill(pid_, number);
}

int Daemon::wait() {
  return status_of(std::exchange(pid_, -1));
}

std::size_t Daemon::descriptors() const {
  const std::filesystem::directory_iterator entries("/proc/" + std::to_string(pid_) + "/fd");
  return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

Run run_searchd(const std::vector<std::string>& options, const std::filesystem::path& log) {
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  const int status = status_of(spawn(options, log, nowhere));
  ::close(nowhere);
  return {status, content(log)};
}

void index_titles(const std::filesystem::path& db, const std::vector<std::string>& titles,
                  bool rebuild) {
  const analysis::Analyzer analyzer = analysis::make_default_analyzer();
  index::WriterOptions options;
  options.rebuild = rebuild;
  auto writer = index::IndexWriter::open(db, analyzer, options);
  if (!writer) throw std::runtime_error(to_string(writer.error()));
  index::DocumentBuilder builder(analyzer);
  for (const std::string& title : titles) {
    article::Article article;
    article.id = title;
    std::ranges::replace(article.id, ' ', '-');
    article.title = title;
    article.body = title + " menjadi kabar hari ini.";
    article.url = "https://berita.example/" + article.id;
    if (auto put = (*writer)->upsert(builder.build(article)); !put) {
      throw std::runtime_error(to_string(put.error()));
    }
  }
  if (auto finished = (*writer)->finish(); !finished) {
    throw std::runtime_error(to_string(finished.error()));
  }
}

}  // namespace telusur::testing
