// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/byte_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <ctime>

namespace telusur::indexer {
namespace {

constexpr std::size_t kMagicBytes = 4;

/// Processor time this thread has used.
std::int64_t thread_time_ns() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

Error named(Error error, const std::string& name) {
  error.where = name;
  return error;
}

}  // namespace

ByteSource::ByteSource(std::string name, std::unique_ptr<detail::RawStream> raw)
    : name_(std::move(name)), raw_(std::move(raw)), buffer_(kBlockBytes) {}

Result<ByteSource> ByteSource::open(const std::string& path,
                                    std::atomic<std::int64_t>* reading_ns) {
  const std::string name = path == "-" ? "<stdin>" : path;
  auto raw = detail::RawStream::open(path);
  if (!raw) return named(raw.error(), name);
  auto source = decoded(name, std::move(*raw));
  if (source) source->reading_ns_ = reading_ns;
  return source;
}

Result<ByteSource> ByteSource::from_memory(std::string name, std::string content) {
  return decoded(std::move(name), std::make_unique<detail::RawStream>(std::move(content)));
}

Result<ByteSource> ByteSource::from_stream(std::string name,
                                           std::unique_ptr<detail::ByteStream> stream) {
  return decoded(std::move(name), std::make_unique<detail::RawStream>(std::move(stream)));
}

Result<ByteSource> ByteSource::decoded(std::string name, std::unique_ptr<detail::RawStream> raw) {
  ByteSource source(std::move(name), std::move(raw));
  const auto head = source.raw_->available(kMagicBytes);
  if (!head) return named(head.error(), source.name_);
  if (detail::looks_like_gzip(*head)) {
    source.decoder_ = detail::gzip_stream(*source.raw_);
  } else if (detail::looks_like_zstd(*head)) {
    source.decoder_ = detail::zstd_stream(*source.raw_);
  }
  return source;
}

/// Reads until `size` bytes are buffered or the input ends.
Result<void> ByteSource::fill(std::size_t size) {
  if (end_ - begin_ >= size || at_end_) return {};
  if (reading_ns_ == nullptr) return read_more(size);
  const std::int64_t before = thread_time_ns();
  auto filled = read_more(size);
  reading_ns_->fetch_add(thread_time_ns() - before, std::memory_order_relaxed);
  return filled;
}

Result<void> ByteSource::read_more(std::size_t size) {
  std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
  end_ -= begin_;
  begin_ = 0;
  detail::ByteStream& stream =
      decoder_ ? *decoder_ : static_cast<detail::ByteStream&>(*raw_);  // one of two streams
  while (end_ < size && !at_end_) {
    const auto got = stream.read(std::span(buffer_).subspan(end_));
    if (!got) return named(got.error(), name_);
    at_end_ = *got == 0;
    end_ += *got;
    decoded_ += *got;
    if (decoder_ && decoded_ > kExpansionChecked &&
        decoded_ / kMostExpansion > raw_->bytes_read()) {
      return Error{ErrorCode::unreadable, name_,
                   fmt::format("expands to more than {} times its size", kMostExpansion),
                   "it looks like a decompression bomb"};
    }
  }
  return {};
}

Result<std::string_view> ByteSource::peek(std::size_t size) {
  const std::size_t wanted = std::min(size, kMaxPeekBytes);
  if (auto filled = fill(wanted); !filled) return filled.error();
  return std::string_view(buffer_.data() + begin_, std::min(end_ - begin_, wanted));
}

Result<std::string_view> ByteSource::read() {
  if (auto filled = fill(1); !filled) return filled.error();
  const std::string_view bytes(buffer_.data() + begin_, end_ - begin_);
  begin_ = end_ = 0;
  return bytes;
}

}  // namespace telusur::indexer
