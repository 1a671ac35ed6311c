// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "index/word_hashes.hpp"
#include "support/bytes.hpp"

namespace telusur::index {

/// Words are few and unevenly frequent, so a token stream has one byte for each of the kShortCodes
/// most frequent, two for each of the next kLongCodes, four for any other (a mark, then its
/// hashes): 1.8 bytes a word instead of 3, and bytes, not bits, so that reading stays a loop of
/// table look-ups. The table is compiled from data/frequent_words.txt with the default stemmer;
/// words of another stemmer are as right, only longer.
constexpr unsigned kShortCodes = 192;
constexpr unsigned kLongCodes = 63 * 256;  ///< after a first byte of 192..254; 255 is the mark

/// Names the table, and that of stem_codes.hpp: an index written with others cannot be read.
std::uint64_t word_codes_digest();

/// Appends the words, of which `forms` are as many as `stems`.
void append_words(std::string& out, std::span<const StemHash> stems,
                  std::span<const FormHash> forms);

/// Reads as many words as the vectors are long, into them. False when the bytes end before.
bool read_words(ByteReader& in, std::span<StemHash> stems, std::span<FormHash> forms);

}  // namespace telusur::index
