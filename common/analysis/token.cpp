// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/token.hpp"

#include <cstring>

namespace telusur::analysis {

std::string_view name(TokenKind kind) {
  using enum TokenKind;
  switch (kind) {
    case word:
      return "word";
    case number:
      return "number";
    case mixed:
      return "mixed";
    case compound:
      return "compound";
    case joined:
      return "joined";
    case value:
      break;
  }
  return "value";
}

std::string_view TokenBuffer::keep(std::string_view text) {
  const std::string_view kept = text.substr(0, kChunkBytes);
  if (used_ + kept.size() > kChunkBytes) {
    ++chunk_;
    used_ = 0;
  }
  if (chunk_ == chunks_.size()) chunks_.push_back(std::make_unique<char[]>(kChunkBytes));
  char* place = chunks_[chunk_].get() + used_;
  if (!kept.empty()) std::memcpy(place, kept.data(), kept.size());
  used_ += kept.size();
  return {place, kept.size()};
}

}  // namespace telusur::analysis
