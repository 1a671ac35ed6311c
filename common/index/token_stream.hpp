// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/token.hpp"
#include "index/story_sketch.hpp"
#include "index/word_hashes.hpp"

namespace telusur::index {

/// An overlay token: `stem` is another reading of the words from `position` on.
struct StreamOverlay {
  std::uint32_t position = 0;
  StemHash stem = 0;
  FormHash form = 0;

  bool operator==(const StreamOverlay&) const = default;
};

/// A sentence of the text: its first word and its first byte.
struct StreamSentence {
  std::uint32_t word = 0;
  std::uint32_t byte = 0;

  bool operator==(const StreamSentence&) const = default;
};

/// What ranking, phrases and snippets need of a document's words: order, fields, sentences, and
/// each word as hashes of its stem and its exact form. It stands in for Xapian's position lists at
/// a fifth of their size, and comes with the document instead of one look-up per term (figures:
/// common/index/README.md).
///
/// Words of the title first, then those of the text; positions count through both. The text is
/// the lead given by the source, if any, then the body.
struct TokenStream {
  std::uint32_t title_words = 0;
  std::uint32_t lead_words = 0;  ///< the first so many words of the text
  std::vector<StemHash> stems;
  std::vector<FormHash> forms;            ///< as many as stems
  std::vector<StreamOverlay> overlays;    ///< ordered by position
  std::vector<StreamSentence> sentences;  ///< of the text; words count from its first word
  StorySketch sketch;                     ///< of the text; whoever makes the stream fills it

  [[nodiscard]] std::uint32_t words() const { return static_cast<std::uint32_t>(stems.size()); }
  bool operator==(const TokenStream&) const = default;
};

/// A stream read where it stands: in a TokenStream, or laid out otherwise in memory that outlives
/// the view.
struct TokenStreamView {
  TokenStreamView() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): as of a span
  TokenStreamView(const TokenStream& stream)
      : title_words(stream.title_words),
        lead_words(stream.lead_words),
        stems(stream.stems),
        forms(stream.forms),
        overlays(stream.overlays),
        sentences(stream.sentences),
        sketch(&stream.sketch) {}

  std::uint32_t title_words = 0;
  std::uint32_t lead_words = 0;
  std::span<const StemHash> stems;
  std::span<const FormHash> forms;
  std::span<const StreamOverlay> overlays;
  std::span<const StreamSentence> sentences;
  const StorySketch* sketch = &kNoSketch;  ///< never null

  [[nodiscard]] std::uint32_t words() const { return static_cast<std::uint32_t>(stems.size()); }
  /// By content.
  friend bool operator==(const TokenStreamView& a, const TokenStreamView& b);
};

/// Appends the tokens of one field; call for the title, then for the text.
void append_tokens(TokenStream& stream, std::span<const analysis::Token> tokens);

std::string encode(const TokenStream& stream);

/// Replaces the content of `stream`, reusing its memory. False, with an empty stream, when
/// `bytes` are not what encode() writes.
bool decode(std::string_view bytes, TokenStream& stream);

}  // namespace telusur::index
