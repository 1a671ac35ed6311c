// SPDX-License-Identifier: GPL-2.0-or-later
#include "journal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cerrno>
#include <chrono>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "support/file.hpp"

namespace telusur::indexer {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::int64_t kSecond = 1'000'000'000;

/// Two changes within this time of each other may leave the same time on a file.
constexpr std::int64_t kClockGrain = 2 * kSecond;

/// Lines that are no longer true, beyond as many as are, before the file is written anew.
constexpr std::size_t kStaleLines = 1'000;

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

/// XXH3 of the rest of a file; nothing when it cannot be read.
std::optional<std::uint64_t> hash_of(int fd) {
  constexpr std::size_t kBlock = std::size_t{256} << 10U;
  std::vector<char> block(kBlock);
  XXH3_state_t state;
  XXH3_64bits_reset(&state);
  for (;;) {
    const ssize_t got = ::read(fd, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::nullopt;
    if (got == 0) return XXH3_64bits_digest(&state);
    XXH3_64bits_update(&state, block.data(), static_cast<std::size_t>(got));
  }
}

/// Size and time of an open plain file.
std::optional<FileState> look_at(int fd) {
  struct stat status {};
  if (::fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  FileState state;
  state.size = static_cast<std::uint64_t>(status.st_size);
  state.modified_ns = status.st_mtim.tv_sec * kSecond + status.st_mtim.tv_nsec;
  state.seen_ns =
      std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count();
  return state;
}

/// Not waiting for what is no plain file: opening a pipe would.
int open_to_read(const std::string& path) {
  return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
}

std::string line_of(const std::string& path, const Journal::Entry* entry) {
  json::object line{{"path", path}};
  if (entry == nullptr) {
    line["gone"] = true;
  } else {
    line["size"] = entry->state.size;
    line["modified"] = entry->state.modified_ns;
    line["hash"] = entry->state.hash;
    line["seen"] = entry->state.seen_ns;
    line["ids"] = json::value_from(entry->ids);
  }
  return json::serialize(line) + "\n";
}

std::string header_of(std::string_view identity) {
  return json::serialize(json::object{{"journal", 1}, {"identity", identity}}) + "\n";
}

Result<void> append_durably(const fs::path& file, std::string_view lines) {
  const Descriptor fd(::open(file.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC));
  bool good = fd.get() >= 0;
  while (good && !lines.empty()) {
    const ssize_t put = ::write(fd.get(), lines.data(), lines.size());
    if (put < 0 && errno == EINTR) continue;
    good = put > 0;
    if (good) lines.remove_prefix(static_cast<std::size_t>(put));
  }
  if (good && ::fsync(fd.get()) == 0) return {};
  return Error{ErrorCode::unwritable, file.string(), std::generic_category().message(errno), ""};
}

}  // namespace

std::optional<FileState> file_stamp(const std::string& path) {
  const Descriptor fd(open_to_read(path));
  return fd.get() < 0 ? std::nullopt : look_at(fd.get());
}

std::optional<FileState> file_state(const std::string& path) {
  const Descriptor fd(open_to_read(path));
  if (fd.get() < 0) return std::nullopt;
  auto state = look_at(fd.get());
  if (!state) return std::nullopt;
  const auto hash = hash_of(fd.get());
  if (!hash) return std::nullopt;
  state->hash = *hash;
  return state;
}

Result<Journal> Journal::open(fs::path file, std::string_view identity) {
  Journal journal(std::move(file));
  std::error_code ignored;
  if (!fs::exists(journal.file_, ignored)) return journal;
  const auto content = read_file(journal.file_);
  if (!content) return content.error();
  journal.identity_ = identity;
  std::string_view rest = *content;
  if (!rest.starts_with(header_of(identity))) return journal;  // kept for something else
  rest.remove_prefix(header_of(identity).size());
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) return journal;  // torn: entries, but no more lines after it
    journal.read_line(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  journal.whole_ = true;
  return journal;
}

void Journal::read_line(std::string_view line) {
  ++lines_;
  json::error_code fault;
  const json::value value = json::parse(line, fault);
  if (fault || !value.is_object()) return;
  try {
    const std::string path(value.at("path").as_string());
    if (value.as_object().contains("gone")) {
      entries_.erase(path);
      return;
    }
    Entry entry;
    entry.state.size = value.at("size").to_number<std::uint64_t>();
    entry.state.modified_ns = value.at("modified").to_number<std::int64_t>();
    entry.state.hash = value.at("hash").to_number<std::uint64_t>();
    entry.state.seen_ns = value.at("seen").to_number<std::int64_t>();
    entry.ids = json::value_to<std::vector<std::string>>(value.at("ids"));
    entries_.insert_or_assign(path, std::move(entry));
  } catch (const std::exception&) {
    return;  // a line of no use is a file read once more
  }
}

const Journal::Entry* Journal::find(const std::string& path) const {
  const auto at = entries_.find(path);
  return at == entries_.end() ? nullptr : &at->second;
}

bool Journal::is_unchanged(const std::string& path) const {
  const Entry* entry = find(path);
  if (entry == nullptr) return false;
  const Descriptor fd(open_to_read(path));
  if (fd.get() < 0) return false;
  const auto now = look_at(fd.get());
  const FileState& then = entry->state;
  if (!now || now->size != then.size) return false;
  const bool time_tells = then.modified_ns + kClockGrain < then.seen_ns;
  if (now->modified_ns == then.modified_ns && time_tells) return true;
  return hash_of(fd.get()) == then.hash;
}

void Journal::record(const std::string& path, Entry entry) {
  entries_.insert_or_assign(path, std::move(entry));
  changed_.push_back(path);
}

void Journal::forget(const std::string& path) {
  if (entries_.erase(path) > 0) changed_.push_back(path);
}

void Journal::forget_article(std::string_view id) {
  std::vector<std::string> paths;
  for (const auto& [path, entry] : entries_) {
    if (std::ranges::find(entry.ids, id) != entry.ids.end()) paths.push_back(path);
  }
  for (const std::string& path : paths)
    forget(path);
}

Result<void> Journal::commit(std::string_view identity) {
  std::error_code ignored;
  if (changed_.empty() && !fs::exists(file_, ignored)) return {};
  const bool append =
      whole_ && identity == identity_ && lines_ <= 2 * entries_.size() + kStaleLines;
  Result<void> written;
  if (append) {
    std::string lines;
    for (const std::string& path : changed_)
      lines += line_of(path, find(path));
    if (!lines.empty()) written = append_durably(file_, lines);
    lines_ += changed_.size();
  } else {
    written = write_file_atomically(file_, all(identity));
    lines_ = entries_.size();
  }
  if (!written) return written;
  changed_.clear();
  identity_ = identity;
  whole_ = true;
  return {};
}

std::string Journal::all(std::string_view identity) const {
  std::string text = header_of(identity);
  for (const auto& [path, entry] : entries_)
    text += line_of(path, &entry);
  return text;
}

}  // namespace telusur::indexer
