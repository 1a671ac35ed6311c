// SPDX-License-Identifier: GPL-2.0-or-later
#include <zstd.h>

#include <optional>

#include "readers/detail/byte_stream.hpp"

namespace telusur::indexer::detail {
namespace {

Error damaged(const char* what) {
  return Error{ErrorCode::unreadable, "", what, "the file is cut short or damaged; fetch it again"};
}

/// Frames one after the other are one stream (RFC 8878 §3). libzstd refuses windows over 128 MB
/// unless told otherwise, which bounds the memory.
class ZstdStream final : public ByteStream {
 public:
  explicit ZstdStream(RawStream& raw) : raw_(raw), context_(::ZSTD_createDCtx()) {}

  Result<std::size_t> read(std::span<char> out) override {
    if (!context_) return damaged("zstd cannot start");
    if (failure_) return *failure_;
    ZSTD_outBuffer output{out.data(), out.size(), 0};
    while (output.pos == 0) {
      const auto bytes = raw_.available();
      if (!bytes) return bytes.error();
      if (bytes->empty()) {
        if (in_frame_) return damaged("the zstd data ends in the middle");
        return std::size_t{0};
      }
      ZSTD_inBuffer input{bytes->data(), bytes->size(), 0};
      const std::size_t left = ::ZSTD_decompressStream(context_.get(), &output, &input);
      raw_.consume(input.pos);
      if (::ZSTD_isError(left) != 0) {
        failure_ = damaged(::ZSTD_getErrorName(left));
        if (output.pos == 0) return *failure_;
        break;  // what came out before the damage is good
      }
      in_frame_ = left != 0;
    }
    return output.pos;
  }

 private:
  struct Free {
    void operator()(ZSTD_DCtx* context) const { ::ZSTD_freeDCtx(context); }
  };

  RawStream& raw_;
  std::unique_ptr<ZSTD_DCtx, Free> context_;
  bool in_frame_ = false;
  std::optional<Error> failure_;
};

}  // namespace

bool looks_like_zstd(std::string_view head) {
  if (head.size() < 4) return false;
  const bool skippable =
      (static_cast<unsigned char>(head[0]) & 0xF0U) == 0x50U && head.substr(1, 3) == "\x2A\x4D\x18";
  return skippable || head.starts_with("\x28\xB5\x2F\xFD");
}

std::unique_ptr<ByteStream> zstd_stream(RawStream& raw) {
  return std::make_unique<ZstdStream>(raw);
}

}  // namespace telusur::indexer::detail
