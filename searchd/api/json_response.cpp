// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/json_response.hpp"

// zlib then promises not to change what it reads.
#define ZLIB_CONST
#include <zlib.h>

#include <boost/json.hpp>
#include <optional>

#include "http/accept.hpp"

namespace telusur::searchd {
namespace {

/// The gzip form of `text`; nothing when zlib lacks memory.
std::optional<std::string> gzip(std::string_view text) {
  // Level 1: JSON of search results shrinks to a third, level 6 takes thrice the time for a tenth.
  constexpr int kLevel = 1;
  constexpr int kGzipWindow = 15 + 16;  // zlib manual: 16 added to the window bits writes gzip
  constexpr int kMemory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) {
    return std::nullopt;
  }
  std::string compressed(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<const Bytef*>(text.data());
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(compressed.data());
  stream.avail_out = static_cast<uInt>(compressed.size());
  const int outcome = deflate(&stream, Z_FINISH);
  compressed.resize(stream.total_out);
  deflateEnd(&stream);
  if (outcome != Z_STREAM_END) return std::nullopt;
  return compressed;
}

}  // namespace

http::Response json_response(const boost::json::object& object) {
  http::Response response;
  response.with("Content-Type", "application/json");
  response.body = boost::json::serialize(object) + "\n";
  return response;
}

void compress(http::Response& response, std::string_view accept_encoding) {
  constexpr std::size_t kWorthIt = 1024;  // below, it all fits in one packet anyway
  if (response.body.size() < kWorthIt || !http::accepts_coding(accept_encoding, "gzip")) return;
  auto compressed = gzip(response.body);
  if (!compressed) return;
  response.body = std::move(*compressed);
  response.with("Content-Encoding", "gzip");
}

}  // namespace telusur::searchd
