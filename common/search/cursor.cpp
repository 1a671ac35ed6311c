// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/cursor.hpp"

#include <xxhash.h>

#include <array>

#include "support/bytes.hpp"

namespace telusur::search {
namespace {

constexpr char kVersion = '\1';
constexpr std::size_t kChecksumBytes = sizeof(std::uint32_t);

/// The digits of base64url (RFC 4648 §5).
constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr unsigned kDigitBits = 6;
constexpr unsigned kByteBits = 8;

std::string to_base64url(std::string_view bytes) {
  std::string text;
  unsigned pending = 0;
  unsigned bits = 0;
  for (const char byte : bytes) {
    pending = (pending << kByteBits) | static_cast<unsigned char>(byte);
    for (bits += kByteBits; bits >= kDigitBits; bits -= kDigitBits)
      text += kDigits[(pending >> (bits - kDigitBits)) % kDigits.size()];
  }
  if (bits > 0) text += kDigits[(pending << (kDigitBits - bits)) % kDigits.size()];
  return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string bytes;
  unsigned pending = 0;
  unsigned bits = 0;
  for (const char digit : text) {
    const std::size_t value = kDigits.find(digit);
    if (value == std::string_view::npos) return std::nullopt;
    pending = (pending << kDigitBits) | static_cast<unsigned>(value);
    bits += kDigitBits;
    if (bits < kByteBits) continue;
    bits -= kByteBits;
    bytes.push_back(static_cast<char>((pending >> bits) & 0xFFU));
  }
  const bool padded = bits >= kDigitBits || (pending & ((1U << bits) - 1U)) != 0;
  if (padded) return std::nullopt;  // not the shortest way to write these bytes
  return bytes;
}

std::uint64_t hash(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::uint32_t checksum(std::string_view bytes) {
  return static_cast<std::uint32_t>(hash(bytes));
}

void append_moment(std::string& bytes, const std::optional<Moment>& moment) {
  bytes.push_back(moment ? 1 : 0);
  if (moment) append_varint(bytes, zigzag(moment->time_since_epoch().count()));
}

void append_values(std::string& bytes, const std::vector<std::string>& values) {
  append_varint(bytes, values.size());
  for (const std::string& value : values)
    append_sized(bytes, value);
}

}  // namespace

std::string encode(const Cursor& cursor) {
  std::string bytes(1, kVersion);
  append_big_endian(bytes, cursor.binding);
  append_big_endian(bytes, cursor.revision);
  append_varint(bytes, zigzag(cursor.now.time_since_epoch().count()));
  append_varint(bytes, cursor.position);
  append_sized(bytes, cursor.last);
  append_big_endian(bytes, checksum(bytes));
  return to_base64url(bytes);
}

std::optional<Cursor> decode_cursor(std::string_view text) {
  if (text.size() > kMaxCursorBytes) return std::nullopt;
  const auto decoded = from_base64url(text);
  if (!decoded || decoded->size() <= kChecksumBytes) return std::nullopt;
  std::string_view bytes = *decoded;
  const std::string_view sum = bytes.substr(bytes.size() - kChecksumBytes);
  bytes.remove_suffix(kChecksumBytes);
  if (read_big_endian<std::uint32_t>(sum) != checksum(bytes)) return std::nullopt;
  ByteReader reader(bytes);
  if (reader.bytes(1) != std::string_view(&kVersion, 1)) return std::nullopt;
  const std::string_view marks = reader.bytes(2 * sizeof(std::uint64_t));
  if (!reader.good()) return std::nullopt;
  Cursor cursor;
  cursor.binding = read_big_endian<std::uint64_t>(marks);
  cursor.revision = read_big_endian<std::uint64_t>(marks.substr(sizeof(std::uint64_t)));
  cursor.now = Moment{std::chrono::seconds{unzigzag(reader.varint())}};
  cursor.position = reader.varint32();
  cursor.last = reader.sized();
  if (!reader.good() || !reader.rest().empty()) return std::nullopt;
  return cursor.position <= kMaxCursorPosition ? std::optional(cursor) : std::nullopt;
}

std::uint64_t cursor_binding(const SearchRequest& request) {
  std::string bytes;
  append_sized(bytes, request.query);
  for (const ValueFilter& filter : request.filters.values) {
    append_values(bytes, filter.include);
    append_values(bytes, filter.exclude);
  }
  append_moment(bytes, request.filters.published.since);
  append_moment(bytes, request.filters.published.until);
  for (const auto choice :
       {static_cast<unsigned>(request.sort), static_cast<unsigned>(request.match),
        unsigned{request.expand.synonyms}, unsigned{request.expand.acronyms},
        unsigned{request.expand.slang}, unsigned{request.exact}, unsigned{request.group},
        unsigned{request.title}, unsigned{request.recency}, request.recency_half_life_days}) {
    append_varint(bytes, choice);
  }
  return hash(bytes);
}

std::uint64_t revision_mark(std::string_view revision) {
  return hash(revision);
}

Result<std::optional<Cursor>> read_cursor(const SearchRequest& request) {
  if (request.cursor.empty()) return std::optional<Cursor>();
  const auto fault = [](std::string what, std::string hint) {
    return Error{ErrorCode::invalid_parameter, "cursor", std::move(what), std::move(hint)};
  };
  if (request.offset > 0) return fault("given together with an offset", "give one of them");
  auto cursor = decode_cursor(request.cursor);
  if (!cursor) {
    return fault("not a cursor", "give next_cursor of the page before, unchanged");
  }
  if (cursor->binding != cursor_binding(request)) {
    return fault("the cursor of another search",
                 "keep query, filters, sort, match, expand and group as on the page before");
  }
  return cursor;
}

}  // namespace telusur::search
