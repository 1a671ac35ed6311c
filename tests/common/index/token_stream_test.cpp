// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/token_stream.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "analysis/analyzers.hpp"

using namespace telusur;
using namespace telusur::index;

namespace {

TokenStream sample() {
  TokenStream stream;
  stream.title_words = 2;
  stream.lead_words = 3;
  for (std::uint16_t i = 0; i < 300; ++i) {
    stream.stems.push_back(static_cast<StemHash>(i * 211));
    stream.forms.push_back(static_cast<FormHash>(i * 7));
  }
  stream.overlays = {{0, 7, 8}, {0, 9, 10}, {150, 0xFFFF, 0xFF}, {299, 1, 2}};
  stream.sentences = {{0, 3}, {9, 60}, {200, 1300}};
  std::vector<ShingleHash> shingles;
  find_shingles(stream, shingles);
  stream.sketch = StorySketch(shingles);
  return stream;
}

/// What everyone who reads a stream relies on.
bool sane(const TokenStream& stream) {
  const auto overlay_fits = [&](const StreamOverlay& overlay) {
    return overlay.position < stream.words();
  };
  return stream.stems.size() == stream.forms.size() && stream.title_words <= stream.words() &&
         stream.title_words + std::uint64_t{stream.lead_words} <= stream.words() &&
         std::ranges::all_of(stream.overlays, overlay_fits) &&
         std::ranges::is_sorted(stream.overlays, {}, &StreamOverlay::position) &&
         std::ranges::is_sorted(stream.sentences, {}, &StreamSentence::word) &&
         std::ranges::is_sorted(stream.sentences, {}, &StreamSentence::byte) &&
         (stream.sentences.empty() ||
          stream.sentences.back().word + stream.title_words < stream.words());
}

}  // namespace

TEST_CASE("a stream comes back as it was") {
  TokenStream read;
  REQUIRE(decode(encode(sample()), read));
  CHECK(read == sample());
  REQUIRE(decode(encode(TokenStream{}), read));
  CHECK(read == TokenStream{});
}

TEST_CASE("no beginning of a stream is taken for a stream") {
  const std::string bytes = encode(sample());
  TokenStream stream;
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CAPTURE(size);
    CHECK(!decode(std::string_view(bytes).substr(0, size), stream));
    CHECK(stream == TokenStream{});
  }
  CHECK(!decode(bytes + '\0', stream));
}

TEST_CASE("damaged streams are refused or sane") {
  const std::string bytes = encode(sample());
  std::mt19937 random(7);
  std::uniform_int_distribution<std::size_t> place(0, bytes.size() - 1);
  std::uniform_int_distribution<std::size_t> early(0, 12);
  std::uniform_int_distribution<std::size_t> late(bytes.size() - 24, bytes.size() - 1);
  std::uniform_int_distribution<int> value(0, 255);
  TokenStream stream;
  for (int round = 0; round < 30'000; ++round) {
    std::string damaged = bytes;
    for (int flips = 1 + round % 3; flips > 0; --flips) {
      const std::size_t at = round % 3 == 0   ? place(random)
                             : round % 3 == 1 ? early(random)
                                              : late(random);
      damaged[at] = static_cast<char>(value(random));
    }
    if (decode(damaged, stream)) REQUIRE(sane(stream));
  }
}

TEST_CASE("positions count through title and text") {
  const auto analyzer = *analysis::make_analyzer({.stemmer = "none"});
  analysis::TokenBuffer buffer;
  TokenStream stream;
  analyze(analyzer, "Project S", buffer);
  append_tokens(stream, buffer.tokens());
  stream.title_words = stream.words();
  analyze(analyzer, "Nama Project S TikTok", buffer);
  append_tokens(stream, buffer.tokens());
  REQUIRE(stream.words() == 6);
  CHECK(stream.stems[0] == stem_hash("project"));
  CHECK(stream.stems[5] == stem_hash("tiktok"));
  CHECK(stream.forms[5] == form_hash("tiktok"));
  REQUIRE(stream.overlays.size() == 2);
  CHECK(stream.overlays[0] == StreamOverlay{0, stem_hash("project_s"), form_hash("project_s")});
  CHECK(stream.overlays[1] == StreamOverlay{3, stem_hash("project_s"), form_hash("project_s")});
}
