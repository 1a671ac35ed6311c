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

/// Starts the daemon with its standard output on `output` and its standard error in `log`.
pid_t spawn(const std::vector<std::string>& options, const std::filesystem::path& log, int output) {
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
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  pid_ = spawn(options, log, ends[1]);
  ::close(ends[1]);
  std::string line;
  for (char c = 0; ::read(ends[0], &c, 1) == 1 && c != '\n';)
    line += c;
  ::close(ends[0]);
  const std::size_t colon = line.rfind(':');
  if (!line.starts_with("telusur-searchd: mendengarkan di http://127.0.0.1:")) {
    ::kill(pid_, SIGKILL);
    status_of(pid_);
    throw std::runtime_error("searchd does not listen: " + line + content(log));
  }
  port_ = static_cast<std::uint16_t>(std::stoi(line.substr(colon + 1)));
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
