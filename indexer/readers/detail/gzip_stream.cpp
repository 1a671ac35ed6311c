// SPDX-License-Identifier: GPL-2.0-or-later
#include <zlib.h>

#include "readers/detail/byte_stream.hpp"

namespace telusur::indexer::detail {
namespace {

Error damaged(const char* what) {
  return Error{ErrorCode::unreadable, "", what, "the file is cut short or damaged; fetch it again"};
}

/// RFC 1952: members one after the other are one stream. Zero bytes after the last one are padding
/// (tape blocks), as gzip(1) reads them; anything else there is damage.
class GzipStream final : public ByteStream {
 public:
  explicit GzipStream(RawStream& raw) : raw_(raw) {
    constexpr int kGzipOnly = 16 + MAX_WBITS;
    ready_ = ::inflateInit2(&zlib_, kGzipOnly) == Z_OK;
  }
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;
  ~GzipStream() override { ::inflateEnd(&zlib_); }

  Result<std::size_t> read(std::span<char> out) override {
    if (!ready_) return damaged("zlib cannot start");
    zlib_.next_out = reinterpret_cast<Bytef*>(out.data());
    zlib_.avail_out = static_cast<uInt>(out.size());
    while (zlib_.avail_out == out.size()) {
      const auto input = raw_.available();
      if (!input) return input.error();
      if (between_members_) {
        if (input->empty()) return std::size_t{0};
        if (auto started = start_member(); !started) return started.error();
        continue;
      }
      if (input->empty()) return damaged("the gzip data ends in the middle");
      const auto inflated = inflate(*input);
      // What came out before the damage is good; zlib repeats its complaint at the next call.
      if (!inflated && zlib_.avail_out == out.size()) return inflated.error();
      if (!inflated) break;
    }
    return out.size() - zlib_.avail_out;
  }

 private:
  Result<void> start_member() {
    const auto head = raw_.available(2);
    if (!head) return head.error();
    if (head->front() == '\0') {
      raw_.consume(1);
      return {};
    }
    if (!looks_like_gzip(*head)) return damaged("there are other bytes after the gzip data");
    ::inflateReset(&zlib_);
    between_members_ = false;
    return {};
  }

  Result<void> inflate(std::string_view input) {
    // zlib's interface predates const; it does not write to its input.
    zlib_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
    zlib_.avail_in = static_cast<uInt>(input.size());
    const int status = ::inflate(&zlib_, Z_NO_FLUSH);
    raw_.consume(input.size() - zlib_.avail_in);
    if (status == Z_STREAM_END) {
      between_members_ = true;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      return damaged(zlib_.msg != nullptr ? zlib_.msg : "not valid gzip data");
    }
    return {};
  }

  RawStream& raw_;
  z_stream zlib_{};
  bool ready_ = false;
  bool between_members_ = false;
};

}  // namespace

bool looks_like_gzip(std::string_view head) {
  return head.starts_with("\x1F\x8B");
}

std::unique_ptr<ByteStream> gzip_stream(RawStream& raw) {
  return std::make_unique<GzipStream>(raw);
}

}  // namespace telusur::indexer::detail
