// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/mojibake.hpp"

#include <vector>

#include "cleaning/detail/scan.hpp"
#include "support/utf8.hpp"
#include "support/windows1252.hpp"

namespace telusur::cleaning {
namespace {

constexpr int kMostRounds = 2;

/// A run of characters above ASCII that Windows-1252 has, as its bytes.
struct Run {
  std::string bytes;
  std::vector<std::size_t> offsets;  ///< of each character in the text, and of the end
};

void read_run(std::string_view text, std::size_t at, Run& run) {
  run.bytes.clear();
  run.offsets.clear();
  while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) {
    const utf8::Decoded next = utf8::decode(text, at);
    const auto byte = windows1252::encode(next.code_point);
    if (!byte) break;
    run.bytes.push_back(static_cast<char>(*byte));
    run.offsets.push_back(at);
    at += next.length;
  }
  run.offsets.push_back(at);
}

/// Bytes of the UTF-8 character at `at` in the run, 0 when there is none of several bytes.
std::size_t character_length(std::string_view bytes, std::size_t at) {
  if (at >= bytes.size()) return 0;
  const utf8::Decoded next = utf8::decode(bytes, at);
  const bool good = next.length > 1 && next.code_point != utf8::kReplacement;
  return good ? next.length : 0;
}

/// Dashes, quotes and the ellipsis: what stands after an accented letter in real text.
bool is_punctuation(unsigned char byte) {
  return byte == 0x82 || (byte >= 0x84 && byte <= 0x85) || (byte >= 0x91 && byte <= 0x97) ||
         byte == 0xAB || byte == 0xBB || byte == 0xA0;
}

/// Whether the character of `length` bytes at `at` was surely misread. Three and four bytes: yes,
/// no word has `â€œ`. Two bytes after C2 or C3 (`Ã©`, `Â°`): yes, but not when a closing quote
/// follows a capital, as in `AMANHÃ”`. Two bytes after C4..DF (`É®`, `Ö°`): only next to another
/// such character, as in misread Cyrillic or Arabic.
bool surely_misread(const Run& run, std::size_t at, std::size_t length, char before,
                    bool after_misread) {
  if (length > 2) return true;
  const auto lead = static_cast<unsigned char>(run.bytes[at]);
  const auto trail = static_cast<unsigned char>(run.bytes[at + 1]);
  if (lead == 0xC2) return true;
  if (lead == 0xC3) return !is_punctuation(trail) || !detail::is_upper(before);
  return !is_punctuation(trail) && (after_misread || character_length(run.bytes, at + 2) >= 2);
}

void repair_run(std::string_view text, const Run& run, char before, std::string& out) {
  bool after_misread = false;
  for (std::size_t at = 0; at < run.bytes.size();) {
    const std::size_t length = character_length(run.bytes, at);
    if (length != 0 && surely_misread(run, at, length, at == 0 ? before : '\0', after_misread)) {
      out += run.bytes.substr(at, length);
      at += length;
      after_misread = true;
      continue;
    }
    out += text.substr(run.offsets[at], run.offsets[at + 1] - run.offsets[at]);
    ++at;
    after_misread = false;
  }
}

/// Lead characters of misread text (C2, C3, E2, F0 and the two-byte leads); without one of them
/// there is nothing to repair. In UTF-8 they are C3 82..C3 B4 (C3 97 is the multiplication sign).
bool may_be_misread(std::string_view text) {
  for (std::size_t at = text.find('\xC3'); at != std::string_view::npos;
       at = text.find('\xC3', at + 1)) {
    if (at + 2 >= text.size()) return false;
    const auto trail = static_cast<unsigned char>(text[at + 1]);
    if (trail >= 0x82 && trail <= 0xB4 && static_cast<unsigned char>(text[at + 2]) >= 0x80) {
      return true;
    }
  }
  return false;
}

std::string one_round(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  Run run;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out += text[at++];
      continue;
    }
    read_run(text, at, run);
    if (run.bytes.empty()) {
      const std::size_t length = utf8::decode(text, at).length;
      out += text.substr(at, length);
      at += length;
      continue;
    }
    repair_run(text, run, at == 0 ? '\0' : text[at - 1], out);
    at = run.offsets.back();
  }
  return out;
}

}  // namespace

std::string without_mojibake(std::string_view text) {
  std::string repaired(text);
  for (int round = 0; round < kMostRounds && may_be_misread(repaired); ++round) {
    std::string next = one_round(repaired);
    if (next == repaired) break;
    repaired = std::move(next);
  }
  return repaired;
}

}  // namespace telusur::cleaning
