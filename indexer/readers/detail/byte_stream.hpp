// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "support/result.hpp"

namespace telusur::indexer::detail {

/// A pull stream. Errors: unreadable with `what`; `where` is left to the caller.
class ByteStream {
 public:
  virtual ~ByteStream() = default;

  /// Fills `out` from its front; the number of bytes, 0 only at the end.
  virtual Result<std::size_t> read(std::span<char> out) = 0;
};

/// The undecoded bytes of a file descriptor, of memory or of another stream, through one buffer, so
/// that a decoder can take what it needs and the format can be told by the first bytes.
class RawStream final : public ByteStream {
 public:
  static Result<std::unique_ptr<RawStream>> open(const std::string& path);
  explicit RawStream(std::string content);
  explicit RawStream(std::unique_ptr<ByteStream> inner);
  RawStream(const RawStream&) = delete;
  RawStream& operator=(const RawStream&) = delete;
  ~RawStream() override;

  /// Undecoded bytes at hand, reading more when there are none (or fewer than `least`, up to the
  /// end); empty at the end.
  Result<std::string_view> available(std::size_t least = 1);
  void consume(std::size_t size) { begin_ += size; }

  Result<std::size_t> read(std::span<char> out) override;
  [[nodiscard]] std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  explicit RawStream(int descriptor, bool owned);
  Result<std::size_t> pull(std::span<char> out);

  std::unique_ptr<ByteStream> inner_;  ///< null: the descriptor is read
  int descriptor_ = -1;
  bool owned_ = false;
  bool at_end_ = false;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t bytes_read_ = 0;
};

/// True when a file that starts so is compressed in this way; `head` has at least 4 bytes, or all.
bool looks_like_gzip(std::string_view head);
bool looks_like_zstd(std::string_view head);

/// Decoders; `raw` must outlive them.
std::unique_ptr<ByteStream> gzip_stream(RawStream& raw);
std::unique_ptr<ByteStream> zstd_stream(RawStream& raw);

}  // namespace telusur::indexer::detail
