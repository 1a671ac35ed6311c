// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/detail/text_encoding.hpp"

#include <algorithm>

#include "support/utf8.hpp"
#include "support/windows1252.hpp"

namespace telusur::indexer::detail {
namespace {

enum class ByteOrder { little, big };

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
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

std::string to_utf8(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return utf8::repaired(bytes.substr(3));
  if (bytes.starts_with("\xFF\xFE")) return utf16_to_utf8(bytes.substr(2), ByteOrder::little);
  if (bytes.starts_with("\xFE\xFF")) return utf16_to_utf8(bytes.substr(2), ByteOrder::big);
  if (utf8::valid(bytes)) return std::string(bytes);
  return has_multibyte(bytes) ? utf8::repaired(bytes) : windows1252::to_utf8(bytes);
}

}  // namespace

std::string decode_text(std::string_view bytes) {
  const std::string text = to_utf8(bytes);
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
  if (is_utf16(bytes)) return false;
  if (bytes.find('\0') != std::string_view::npos) return true;
  const auto controls = std::count_if(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  });
  return static_cast<std::size_t>(controls) * 20 > bytes.size();
}

}  // namespace telusur::indexer::detail
