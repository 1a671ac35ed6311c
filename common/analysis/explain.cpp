// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string>
#include <utility>

#include "analysis/code_mixing.hpp"
#include "analysis/indonesian_stemmer.hpp"

namespace telusur::analysis {

namespace {

/// "meN-+tulis" for a prefix, then "-kan", "-nya", "-lah": from the root outwards at both ends.
std::vector<std::string> path_of(const MatchedPrefix& prefix, const Tail& tail,
                                 const std::string& root) {
  std::vector<std::string> path;
  const std::string_view name = prefix_classes()[prefix.prefix_class].name;
  if (!name.empty()) path.push_back(std::string(name) + "+" + root);
  if (tail.suffix != Suffix::none) {
    path.push_back("-" + std::string(kSuffixes[static_cast<std::size_t>(tail.suffix)]));
  }
  if (tail.possessive != 0) {
    path.push_back("-" + std::string(possessives()[tail.possessive - 1U].text));
  }
  if (tail.particle != 0) {
    path.push_back("-" + std::string(particles()[tail.particle - 1U].text));
  }
  return path;
}

/// Collects every candidate; `chosen()` sorts out the cheapest as WordStemmer does.
class Collector {
 public:
  static constexpr bool kExplains = true;

  explicit Collector(std::string_view word) : word_(word) {}

  void found(const Candidate& candidate) {
    const std::string root(candidate.root.lexicon->text(*candidate.root.entry));
    all_.push_back({.stem = std::string(candidate.root.stem()),
                    .path = path_of(candidate.prefix, candidate.tail, root),
                    .cost = candidate.cost,
                    .known = true,
                    .reason = {}});
  }

  void refused(const MatchedPrefix& prefix, const Tail& tail, const char* reason) {
    std::string root(word_.substr(prefix.length, tail.end - prefix.length));
    if (prefix.restored != '\0') root.insert(root.begin(), prefix.restored);
    all_.push_back({.stem = root,
                    .path = path_of(prefix, tail, root),
                    .cost = 0,
                    .known = false,
                    .reason = reason});
  }

  std::vector<Explanation> take() { return std::move(all_); }

 private:
  std::string_view word_;
  std::vector<Explanation> all_;
};

Explanation plain(std::string_view stem, std::vector<std::string> path, bool known) {
  return {
      .stem = std::string(stem), .path = std::move(path), .cost = 0, .known = known, .reason = {}};
}

/// How a word with a hyphen came to its stem, in a word or two.
std::vector<std::string> hyphen_path(std::string_view word, std::string_view stem) {
  const std::size_t hyphen = word.find('-');
  const std::string_view first = word.substr(0, hyphen);
  const std::string_view second = word.substr(hyphen + 1);
  if (stem == word) return {"compound"};
  if (is_hyphenated_prefix(first)) return {std::string(first) + "-+" + std::string(stem)};
  if (is_hyphenated_ending(second)) return {"-" + std::string(second)};
  return {"reduplication"};
}

bool before(const Explanation& a, const Explanation& b) {
  if (a.known != b.known) return a.known;
  return a.cost < b.cost;
}

}  // namespace

Explained IndonesianStemmer::explain(std::string_view word) const {
  std::string scratch;
  const std::string stem(this->stem(word, scratch));
  Explained result;
  if (word.empty() || word.size() > kMaxWordBytes) {
    result.chosen = plain(stem, {}, false);
    return result;
  }
  const WordHashes hashes(word);
  const KnownWord whole = find_word(stemmer_.words(), '\0', word, hashes.part(0, word.size()));
  const bool other_shape = word.find_first_of("-0123456789") != std::string_view::npos;
  if (other_shape && !whole) {
    const bool hyphen = word.find('-') != std::string_view::npos;
    result.chosen =
        plain(stem, hyphen ? hyphen_path(word, stem) : std::vector<std::string>{}, false);
    return result;
  }
  Collector collector(word);
  each_candidate(stemmer_.matcher(), stemmer_.words(), stemmer_.weights(), word, hashes, collector);
  result.refused = collector.take();
  std::stable_sort(result.refused.begin(), result.refused.end(), before);
  const auto chosen =
      std::find_if(result.refused.begin(), result.refused.end(), [&](const Explanation& candidate) {
        return candidate.known && candidate.stem == stem && (!whole || candidate.path.empty());
      });
  if (chosen != result.refused.end() && (whole || chosen->cost < stemmer_.weights().too_dear)) {
    result.chosen = *chosen;
    result.refused.erase(chosen);
  } else {
    std::vector<std::string> path;
    if (stem != word) path.emplace_back("-nya");
    result.chosen = plain(stem, std::move(path), false);
  }
  for (Explanation& candidate : result.refused) {
    if (!candidate.known || !candidate.reason.empty()) continue;
    if (whole) {
      candidate.reason = "the whole word is in the lexicon";
    } else if (candidate.cost >= stemmer_.weights().too_dear) {
      candidate.reason = "too unlikely: rather an unknown word";
    } else {
      candidate.reason = "less likely";
    }
  }
  return result;
}

}  // namespace telusur::analysis
