// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "readers/detail/byte_stream.hpp"
#include "support/result.hpp"

namespace telusur::indexer {

/// The bytes of a file or of standard input, decompressed on the way. Compression is told by the
/// first bytes, not by the name: gzip (any number of members, zero padding after them) and zstd
/// (any number of frames, skippable ones too); everything else is passed on as it is.
/// Memory is bounded by a few buffers and zstd's window (128 MB at most, usually 8), and so is
/// time: data that goes on to more than kMostExpansion times its compressed size, which no text
/// does, is taken for a decompression bomb and ends with an error. Errors: unreadable, `where` the
/// name, `what` the system's or the decoder's reason; an error is final. Not thread-safe.
class ByteSource {
 public:
  static constexpr std::size_t kBlockBytes = std::size_t{256} << 10U;
  static constexpr std::size_t kMaxPeekBytes = kBlockBytes;
  static constexpr std::uint64_t kMostExpansion = 250;
  static constexpr std::uint64_t kExpansionChecked = std::uint64_t{64} << 20U;  ///< from here on

  /// Opens `path`, or standard input for "-". A directory, a missing file and a file without
  /// permission fail here. The processor time that reading and decompressing takes is added to
  /// `reading_ns`, in nanoseconds, where that is given.
  static Result<ByteSource> open(const std::string& path,
                                 std::atomic<std::int64_t>* reading_ns = nullptr);

  /// Bytes from memory, as if from a file of that name: for tests and fuzzing.
  static Result<ByteSource> from_memory(std::string name, std::string content);

  /// Bytes from another stream, such as a member of an archive.
  static Result<ByteSource> from_stream(std::string name,
                                        std::unique_ptr<detail::ByteStream> stream);

  /// The next bytes without taking them: `size` (at most kMaxPeekBytes), fewer only at the end.
  /// Valid until the next call.
  Result<std::string_view> peek(std::size_t size);

  /// Takes the next bytes, as many as are at hand; empty at the end. Valid until the next call.
  Result<std::string_view> read();

  /// The path, or "<stdin>".
  [[nodiscard]] const std::string& name() const { return name_; }

  /// Bytes taken from the file so far, before decompression.
  [[nodiscard]] std::uint64_t bytes_read() const { return raw_->bytes_read(); }

 private:
  ByteSource(std::string name, std::unique_ptr<detail::RawStream> raw);
  static Result<ByteSource> decoded(std::string name, std::unique_ptr<detail::RawStream> raw);
  Result<void> fill(std::size_t size);
  Result<void> read_more(std::size_t size);

  std::string name_;
  std::unique_ptr<detail::RawStream> raw_;
  std::unique_ptr<detail::ByteStream> decoder_;  ///< null: the bytes are not compressed
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool at_end_ = false;
  std::uint64_t decoded_ = 0;  ///< bytes that came out of the decoder
  std::atomic<std::int64_t>* reading_ns_ = nullptr;
};

}  // namespace telusur::indexer
