// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/line_history.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "support/bytes.hpp"

namespace telusur::cleaning {
namespace {

constexpr char kFormat = '\x01';
constexpr std::size_t kWordBits = 64;
constexpr std::size_t kMostBitsSet = LineHistory::kBits / 4;

std::size_t bit_of(std::uint64_t line) {
  return line % LineHistory::kBits;
}

void append_counts(std::string& out, const LineCounts& counts) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> sorted(counts.begin(), counts.end());
  std::ranges::sort(sorted);  // the same history makes the same bytes
  append_varint(out, sorted.size());
  for (const auto& [hash, count] : sorted) {
    append_big_endian(out, hash);
    append_varint(out, count);
  }
}

void read_counts(ByteReader& in, std::size_t most, LineCounts& counts) {
  for (std::uint64_t left = in.varint(); left > 0 && in.good() && counts.size() < most; --left) {
    const std::string_view hash = in.bytes(sizeof(std::uint64_t));
    const std::uint32_t count = in.varint32();
    if (in.good()) counts.emplace(read_big_endian<std::uint64_t>(hash), count);
  }
}

}  // namespace

void LineHistory::add(const ArticleLines& article) {
  const bool known = articles_.contains(article.source);
  if (!known && articles_.size() >= kMostSources) return;
  ++articles_[article.source];
  for (const std::uint64_t line : article.lines)
    add_line(line);
}

void LineHistory::add_line(std::uint64_t line) {
  if (const auto found = lines_.find(line); found != lines_.end()) {
    ++found->second;
  } else if (seen_once(line)) {
    lines_.emplace(line, 2);
    if (lines_.size() > kMostLines) forget_rare_lines();
  } else {
    if (bits_set_ >= kMostBitsSet) {
      once_.clear();
      bits_set_ = 0;
    }
    set_bit(bit_of(line));
  }
}

void LineHistory::set_bit(std::size_t bit) {
  if (once_.empty()) once_.resize(kBits / kWordBits);
  const std::uint64_t mask = std::uint64_t{1} << (bit % kWordBits);
  bits_set_ += (once_[bit / kWordBits] & mask) == 0 ? 1 : 0;
  once_[bit / kWordBits] |= mask;
}

bool LineHistory::seen_once(std::uint64_t line) const {
  if (once_.empty()) return false;
  return (once_[bit_of(line) / kWordBits] >> (bit_of(line) % kWordBits) & 1U) != 0;
}

void LineHistory::forget_rare_lines() {
  for (std::uint32_t least = 3; lines_.size() > kMostLines / 2; least *= 2)
    boost::unordered::erase_if(lines_, [least](const auto& line) { return line.second < least; });
}

std::uint32_t LineHistory::articles(std::uint64_t source) const {
  const auto found = articles_.find(source);
  return found == articles_.end() ? 0 : found->second;
}

std::uint32_t LineHistory::articles_with(std::uint64_t line) const {
  if (const auto found = lines_.find(line); found != lines_.end()) return found->second;
  return seen_once(line) ? 1 : 0;
}

std::string LineHistory::encode() const {
  std::string out(1, kFormat);
  append_counts(out, articles_);
  append_counts(out, lines_);
  append_varint(out, bits_set_);
  std::size_t last = 0;
  for (std::size_t i = 0; i < once_.size(); ++i) {
    for (std::uint64_t word = once_[i]; word != 0; word &= word - 1) {
      const std::size_t bit = i * kWordBits + static_cast<std::size_t>(std::countr_zero(word));
      append_varint(out, bit - last);
      last = bit;
    }
  }
  return out;
}

LineHistory LineHistory::decode(std::string_view bytes) {
  LineHistory history;
  if (!bytes.starts_with(kFormat)) return history;
  ByteReader in(bytes.substr(1));
  read_counts(in, kMostSources, history.articles_);
  read_counts(in, kMostLines, history.lines_);
  std::uint64_t bit = 0;
  for (std::uint64_t left = in.varint(); left > 0 && in.good(); --left) {
    bit += in.varint32();
    if (bit >= kBits) return {};
    history.set_bit(bit);
  }
  if (!in.good() || !in.rest().empty()) return {};
  return history;
}

}  // namespace telusur::cleaning
