// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "search/query/interpretation.hpp"
#include "search/query/query.hpp"
#include "support/utf8.hpp"

namespace telusur::search::testing {

/// What holds for the query of any bytes; used by the property test and the fuzz target.
class Invariants {
 public:
  /// Names the first one that is broken; empty when all hold.
  static std::string broken(const Query& query) {
    Invariants check(query);
    check.node(query.root, true, 0);
    if (check.words_ > kMaxWords) check.fail("too many words");
    for (const Notice& notice : query.notices) {
      check.range(notice.range);
      if (!utf8::valid(notice.part)) check.fail("ill-formed notice");
    }
    if (query.notices.size() > kMaxNotices) check.fail("too many notices");
    for (const SuggestedDate& date : query.suggested_dates)
      check.range(date.range);
    for (const ValueFilter& filter : query.filters.values) {
      if (filter.include.size() + filter.exclude.size() > kMaxFilterValues)
        check.fail("too many values");
    }
    const Interpretation interpretation = interpret(query);
    for (const InterpretedTerm& term : interpretation.terms) {
      if (term.text.empty() || !utf8::valid(term.text)) check.fail("bad term");
    }
    for (const InterpretedFilter& filter : interpretation.filters) {
      if (filter.value.empty() || !utf8::valid(filter.value)) check.fail("bad filter value");
    }
    return check.broken_;
  }

 private:
  explicit Invariants(const Query& query) : boundary_(query.text.size() + 1) {
    for (std::size_t at = 0; at < query.text.size();) {
      boundary_[at] = true;
      at += utf8::decode(query.text, at).length;
    }
    boundary_[query.text.size()] = true;
  }

  void fail(const char* what) {
    if (broken_.empty()) broken_ = what;
  }

  void range(ByteRange range) {
    const bool inside = range.begin <= range.end && range.end < boundary_.size();
    if (!inside || !boundary_[range.begin] || !boundary_[range.end]) fail("bad range");
  }

  void node(const Node& node, bool root, std::size_t depth) {
    if (depth > 3 * kMaxDepth + 6) fail("too deep");
    std::visit([&](const auto& value) { check(value, root, depth); }, node.as);
  }

  void nodes(const std::vector<Node>& operands, std::size_t depth) {
    for (const Node& operand : operands)
      node(operand, false, depth + 1);
  }

  void check(const All& all, bool root, std::size_t depth) {
    if (!root && all.operands.size() + all.excluded.size() < 2) fail("needless group");
    nodes(all.operands, depth);
    nodes(all.excluded, depth);
    overlays(all.operands);
  }

  void check(const Any& any, bool /*root*/, std::size_t depth) {
    if (any.operands.size() < 2) fail("alternatives of one");
    nodes(any.operands, depth);
  }

  void check(const Near& near, bool /*root*/, std::size_t depth) {
    if (near.operands.size() < 2) fail("near one");
    if (near.distance < 1 || near.distance > kMaxNear) fail("bad distance");
    nodes(near.operands, depth);
  }

  void check(const Word& word, bool /*root*/, std::size_t /*depth*/) {
    ++words_;
    range(word.range);
    if (word.surface.empty() || word.stem.empty()) fail("empty word");
    if (analysis::is_overlay(word.kind)) fail("overlay as word");
  }

  void check(const Phrase& phrase, bool root, std::size_t depth) {
    range(phrase.range);
    if (phrase.words.empty()) fail("empty phrase");
    for (const Word& word : phrase.words)
      check(word, root, depth);
    for (std::size_t i = 0; i < phrase.words.size(); ++i) {
      for (const Overlay& overlay : phrase.words[i].overlays) {
        if (i + overlay.span > phrase.words.size()) fail("overlay past its phrase");
      }
    }
  }

  void check(const Prefix& prefix, bool /*root*/, std::size_t /*depth*/) {
    ++words_;
    range(prefix.range);
    if (utf8::count(prefix.surface) < kMinPrefixCharacters) fail("short prefix");
  }

  /// An overlay covers its word and the siblings that follow, neighbours in the text.
  void overlays(const std::vector<Node>& operands) {
    for (std::size_t i = 0; i < operands.size(); ++i) {
      const auto* const first = std::get_if<Word>(&operands[i].as);
      if (first == nullptr) continue;
      for (const Overlay& overlay : first->overlays) {
        for (std::size_t k = 1; k < overlay.span; ++k) {
          const auto* const next =
              i + k < operands.size() ? std::get_if<Word>(&operands[i + k].as) : nullptr;
          if (next == nullptr || next->position != first->position + k) fail("stray overlay");
        }
      }
    }
  }

  std::vector<bool> boundary_;
  std::size_t words_ = 0;
  std::string broken_;
};

}  // namespace telusur::search::testing
