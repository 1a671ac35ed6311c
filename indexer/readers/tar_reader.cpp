// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/tar_reader.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>
#include <filesystem>
#include <utility>

namespace telusur::indexer {
namespace {

struct Free {
  void operator()(::archive* archive) const { ::archive_read_free(archive); }
};
using Archive = std::unique_ptr<::archive, Free>;

Error archive_error(::archive& archive) {
  const char* reason = ::archive_error_string(&archive);
  return Error{ErrorCode::unreadable, "", reason == nullptr ? "the archive is damaged" : reason,
               "the file is cut short or damaged; fetch it again"};
}

/// The bytes of the member that the archive stands at.
class MemberStream final : public detail::ByteStream {
 public:
  /// Sets `broken` when the archive ends or is damaged within the member.
  MemberStream(::archive& archive, bool& broken) : archive_(archive), broken_(broken) {}

  Result<std::size_t> read(std::span<char> out) override {
    const auto got = ::archive_read_data(&archive_, out.data(), out.size());
    if (got < 0) {
      broken_ = true;
      return archive_error(archive_);
    }
    return static_cast<std::size_t>(got);
  }

 private:
  ::archive& archive_;
  bool& broken_;
};

bool is_hidden(const std::filesystem::path& path) {
  for (const auto& part : path) {
    const std::string& name = part.native();
    if (name.size() > 1 && name.front() == '.' && name != "..") return true;
  }
  return false;
}

class TarReader final : public Reader {
 public:
  TarReader(ByteSource source, ReaderOptions options)
      : source_(std::move(source)), options_(std::move(options)), archive_(::archive_read_new()) {
    ++options_.depth;
  }

  std::optional<Record> next() override {
    if (!std::exchange(opened_, true)) {
      if (auto failed = open()) return fail(std::move(*failed));
    }
    for (;;) {
      if (member_) {
        if (auto record = member_->next()) return record;
        member_.reset();
      }
      if (done_) return std::nullopt;
      if (auto record = next_member()) return record;
    }
  }

  [[nodiscard]] std::uint64_t bytes_read() const override { return source_.bytes_read(); }

 private:
  std::optional<Error> open() {
    if (options_.depth > kMostNested) {
      return Error{ErrorCode::invalid_document, "", "archives within archives, too deep",
                   "unpack it"};
    }
    ::archive_read_support_format_tar(archive_.get());
    if (::archive_read_open(archive_.get(), this, nullptr, read_block, nullptr) != ARCHIVE_OK) {
      return archive_error(*archive_);
    }
    return std::nullopt;
  }

  /// Goes on to the next regular file and opens its reader; a record says why it cannot be read.
  std::optional<Record> next_member() {
    ::archive_entry* entry = nullptr;
    const int status = ::archive_read_next_header(archive_.get(), &entry);
    if (status == ARCHIVE_EOF) done_ = true;
    if (status == ARCHIVE_FATAL || status == ARCHIVE_FAILED) {
      return fail(source_error_ ? *source_error_ : archive_error(*archive_));
    }
    if (done_ || ::archive_entry_filetype(entry) != AE_IFREG) return std::nullopt;
    const char* name = ::archive_entry_pathname(entry);
    const std::filesystem::path path = name == nullptr ? "" : name;
    if (path.empty() || is_hidden(path)) return std::nullopt;
    Input input{path.lexically_normal().string(), "."};
    if (::archive_entry_mtime_is_set(entry) != 0) {
      input.fetched = article::Timestamp{
          std::chrono::sys_seconds{std::chrono::seconds{::archive_entry_mtime(entry)}}};
    }
    return open_member(input);
  }

  std::optional<Record> open_member(const Input& input) {
    const std::string full = source_.name() + "/" + input.path;
    auto bytes = ByteSource::from_stream(full, std::make_unique<MemberStream>(*archive_, done_));
    if (!bytes) return Record{{full, 0}, bytes.error()};
    auto reader = open_reader(std::move(*bytes), input, options_);
    if (!reader) {
      Error error = reader.error();
      error.where = full;
      return Record{{full, 0}, std::move(error)};
    }
    member_ = std::move(*reader);
    return std::nullopt;
  }

  Record fail(Error error) {
    done_ = true;
    if (error.where.empty()) error.where = source_.name();
    return Record{{source_.name(), 0}, std::move(error)};
  }

  static la_ssize_t read_block(::archive* archive, void* self, const void** block) {
    auto& reader = *static_cast<TarReader*>(self);
    const auto bytes = reader.source_.read();
    if (!bytes) {
      reader.source_error_ = bytes.error();
      ::archive_set_error(archive, EIO, "%s", bytes.error().what.c_str());
      return -1;
    }
    *block = bytes->data();
    return static_cast<la_ssize_t>(bytes->size());
  }

  ByteSource source_;
  ReaderOptions options_;
  bool opened_ = false;
  bool done_ = false;  ///< at the end, or nothing further can be read
  std::optional<Error> source_error_;
  Archive archive_;
  std::unique_ptr<Reader> member_;  ///< reads from the archive, so it goes first
};

}  // namespace

std::unique_ptr<Reader> open_tar(ByteSource source, const Input& /*input*/,
                                 const ReaderOptions& options) {
  return std::make_unique<TarReader>(std::move(source), options);
}

Match match_tar(std::string_view head) {
  constexpr std::size_t kMagicAt = 257;  // POSIX.1-1988 §10.1.1
  return head.size() > kMagicAt + 5 && head.substr(kMagicAt, 5) == "ustar" ? Match::certain
                                                                           : Match::never;
}

}  // namespace telusur::indexer
