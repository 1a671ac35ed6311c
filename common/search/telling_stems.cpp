// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/telling_stems.hpp"

#include <algorithm>
#include <unordered_set>

#include "index/index_reader.hpp"
#include "index/schema.hpp"
#include "search/bm25.hpp"
#include "search/idf.hpp"
#include "search/searcher.hpp"
#include "search/term_counts.hpp"

namespace telusur::search {
namespace {

constexpr std::size_t kTellingStems = 15;
constexpr double kMostOften = 6;  ///< times that count: what an article is about, it repeats
constexpr double kInTitle = 2;    ///< a stem of the title counts so many times

}  // namespace

std::vector<TellingStem> telling_stems(const Xapian::Database& db, Xapian::docid docid,
                                       bool sharded) {
  std::vector<TellingStem> stems;
  std::vector<std::string> terms;
  TermCounts counts(db);
  const std::string stem_prefix(index::prefix::kStem);
  const std::string title_prefix(index::prefix::kTitleStem);
  std::unordered_set<std::string> in_title;
  auto term = db.termlist_begin(docid);
  for (term.skip_to(stem_prefix); term != db.termlist_end(docid); ++term) {
    const std::string name = *term;
    if (!name.starts_with(stem_prefix)) break;
    // Capitals sort first, so the title's stems come before those of the text.
    if (name.starts_with(title_prefix)) {
      in_title.insert(stem_prefix + name.substr(title_prefix.size()));
      continue;
    }
    double share = std::min(double(term.get_wdf()), kMostOften) / kMostOften;
    if (in_title.contains(name)) share *= kInTitle;
    stems.push_back({name, share, 0});
    terms.push_back(name);
    if (!sharded) counts.note(name, term.get_termfreq());
  }
  // What the term list of a shard says of other shards is a guess.
  if (sharded) counts.look_up(terms);
  std::erase_if(stems, [&](TellingStem& stem) {
    const Xapian::doccount with_it = counts.with(stem.term);
    stem.weight = stem.share * idf(counts.documents(), with_it);
    return with_it < 2;  // a stem that no other article has leads nowhere
  });
  const std::size_t kept = std::min(kTellingStems, stems.size());
  std::ranges::partial_sort(stems, stems.begin() + static_cast<std::ptrdiff_t>(kept),
                            std::ranges::greater{}, &TellingStem::weight);
  stems.resize(kept);
  return stems;
}

std::vector<index::ShingleHash> shingles_of(const Documents& documents, Xapian::docid docid) {
  index::TokenStream scratch;
  std::vector<index::ShingleHash> shingles;
  if (const auto stream = documents.tokens(docid, scratch)) {
    index::find_shingles(*stream, shingles);
  }
  return shingles;
}

Xapian::MSet matches_of(const Xapian::Database& db, const std::vector<TellingStem>& stems,
                        Xapian::doccount most, const Ranking& ranking, bool sharded) {
  std::vector<Xapian::Query> terms;
  terms.reserve(stems.size());
  for (const TellingStem& stem : stems)
    terms.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(stem.term), stem.share);
  Xapian::Enquire enquire(db);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  enquire.set_weighting_scheme(bm25_of(ranking));
  sort_by(Sort::relevance, enquire);
  if (sharded) bring_tokens(enquire);
  return enquire.get_mset(0, most);
}

}  // namespace telusur::search
