// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/schema.hpp"

#include <algorithm>
#include <vector>

#include "analysis/characters.hpp"
#include "index/stem_codes.hpp"
#include "support/bytes.hpp"
#include "support/utf8.hpp"

namespace telusur::index {
namespace {

std::string joined(std::string_view prefix, std::string_view rest) {
  std::string term;
  term.reserve(prefix.size() + rest.size());
  term += prefix;
  term += rest;
  return term;
}

std::string with_stem(std::string_view prefix, std::string_view stem) {
  std::string term(prefix);
  append_stem(term, stem);
  return term;
}

constexpr std::uint64_t kSignBit = std::uint64_t{1} << 63U;

}  // namespace

std::string stem_term(std::string_view stem) {
  return with_stem(prefix::kStem, stem);
}

std::string title_stem_term(std::string_view stem) {
  return with_stem(prefix::kTitleStem, stem);
}

std::string filter_term(std::string_view prefix, std::string_view value) {
  std::string term(prefix);
  term += ':';
  bool blank = false;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find(' ', at), value.size());
    if (end > at) {
      if (blank) term += ' ';
      analysis::append_folded(term, value.substr(at, end - at));
      blank = true;
    }
    at = end + 1;
  }
  if (term.size() > kMaxTermBytes) term.resize(utf8::floor_boundary(term, kMaxTermBytes));
  return term;
}

std::string encode_list(std::span<const std::string> values) {
  const std::string blank = filter_term("", "");
  std::string bytes;
  std::vector<std::string> seen;
  for (const std::string& value : values) {
    std::string folded = filter_term("", value);
    if (folded == blank || std::ranges::find(seen, folded) != seen.end()) continue;
    seen.push_back(std::move(folded));
    append_sized(bytes, value);
  }
  return bytes;
}

std::string id_term(std::string_view id) {
  return joined(prefix::kId, id);
}

std::string encode_time(std::chrono::sys_seconds time) {
  std::string bytes;
  const auto seconds = static_cast<std::uint64_t>(time.time_since_epoch().count());
  append_big_endian(bytes, seconds ^ kSignBit);
  return bytes;
}

std::chrono::sys_seconds decode_time(std::string_view bytes) {
  if (bytes.size() != sizeof(std::uint64_t)) return {};
  const std::uint64_t seconds = read_big_endian<std::uint64_t>(bytes) ^ kSignBit;
  return std::chrono::sys_seconds{std::chrono::seconds{static_cast<std::int64_t>(seconds)}};
}

}  // namespace telusur::index
