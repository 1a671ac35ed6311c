// SPDX-License-Identifier: GPL-2.0-or-later
#include "folder_watcher.hpp"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace telusur::indexer {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kQuiet{200};     ///< after which a burst of changes is over
constexpr milliseconds kLongest{1000};  ///< that a change waits for others
constexpr milliseconds kPatience{100};  ///< between looks at an interruption

constexpr unsigned kEvents =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR;

Error unwatchable(const fs::path& folder) {
  const bool full = errno == ENOSPC;
  return {ErrorCode::unreadable, folder.string(),
          full ? "the system's limit of watched folders is reached"
               : std::generic_category().message(errno),
          full ? "raise fs.inotify.max_user_watches (sysctl)" : ""};
}

bool is_hidden(const std::string& name) {
  return name.starts_with('.');
}

}  // namespace

Result<FolderWatcher> FolderWatcher::open(const std::vector<std::string>& folders) {
  if (folders.empty()) {
    return Error{ErrorCode::unreadable, "--watch", "no INPUT is a folder", "name one to watch"};
  }
  FolderWatcher watcher(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
  if (watcher.descriptor_ < 0) return unwatchable("inotify");
  for (const std::string& folder : folders) {
    if (auto followed = watcher.follow(folder, folder); !followed) return followed.error();
  }
  watcher.came_.clear();  // what is there already is for whoever walks the folders
  return watcher;
}

FolderWatcher::FolderWatcher(FolderWatcher&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      missed_(other.missed_),
      folders_(std::move(other.folders_)),
      came_(std::move(other.came_)),
      went_(std::move(other.went_)) {}

FolderWatcher& FolderWatcher::operator=(FolderWatcher&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(missed_, other.missed_);
  std::swap(folders_, other.folders_);
  std::swap(came_, other.came_);
  std::swap(went_, other.went_);
  return *this;
}

FolderWatcher::~FolderWatcher() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

/// Watches a folder and those below it. Files that are in it already count as come: some may have
/// come before the watch began. Folders that cannot be watched fail, those that are gone do not.
Result<void> FolderWatcher::follow(const fs::path& folder, const fs::path& root) {
  std::vector<fs::path> pending{folder};
  while (!pending.empty()) {
    const fs::path path = std::move(pending.back());
    pending.pop_back();
    const int watch = ::inotify_add_watch(descriptor_, path.c_str(), kEvents);
    if (watch < 0 && errno == ENOENT && path != root) continue;
    if (watch < 0) return unwatchable(path);
    if (!folders_.emplace(watch, Folder{path, root}).second) continue;  // a loop of links
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(path, failure)) {
      if (is_hidden(entry.path().filename().string())) continue;
      std::error_code gone;
      if (entry.is_directory(gone)) {
        pending.push_back(entry.path());
      } else if (entry.is_regular_file(gone)) {
        came_.emplace(entry.path().string(), root);
      }
    }
  }
  return {};
}

/// A folder that moved away takes its watches with it, under names that are no longer true.
void FolderWatcher::unfollow(const fs::path& folder) {
  const std::string inside = folder.string() + "/";
  std::erase_if(folders_, [&](const auto& watched) {
    const std::string path = watched.second.path.string();
    const bool moved = path == folder.string() || path.starts_with(inside);
    if (moved) ::inotify_rm_watch(descriptor_, watched.first);
    return moved;
  });
}

bool FolderWatcher::readable_within(milliseconds time) const {
  pollfd waiting{descriptor_, POLLIN, 0};
  return ::poll(&waiting, 1, static_cast<int>(time.count())) > 0;
}

void FolderWatcher::pause(milliseconds time) const {
  ::poll(nullptr, 0, static_cast<int>(time.count()));
}

std::optional<Batch> FolderWatcher::wait(const std::atomic<bool>& stop) {
  came_.clear();
  went_.clear();
  missed_ = false;
  while (came_.empty() && went_.empty() && !missed_) {
    if (stop.load()) return std::nullopt;
    if (readable_within(kPatience)) take_events();
  }
  const auto end = steady_clock::now() + kLongest;
  while (!stop.load() && steady_clock::now() < end && readable_within(kQuiet))
    take_events();
  Batch batch;
  for (const auto& [path, root] : came_)
    batch.inputs.files.push_back({path, root});
  for (const std::string& path : went_)
    batch.scope.push_back(fs::absolute(path).lexically_normal().string());
  return batch;
}

void FolderWatcher::take_events() {
  alignas(inotify_event) char bytes[16 * 1024];
  const ssize_t length = ::read(descriptor_, bytes, sizeof bytes);
  for (ssize_t at = 0; at < length;) {
    inotify_event event{};
    std::memcpy(&event, bytes + at, sizeof event);
    const char* name = bytes + at + sizeof event;
    take_event(event.wd, event.mask,
               event.len > 0 ? std::string(name, ::strnlen(name, event.len)) : std::string());
    at += static_cast<ssize_t>(sizeof event + event.len);
  }
}

void FolderWatcher::take_event(int watch, unsigned mask, const std::string& name) {
  if ((mask & IN_Q_OVERFLOW) != 0) missed_ = true;
  const auto at = folders_.find(watch);
  if (at == folders_.end()) return;
  if ((mask & IN_IGNORED) != 0) {
    folders_.erase(at);
    return;
  }
  if (name.empty() || is_hidden(name)) return;
  const Folder folder = at->second;
  const fs::path path = folder.path / name;
  const bool is_folder = (mask & IN_ISDIR) != 0;
  if ((mask & (IN_MOVED_FROM | IN_DELETE)) != 0) {
    if (is_folder) unfollow(path);
    came_.erase(path.string());
    went_.insert(path.string());
  } else if (is_folder) {
    // A folder that cannot be watched any more is walked once, by a full pass.
    if (!follow(path, folder.root)) missed_ = true;
    went_.erase(path.string());
  } else if ((mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0) {
    went_.erase(path.string());
    came_.insert_or_assign(path.string(), folder.root);
  }
}

}  // namespace telusur::indexer
