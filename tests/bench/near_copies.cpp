// SPDX-License-Identifier: GPL-2.0-or-later
#include "near_copies.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <unordered_map>

#include "analysis/analyzers.hpp"
#include "index/index_reader.hpp"
#include "shared_data.hpp"

namespace telusur::bench {
namespace {

/// Hashes of the runs of kShingleWords words; ascending, each once.
std::vector<std::uint64_t> shingles_of_words(const analysis::TokenBuffer& tokens) {
  std::vector<std::uint64_t> words;
  for (const analysis::Token& token : tokens.tokens()) {
    if (is_overlay(token.kind)) continue;
    words.push_back(XXH3_64bits(token.surface.data(), token.surface.size()));
  }
  std::vector<std::uint64_t> shingles;
  for (std::size_t i = 0; i + index::kShingleWords <= words.size(); ++i)
    shingles.push_back(XXH3_64bits(&words[i], index::kShingleWords * sizeof words[i]));
  std::ranges::sort(shingles);
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

/// For every two articles with a hash in common, how many they have.
template <class HashesOf>
std::unordered_map<std::uint64_t, std::uint32_t> shared_hashes(std::size_t articles,
                                                               HashesOf&& hashes_of) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> postings;
  for (std::uint32_t i = 0; i < articles; ++i) {
    for (const auto hash : hashes_of(i))
      postings.emplace_back(hash, i);
  }
  std::ranges::sort(postings);
  std::unordered_map<std::uint64_t, std::uint32_t> shared;
  for (auto begin = postings.begin(); begin != postings.end();) {
    const auto end = std::find_if(
        begin, postings.end(), [&](const auto& posting) { return posting.first != begin->first; });
    for (auto a = begin; a != end; ++a) {
      for (auto b = a + 1; b != end; ++b)
        ++shared[std::uint64_t{a->second} << 32U | b->second];
    }
    begin = end;
  }
  return shared;
}

/// The pairs that `wanted(a, b, shared)` takes.
template <class Wanted>
std::vector<Pair> select(const std::unordered_map<std::uint64_t, std::uint32_t>& shared,
                         Wanted&& wanted) {
  std::vector<Pair> pairs;
  for (const auto& [both, count] : shared) {
    const Pair pair{static_cast<std::uint32_t>(both >> 32U), static_cast<std::uint32_t>(both)};
    if (wanted(pair.first, pair.second, count)) pairs.push_back(pair);
  }
  std::ranges::sort(pairs);
  return pairs;
}

}  // namespace

std::vector<SketchedArticle> read_sketched(const std::filesystem::path& db) {
  const analysis::Analyzer analyzer = analysis::make_default_analyzer();
  auto reader = must(index::IndexReader::open(db, analyzer));
  std::vector<SketchedArticle> articles;
  analysis::TokenBuffer tokens;
  index::TokenStream stream;
  must(reader.read([&](const Xapian::Database& database) -> Result<bool> {
    for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
      SketchedArticle& article = articles.emplace_back();
      article.docid = *id;
      const auto stored = must(index::read_article(database, reader.decoder(), *id));
      analyze(analyzer, stored.body, tokens);
      article.words = shingles_of_words(tokens);
      if (!index::read_tokens(database, *id, stream)) throw std::runtime_error("no token stream");
      index::find_shingles(stream, article.shingles);
      article.sketch = stream.sketch;
    }
    return true;
  }));
  return articles;
}

std::vector<Pair> true_near_copies(const std::vector<SketchedArticle>& articles) {
  const auto shared =
      shared_hashes(articles.size(), [&](std::uint32_t i) { return std::span(articles[i].words); });
  return select(shared, [&](std::uint32_t a, std::uint32_t b, std::uint32_t count) {
    const std::size_t smaller = std::min(articles[a].words.size(), articles[b].words.size());
    return double(count) / double(smaller) > index::kCopyContainment;
  });
}

std::vector<Pair> proposed_pairs(const std::vector<SketchedArticle>& articles, double least) {
  const auto shared =
      shared_hashes(articles.size(), [&](std::uint32_t i) { return articles[i].sketch.hashes(); });
  return select(shared, [&](std::uint32_t a, std::uint32_t b, std::uint32_t count) {
    return index::estimate_containment(articles[a].sketch, articles[b].sketch, count) >= least;
  });
}

Agreement& Agreement::operator+=(const Agreement& other) {
  true_pairs += other.true_pairs;
  found += other.found;
  right += other.right;
  return *this;
}

Agreement agreement(const std::vector<Pair>& truth, const std::vector<Pair>& found) {
  std::vector<Pair> right;
  std::ranges::set_intersection(truth, found, std::back_inserter(right));
  return {double(truth.size()), double(found.size()), double(right.size())};
}

}  // namespace telusur::bench
