// SPDX-License-Identifier: GPL-2.0-or-later
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "readers/detail/byte_stream.hpp"

namespace telusur::indexer::detail {
namespace {

constexpr std::size_t kRawBytes = std::size_t{128} << 10U;

Error system_error(int number) {
  return Error{ErrorCode::unreadable, "", std::generic_category().message(number), ""};
}

}  // namespace

RawStream::RawStream(int descriptor, bool owned)
    : descriptor_(descriptor), owned_(owned), buffer_(kRawBytes) {}

RawStream::RawStream(std::string content)
    : at_end_(true),
      buffer_(content.begin(), content.end()),
      end_(content.size()),
      bytes_read_(content.size()) {}

RawStream::RawStream(std::unique_ptr<ByteStream> inner)
    : inner_(std::move(inner)), buffer_(kRawBytes) {}

RawStream::~RawStream() {
  if (owned_) ::close(descriptor_);
}

Result<std::unique_ptr<RawStream>> RawStream::open(const std::string& path) {
  if (path == "-") return std::unique_ptr<RawStream>(new RawStream(STDIN_FILENO, false));
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return system_error(errno);
  std::unique_ptr<RawStream> stream(new RawStream(descriptor, true));
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return system_error(errno);
  if (S_ISDIR(status.st_mode)) return system_error(EISDIR);
  return stream;
}

Result<std::string_view> RawStream::available(std::size_t least) {
  while (end_ - begin_ < least && !at_end_) {
    if (begin_ > 0) {
      std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
      end_ -= begin_;
      begin_ = 0;
    }
    const auto got = pull(std::span(buffer_).subspan(end_));
    if (!got) return got.error();
    at_end_ = *got == 0;
    end_ += *got;
    bytes_read_ += *got;
  }
  return std::string_view(buffer_.data() + begin_, end_ - begin_);
}

Result<std::size_t> RawStream::pull(std::span<char> out) {
  if (inner_) return inner_->read(out);
  for (;;) {
    const ssize_t got = ::read(descriptor_, out.data(), out.size());
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) return system_error(errno);
  }
}

Result<std::size_t> RawStream::read(std::span<char> out) {
  const auto bytes = available();
  if (!bytes) return bytes.error();
  const std::size_t size = std::min(bytes->size(), out.size());
  std::copy_n(bytes->data(), size, out.data());
  consume(size);
  return size;
}

}  // namespace telusur::indexer::detail
