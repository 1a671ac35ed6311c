// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace telusur {
namespace {

std::string reason(int number) {
  return std::generic_category().message(number);
}

/// Owns a file descriptor.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool open() const { return fd_ >= 0; }

 private:
  int fd_;
};

bool write_all(int fd, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(fd, content.data(), content.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

void sync_folder(const std::filesystem::path& folder) {
  const Descriptor handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (handle.open()) ::fsync(handle.get());
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.open()) {
    return Error{ErrorCode::unreadable, path.string(), reason(errno), ""};
  }
  std::string content;
  std::error_code ignored;
  const auto size = std::filesystem::file_size(path, ignored);
  if (!ignored) content.reserve(static_cast<std::size_t>(size));
  char block[1 << 16];
  for (;;) {
    const ssize_t got = ::read(file.get(), block, sizeof block);
    if (got == 0) return content;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Error{ErrorCode::unreadable, path.string(), reason(errno), ""};
    content.append(block, static_cast<std::size_t>(got));
  }
}

Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view content) {
  const std::filesystem::path draft = path.string() + ".new";
  {
    constexpr int kMode = 0644;
    const Descriptor file(::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kMode));
    if (!file.open() || !write_all(file.get(), content) || ::fsync(file.get()) != 0) {
      return Error{ErrorCode::unwritable, draft.string(), reason(errno), ""};
    }
  }
  if (std::rename(draft.c_str(), path.c_str()) != 0) {
    return Error{ErrorCode::unwritable, path.string(), reason(errno), ""};
  }
  sync_folder(path.has_parent_path() ? path.parent_path() : std::filesystem::path("."));
  return {};
}

}  // namespace telusur
