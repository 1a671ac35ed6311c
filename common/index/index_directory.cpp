// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/index_directory.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <system_error>
#include <utility>

#include "support/file.hpp"

namespace telusur::index {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStub = "XAPIANDB";
constexpr std::string_view kGenerationPrefix = "gen-";
constexpr std::string_view kBackend = "glass ";
/// What xapian-replicate writes into the stub of a copy, and calls its two databases.
constexpr std::string_view kReplicaBackend = "auto ";
constexpr std::array<std::string_view, 2> kReplicas = {"replica_0", "replica_1"};

/// The number in `gen-000007`, or nothing for any other name.
std::optional<unsigned> generation_number(const std::string& name) {
  if (!name.starts_with(kGenerationPrefix)) return std::nullopt;
  unsigned number = 0;
  const char* first = name.data() + kGenerationPrefix.size();
  const char* last = name.data() + name.size();
  const auto [end, failure] = std::from_chars(first, last, number);
  if (failure != std::errc{} || end != last) return std::nullopt;
  return number;
}

bool is_replica(std::string_view name) {
  return std::ranges::find(kReplicas, name) != kReplicas.end();
}

/// The database that a stub names; empty for one that neither we nor xapian-replicate wrote.
std::string named_by_stub(std::string_view content) {
  while (content.starts_with('#'))  // xapian-replicate begins with comments
    content.remove_prefix(std::min(content.find('\n'), content.size() - 1) + 1);
  const std::string_view line = content.substr(0, content.find('\n'));
  const std::string name(line.substr(std::min(line.find(' '), line.size() - 1) + 1));
  const bool ours = line.starts_with(kBackend) && generation_number(name);
  const bool copied = line.starts_with(kReplicaBackend) && is_replica(name);
  return ours || copied ? name : "";
}

Error missing(const fs::path& path) {
  return Error{ErrorCode::index_missing, path.string(), "there is no index here",
               "make one with: telusur-indexer --db " + path.string() + " FILE..."};
}

}  // namespace

Result<void> IndexDirectory::create() const {
  std::error_code failure;
  if (fs::is_directory(path_, failure)) return {};
  fs::create_directory(path_, failure);
  if (!failure) return {};
  const fs::path parent = path_.has_parent_path() ? path_.parent_path() : fs::path(".");
  std::error_code ignored;
  if (!fs::exists(parent, ignored)) {
    return Error{ErrorCode::unwritable, path_.string(),
                 fmt::format("the folder {} does not exist", parent.string()),
                 "create it, or name another with --db"};
  }
  return Error{ErrorCode::unwritable, path_.string(), failure.message(), ""};
}

Result<fs::path> IndexDirectory::live_generation() const {
  std::error_code ignored;
  const fs::path stub = path_ / kStub;
  if (!fs::exists(stub, ignored)) return missing(path_);
  auto content = read_file(stub);
  if (!content) return content.error();
  const std::string name = named_by_stub(*content);
  if (name.empty()) {
    return Error{ErrorCode::index_damaged, stub.string(), "does not name a generation",
                 "rebuild with: telusur-indexer --full --db " + path_.string() + " FILE..."};
  }
  fs::path generation = path_ / name;
  if (!fs::is_directory(generation, ignored)) return missing(path_);
  return generation;
}

std::vector<fs::path> IndexDirectory::generations() const {
  std::vector<fs::path> found;
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(path_, failure)) {
    const std::string name = entry.path().filename().string();
    if (generation_number(name) || is_replica(name)) found.push_back(entry.path());
  }
  return found;
}

fs::path IndexDirectory::next_generation() const {
  unsigned newest = 0;
  for (const fs::path& generation : generations()) {
    newest = std::max(newest, generation_number(generation.filename().string()).value_or(0));
  }
  return path_ / fmt::format("{}{:06}", kGenerationPrefix, newest + 1);
}

Result<void> IndexDirectory::publish(const fs::path& generation) const {
  return write_file_atomically(path_ / kStub,
                               fmt::format("{}{}\n", kBackend, generation.filename().string()));
}

void IndexDirectory::remove_others(const std::optional<fs::path>& live) const {
  for (const fs::path& generation : generations()) {
    std::error_code ignored;
    if (!live || generation.filename() != live->filename()) fs::remove_all(generation, ignored);
  }
}

Result<WriterLock> WriterLock::acquire(const fs::path& directory) {
  const fs::path file = directory / "writer.lock";
  constexpr int kMode = 0644;
  const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kMode);
  if (fd < 0) {
    return Error{ErrorCode::unwritable, file.string(), std::generic_category().message(errno), ""};
  }
  WriterLock lock(fd);
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    std::array<char, 32> holder{};
    const ssize_t length = ::pread(fd, holder.data(), holder.size(), 0);
    const std::string_view pid(holder.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
    return Error{ErrorCode::index_busy, directory.string(),
                 fmt::format("another indexer (process {}) is writing to this index",
                             pid.empty() ? "unknown" : pid),
                 "wait until it has finished"};
  }
  const std::string pid = std::to_string(::getpid());
  if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, pid.data(), pid.size(), 0) < 0) {
    return Error{ErrorCode::unwritable, file.string(), std::generic_category().message(errno), ""};
  }
  return lock;
}

WriterLock::WriterLock(WriterLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

WriterLock::~WriterLock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace telusur::index
