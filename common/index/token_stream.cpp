// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/token_stream.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "index/word_codes.hpp"
#include "support/bytes.hpp"

namespace telusur::index {
namespace {

static_assert(std::endian::native == std::endian::little,
              "hashes are stored little-endian and copied as they are");

void clear(TokenStream& stream) {
  stream.title_words = 0;
  stream.lead_words = 0;
  stream.stems.clear();
  stream.forms.clear();
  stream.overlays.clear();
  stream.sentences.clear();
  stream.sketch = {};
}

/// What every reader of a stream relies on, and what damage may break.
bool consistent(const TokenStream& stream) {
  const std::uint32_t text_words = stream.words() - stream.title_words;
  return stream.lead_words <= text_words &&
         (stream.overlays.empty() || stream.overlays.back().position < stream.words()) &&
         (stream.sentences.empty() || stream.sentences.back().word < text_words) &&
         std::ranges::is_sorted(stream.overlays, {}, &StreamOverlay::position) &&
         std::ranges::is_sorted(stream.sentences, {}, &StreamSentence::word) &&
         std::ranges::is_sorted(stream.sentences, {}, &StreamSentence::byte);
}

void decode_overlays(ByteReader& in, std::uint64_t count, std::vector<StreamOverlay>& overlays) {
  std::uint32_t position = 0;
  for (std::uint64_t i = 0; i < count && in.good(); ++i) {
    position += in.varint32();
    const std::string_view hashes = in.bytes(3);
    if (!in.good()) return;
    StreamOverlay overlay{position, 0, static_cast<FormHash>(hashes[2])};
    std::memcpy(&overlay.stem, hashes.data(), sizeof overlay.stem);
    overlays.push_back(overlay);
  }
}

void decode_sentences(ByteReader& in, std::uint64_t count, std::vector<StreamSentence>& sentences) {
  StreamSentence sentence;
  for (std::uint64_t i = 0; i < count && in.good(); ++i) {
    sentence.word += in.varint32();
    sentence.byte += in.varint32();
    sentences.push_back(sentence);
  }
}

/// Level and number of hashes, then the steps between these, without the zero bits of the level.
void append_sketch(std::string& out, const StorySketch& sketch) {
  append_varint(out, sketch.level());
  append_varint(out, sketch.hashes().size());
  std::uint32_t last = 0;
  for (const std::uint32_t hash : sketch.hashes()) {
    append_varint(out, (hash - last) >> sketch.level());
    last = hash;
  }
}

/// False when the bytes are not what append_sketch() writes.
bool decode_sketch(ByteReader& in, StorySketch& sketch) {
  const std::uint64_t level = in.varint();
  const std::uint64_t count = in.varint();
  if (level > StorySketch::kHashBits || count > StorySketch::kMaxHashes) return false;
  std::array<std::uint32_t, StorySketch::kMaxHashes> hashes{};
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < count; ++i) {
    hash += (in.varint() & UINT32_MAX) << level;
    if (hash >> StorySketch::kHashBits != 0) return false;
    hashes[i] = static_cast<std::uint32_t>(hash);
  }
  return sketch.assign(static_cast<unsigned>(level), std::span(hashes).first(count));
}

}  // namespace

void append_tokens(TokenStream& stream, std::span<const analysis::Token> tokens) {
  const std::uint32_t base = stream.words();
  for (const analysis::Token& token : tokens) {
    if (is_overlay(token.kind)) {
      stream.overlays.push_back(
          {base + token.position, stem_hash(token.stem), form_hash(token.surface)});
    } else {
      stream.stems.push_back(stem_hash(token.stem));
      stream.forms.push_back(form_hash(token.surface));
    }
  }
  std::ranges::stable_sort(stream.overlays, {}, &StreamOverlay::position);
}

bool operator==(const TokenStreamView& a, const TokenStreamView& b) {
  using std::ranges::equal;
  return a.title_words == b.title_words && a.lead_words == b.lead_words &&
         equal(a.stems, b.stems) && equal(a.forms, b.forms) && equal(a.overlays, b.overlays) &&
         equal(a.sentences, b.sentences) && *a.sketch == *b.sketch;
}

std::string encode(const TokenStream& stream) {
  std::string out;
  const std::size_t words = stream.stems.size();
  out.reserve(16 + words * 2 + stream.overlays.size() * 4 + stream.sentences.size() * 3 +
              stream.sketch.hashes().size() * 3);
  append_varint(out, stream.title_words);
  append_varint(out, stream.lead_words);
  append_varint(out, words);
  append_varint(out, stream.overlays.size());
  append_varint(out, stream.sentences.size());
  append_words(out, stream.stems, stream.forms);
  std::uint32_t position = 0;
  for (const StreamOverlay& overlay : stream.overlays) {
    append_varint(out, overlay.position - position);
    out.append(reinterpret_cast<const char*>(&overlay.stem), sizeof overlay.stem);
    out.push_back(static_cast<char>(overlay.form));
    position = overlay.position;
  }
  StreamSentence last;
  for (const StreamSentence& sentence : stream.sentences) {
    append_varint(out, sentence.word - last.word);
    append_varint(out, sentence.byte - last.byte);
    last = sentence;
  }
  append_sketch(out, stream.sketch);
  return out;
}

bool decode(std::string_view bytes, TokenStream& stream) {
  clear(stream);
  ByteReader in(bytes);
  stream.title_words = in.varint32();
  stream.lead_words = in.varint32();
  const std::uint64_t words = in.varint();
  const std::uint64_t overlays = in.varint();
  const std::uint64_t sentences = in.varint();
  const bool plausible = words <= bytes.size() && overlays <= bytes.size() &&
                         sentences <= bytes.size() && stream.title_words <= words;
  if (in.good() && plausible) {
    stream.stems.resize(words);
    stream.forms.resize(words);
    const bool whole = read_words(in, stream.stems, stream.forms);
    decode_overlays(in, overlays, stream.overlays);
    decode_sentences(in, sentences, stream.sentences);
    const bool sketched = decode_sketch(in, stream.sketch);
    if (whole && sketched && in.good() && in.rest().empty() && consistent(stream)) return true;
  }
  clear(stream);
  return false;
}

}  // namespace telusur::index
