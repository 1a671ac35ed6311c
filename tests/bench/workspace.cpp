// SPDX-License-Identifier: GPL-2.0-or-later
#include "workspace.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

#include "analysis/analyzers.hpp"
#include "index/index_reader.hpp"
#include "shared_data.hpp"
#include "support/file.hpp"

namespace telusur::bench {
namespace fs = std::filesystem;

namespace {

constexpr int kAllIndexed = 0;
constexpr int kSomeRejected = 1;

std::string temporary_folder() {
  std::string name = (fs::temp_directory_path() / "telusur-bench-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
  return name;
}

bool newer_than_all(const fs::path& file, const std::vector<fs::path>& sources) {
  if (!fs::exists(file)) return false;
  return std::ranges::all_of(sources, [&](const fs::path& source) {
    return fs::last_write_time(source) < fs::last_write_time(file);
  });
}

}  // namespace

Workspace::Workspace(const std::string& folder, bool as_found)
    : folder_(folder.empty() ? temporary_folder() : folder),
      temporary_(folder.empty()),
      as_found_(as_found) {
  fs::create_directories(folder_);
}

Workspace::~Workspace() {
  std::error_code ignored;
  if (temporary_) fs::remove_all(folder_, ignored);
}

int run_program(std::vector<std::string> command, const fs::path& output) {
  std::vector<char*> arguments;
  for (std::string& part : command)
    arguments.push_back(part.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output.c_str(),
                                   O_WRONLY | O_CREAT | O_TRUNC, 0644);
  pid_t pid = 0;
  const int failed =
      posix_spawn(&pid, arguments.front(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error(command.front() + ": " + std::strerror(failed));
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

IndexingReport make_index(const Workspace& workspace, std::string_view name,
                          const std::vector<fs::path>& inputs, std::string_view stemmer) {
  IndexingReport report;
  report.db = workspace.file(name);
  const fs::path summary = workspace.file(fmt::format("{}.summary.json", name));
  std::vector<fs::path> sources = inputs;
  sources.emplace_back(TELUSUR_INDEXER);
  report.reused = workspace.as_found() ? fs::exists(summary) : newer_than_all(summary, sources);
  if (!report.reused) {
    fmt::print(stderr, "indexing into {}\n", report.db.string());
    std::vector<std::string> command = {TELUSUR_INDEXER,
                                        "--db",
                                        report.db.string(),
                                        "--full",
                                        "--json",
                                        "--progress",
                                        "never",
                                        "--stemmer",
                                        std::string(stemmer),
                                        "--rejects",
                                        report.db.string() + ".rejects"};
    for (const fs::path& input : inputs)
      command.push_back(input.string());
    const fs::path unfinished = summary.string() + ".part";
    const int status = run_program(command, unfinished);
    if (status != kAllIndexed && status != kSomeRejected) {
      throw std::runtime_error(fmt::format("{} ended with status {}", TELUSUR_INDEXER, status));
    }
    fs::rename(unfinished, summary);
  }
  const boost::json::value said = boost::json::parse(must(read_file(summary)));
  const auto number = [&](std::string_view key) { return said.at(key).to_number<double>(); };
  report.articles = number("articles");
  report.rejected = number("rejected");
  report.seconds = number("seconds");
  report.text_bytes = number("text_bytes");
  report.peak_memory_bytes = number("peak_memory_bytes");
  report.index_bytes = folder_bytes(report.db);
  return report;
}

double folder_bytes(const fs::path& folder) {
  double bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += static_cast<double>(entry.file_size());
  }
  return bytes;
}

void each_article(const fs::path& db, const std::function<void(const article::Article&)>& use) {
  auto reader = must(index::IndexReader::open(db, analysis::make_default_analyzer()));
  auto read = reader.read([&](const Xapian::Database& articles) -> Result<void> {
    for (auto id = articles.postlist_begin(""); id != articles.postlist_end(""); ++id) {
      use(must(index::read_article(articles, reader.decoder(), *id)));
    }
    return {};
  });
  if (!read) throw std::runtime_error(to_string(read.error()));
}

}  // namespace telusur::bench
