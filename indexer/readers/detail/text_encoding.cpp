// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/detail/text_encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

#include "readers/detail/ascii.hpp"
#include "support/utf8.hpp"
#include "support/windows1252.hpp"

namespace telusur::indexer::detail {
namespace {

enum class ByteOrder { little, big };

bool has_utf16_bom(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

/// The order of UTF-16 without a BOM: nine units in ten of the first kilobyte have a zero in the
/// same half, as ASCII letters do, and none in the other.
std::optional<ByteOrder> unmarked_utf16(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 1024);
  const std::size_t units = head.size() / 2;
  if (units < 4) return std::nullopt;
  std::size_t first = 0;
  std::size_t second = 0;
  for (std::size_t at = 0; at + 1 < head.size(); at += 2) {
    first += head[at] == '\0' ? 1U : 0U;
    second += head[at + 1] == '\0' ? 1U : 0U;
  }
  if (first == 0 && second * 10 >= units * 9) return ByteOrder::little;
  if (second == 0 && first * 10 >= units * 9) return ByteOrder::big;
  return std::nullopt;
}

/// UTF-16 after its BOM; lone surrogates and a lone last byte become U+FFFD.
std::string utf16_to_utf8(std::string_view bytes, ByteOrder order) {
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(order == ByteOrder::little ? first | (second << 8U)
                                                            : (first << 8U) | second);
  };
  std::string out;
  out.reserve(bytes.size());
  std::size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    const char32_t high = unit(at);
    const bool leads = high >= 0xD800 && high <= 0xDBFF;
    if (leads && at + 3 < bytes.size()) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low <= 0xDFFF) {
        utf8::append(out, 0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00));
        at += 2;
        continue;
      }
    }
    utf8::append(out, high);
  }
  if (at < bytes.size()) utf8::append(out, utf8::kReplacement);
  return out;
}

/// True when some character of several bytes is well formed: then the text is UTF-8, if damaged.
bool has_multibyte(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const utf8::Decoded next = utf8::decode(bytes, at);
    if (next.length > 1 && next.code_point != utf8::kReplacement) return true;
    at += next.length;
  }
  return false;
}

/// `bytes` by iconv(3), one U+FFFD for each byte it refuses; nothing when it has no such charset.
std::optional<std::string> by_iconv(std::string_view bytes, const std::string& charset) {
  const ::iconv_t conversion = ::iconv_open("UTF-8", charset.c_str());
  if (conversion == reinterpret_cast<::iconv_t>(-1)) return std::nullopt;
  std::string out;
  std::array<char, 4096> buffer{};
  char* in = const_cast<char*>(bytes.data());  // the interface predates const; nothing is written
  std::size_t left = bytes.size();
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const bool converted = ::iconv(conversion, &in, &left, &to, &room) != std::size_t(-1);
    const int reason = errno;
    out.append(buffer.data(), static_cast<std::size_t>(to - buffer.data()));
    if (converted || reason == E2BIG) continue;
    utf8::append(out, utf8::kReplacement);
    ++in;
    --left;
  }
  ::iconv_close(conversion);
  return out;
}

std::optional<std::string> by_declaration(std::string_view bytes, std::string_view declared) {
  // What the Encoding standard reads as Windows-1252 (WHATWG, "Names and labels"), the names in
  // use.
  constexpr std::array<std::string_view, 7> kWindows1252 = {
      "iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252"};
  constexpr std::size_t kLongestName = 40;
  if (declared.empty() || declared.size() > kLongestName) return std::nullopt;
  const std::string name = lowered(declared);
  if (name == "utf-8" || name == "utf8") return std::nullopt;
  if (std::find(kWindows1252.begin(), kWindows1252.end(), name) != kWindows1252.end()) {
    return windows1252::to_utf8(bytes);
  }
  return by_iconv(bytes, name);
}

std::string to_utf8(std::string_view bytes, std::string_view declared) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return utf8::repaired(bytes.substr(3));
  if (bytes.starts_with("\xFF\xFE")) return utf16_to_utf8(bytes.substr(2), ByteOrder::little);
  if (bytes.starts_with("\xFE\xFF")) return utf16_to_utf8(bytes.substr(2), ByteOrder::big);
  if (const auto order = unmarked_utf16(bytes)) return utf16_to_utf8(bytes, *order);
  if (utf8::valid(bytes)) return std::string(bytes);
  if (auto text = by_declaration(bytes, declared)) return utf8::repaired(*text);
  return has_multibyte(bytes) ? utf8::repaired(bytes) : windows1252::to_utf8(bytes);
}

}  // namespace

std::string decode_text(std::string_view bytes, std::string_view declared) {
  const std::string text = to_utf8(bytes, declared);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      out += '\n';  // the line end of old Macs
    }
  }
  return out;
}

bool looks_binary(std::string_view bytes) {
  if (has_utf16_bom(bytes) || unmarked_utf16(bytes)) return false;
  if (bytes.find('\0') != std::string_view::npos) return true;
  const auto controls = std::count_if(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  });
  return static_cast<std::size_t>(controls) * 20 > bytes.size();
}

std::string_view declared_charset(std::string_view head) {
  head = head.substr(0, 1024);
  for (const std::string_view key : {"charset=", "encoding="}) {
    const std::size_t found = lowered(head).find(key);
    if (found == std::string_view::npos) continue;
    std::string_view value = head.substr(found + key.size());
    if (value.starts_with('"') || value.starts_with('\'')) value.remove_prefix(1);
    return value.substr(0, value.find_first_of("\"' ;/>?\r\n\t"));
  }
  return {};
}

}  // namespace telusur::indexer::detail
