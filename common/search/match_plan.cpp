// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/match_plan.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "index/schema.hpp"
#include "search/idf.hpp"
#include "search/order_verifier.hpp"
#include "search/phrase_source.hpp"

namespace telusur::search {
namespace {

using XQuery = Xapian::Query;  // Query is what was typed
using Queries = std::vector<XQuery>;

/// XQuery::MatchAll is one object for all threads, and references to it are not counted atomically:
/// copied by two at once it is freed under both.
XQuery every_document() {
  return XQuery(std::string());
}

XQuery joined(XQuery::op op, const Queries& parts) {
  if (parts.empty()) return {};
  return parts.size() == 1 ? parts.front() : XQuery(op, parts.begin(), parts.end());
}

bool is_stopword(const Node& node) {
  const Word* word = std::get_if<Word>(&node.as);
  return word != nullptr && word->stopword;
}

/// Translates a tree, once. `strict`: whether the words of a list are all wanted.
class Builder {
 public:
  Builder(const Ranking& ranking, const MatchOptions& options, bool strict,
          std::vector<PhraseClaim>& claims)
      : ranking_(ranking), options_(options), strict_(strict), claims_(claims) {}

  /// What build() made the query of; nothing where that is more than groups of leaves.
  [[nodiscard]] std::vector<MatchLeaf> leaves() const {
    return only_leaves_ ? leaves_ : std::vector<MatchLeaf>();
  }

  XQuery build_root(const Node& root) {
    root_ = std::get_if<All>(&root.as);
    return build(root);
  }

 private:
  XQuery build(const Node& node) {
    return std::visit([this](const auto& value) { return build(value); }, node.as);
  }

  XQuery build(const All& all) {
    XQuery query = joined(all_wanted(all) ? XQuery::OP_AND : XQuery::OP_OR, operands_of(all));
    if (all.excluded.empty()) return query;
    only_leaves_ = false;
    if (all.operands.empty()) query = every_document();
    for (const Node& excluded : all.excluded)
      query = without(std::move(query), excluded);
    return query;
  }

  /// Leaves out what the index tells by itself. The rest, such as a phrase or a prefix, is for the
  /// verifier: leaving its stems out is too much.
  XQuery without(XQuery query, const Node& excluded) {
    if (index_tells(excluded)) {
      return {XQuery::OP_AND_NOT, query,
              Builder(ranking_, options_, true, claims_).build_root(excluded)};
    }
    if (const Any* any = std::get_if<Any>(&excluded.as)) {
      for (const Node& operand : any->operands)
        query = without(std::move(query), operand);
    }
    return query;
  }

  [[nodiscard]] bool all_wanted(const All& all) const { return strict_ || all.required; }

  /// The operands, each word together with what can stand for it and its neighbours.
  Queries operands_of(const All& all) {
    const bool only_stopwords = std::ranges::all_of(all.operands, is_stopword);
    const bool grouped = all_wanted(all);
    if (grouped && &all != root_ && all.operands.size() > 1) only_leaves_ = false;
    Queries parts;
    for (std::size_t i = 0; i < all.operands.size(); ++i) {
      const Word* word = std::get_if<Word>(&all.operands[i].as);
      // Function words reach nearly every article: they cost most of the time and decide
      // nothing, unless the query has nothing else (`Apa itu`).
      if (word != nullptr && word->stopword && !only_stopwords) continue;
      const std::size_t leaves = leaves_.size();
      parts.push_back(word == nullptr ? build(all.operands[i]) : covered_word(all, i));
      if (!grouped) continue;
      if (leaves_.size() == leaves) only_leaves_ = false;  // wanted, and yet nothing to find
      if (&all == root_) ++group_;
    }
    return parts;
  }

  /// A word of a list, or whatever covers it in its place. What covers several words is there for
  /// each of them, with its share of the weight.
  XQuery covered_word(const All& all, std::size_t at) {
    const auto& word = std::get<Word>(all.operands[at].as);
    Queries others;
    for (std::size_t first = 0; first <= at; ++first) {
      const Word* covering = std::get_if<Word>(&all.operands[first].as);
      if (covering == nullptr) continue;
      for (const Overlay& overlay : covering->overlays) {
        if (first + overlay.span <= at) continue;
        const double share = 1.0 / double(content_words(all, first, overlay.span));
        others.push_back(stem_query(overlay.stem, word.field, share * ranking_.overlay_weight));
      }
      for (const Expansion& expansion : covering->expansions) {
        if (first + expansion.span <= at) continue;
        const double share = 1.0 / double(content_words(all, first, expansion.span));
        others.push_back(expansion_query(expansion, word.field, share));
      }
    }
    const bool bound = word.surface.size() == 1 && !others.empty();
    others.push_back(stem_query(word.stem, word.field, bound ? ranking_.bound_letter_weight : 1.0));
    return joined(XQuery::OP_OR, others);
  }

  /// How many of the operands [first, first + span) are matched, at least 1.
  static std::size_t content_words(const All& all, std::size_t first, std::size_t span) {
    std::size_t count = 0;
    for (std::size_t i = first; i < std::min(first + span, all.operands.size()); ++i)
      count += is_stopword(all.operands[i]) ? 0 : 1;
    return std::max<std::size_t>(count, 1);
  }

  XQuery expansion_query(const Expansion& expansion, Field field, double share) {
    const double weight =
        share * (expansion.kind == ExpansionKind::acronym ? ranking_.acronym_weight
                                                          : ranking_.synonym_weight);
    if (expansion.words.size() == 1) return stem_query(expansion.words.front().stem, field, weight);
    Queries parts;
    const auto stand_in = [&](PhraseField where, double field_weight) {
      parts.push_back(scaled({PhraseLeaf{expansion.words, where}, weight * field_weight}));
    };
    if (field != Field::title) stand_in(PhraseField::body, ranking_.stem_weight);
    if (field != Field::body && options_.title) {
      stand_in(PhraseField::title, title_weight(field));
    }
    return joined(XQuery::OP_OR, parts);
  }

  /// What a PhraseSource finds, and as much again: its words in any order, with its weight.
  [[nodiscard]] XQuery claim_query(const PhraseLeaf& phrase, double scale) const {
    PhraseClaim claim{StemPattern(phrase.words), {}, {}, phrase.field, 0};
    Xapian::doccount rarest = options_.counts->documents();
    for (const ExpansionWord& word : phrase.words) {
      if (word.optional) continue;
      const std::string term = phrase.field == PhraseField::title
                                   ? index::title_stem_term(word.stem)
                                   : index::stem_term(word.stem);
      claim.terms.push_back(term);
      claim.stems.push_back(index::stem_hash(word.stem));
      rarest = std::min(rarest, options_.counts->with(term));
    }
    if (rarest == 0) return XQuery::MatchNothing;
    const double weight = idf(options_.counts->documents(), rarest);
    claim.weight = weight * scale;
    const XQuery words(XQuery::OP_AND, claim.terms.begin(), claim.terms.end());
    claims_.push_back(std::move(claim));
    return {XQuery::OP_FILTER, XQuery((new Xapian::FixedWeightPostingSource(weight))->release()),
            words};
  }

  [[nodiscard]] double title_weight(Field field) const {
    return field == Field::title ? ranking_.stem_weight : ranking_.title_weight;
  }

  XQuery build(const Any& any) {
    Queries parts;
    for (const Node& operand : any.operands)
      parts.push_back(build(operand));
    return joined(XQuery::OP_OR, parts);
  }

  XQuery build(const Near& near) {
    if (strict_) only_leaves_ = false;
    Queries parts;
    for (const Node& operand : near.operands)
      parts.push_back(build(operand));
    return joined(strict_ ? XQuery::OP_AND : XQuery::OP_OR, parts);
  }

  XQuery build(const Phrase& phrase) {
    if (strict_) only_leaves_ = false;
    Queries parts;
    for (Word word : phrase.words) {
      word.field = phrase.field;
      parts.push_back(build(word));
    }
    return joined(strict_ ? XQuery::OP_AND : XQuery::OP_OR, parts);
  }

  XQuery build(const Word& word) {
    Queries parts{stem_query(word.stem, word.field, 1.0)};
    for (const Overlay& overlay : word.overlays) {
      parts.push_back(stem_query(overlay.stem, word.field, ranking_.overlay_weight));
    }
    for (const Expansion& expansion : word.expansions)
      parts.push_back(expansion_query(expansion, word.field, 1.0));
    return joined(XQuery::OP_OR, parts);
  }

  /// The stems of the words a prefix stands for; which of their forms it is, the verifier tells.
  XQuery build(const Prefix& prefix) {
    only_leaves_ = false;
    std::set<std::string> stems;
    for (const ExpansionWord& word : prefix.words)
      stems.insert(word.stem);
    // No article has such a stem; a query of nothing would stand for whatever the filters let pass.
    if (stems.empty()) stems.insert(prefix.surface + '*');
    const auto any_of = [&](std::string (*term_of)(std::string_view)) {
      Queries terms;
      for (const std::string& stem : stems)
        terms.emplace_back(term_of(stem));
      return XQuery(XQuery::OP_SYNONYM, terms.begin(), terms.end());
    };
    Queries parts;
    if (prefix.field != Field::title) parts.push_back(any_of(index::stem_term));
    if (prefix.field != Field::body && options_.title) {
      parts.push_back(any_of(index::title_stem_term));
    }
    return joined(XQuery::OP_OR, parts);
  }

  XQuery stem_query(const std::string& stem, Field field, double share) {
    Queries parts;
    if (field != Field::title) {
      parts.push_back(scaled({index::stem_term(stem), share * ranking_.stem_weight}));
    }
    if (field != Field::body && options_.title) {
      parts.push_back(scaled({index::title_stem_term(stem), share * title_weight(field)}));
    }
    return joined(XQuery::OP_OR, parts);
  }

  XQuery scaled(MatchLeaf leaf) {
    const auto* term = std::get_if<std::string>(&leaf.what);
    XQuery query;
    if (term != nullptr) {
      query = XQuery(*term);
    } else {
      const auto& phrase = std::get<PhraseLeaf>(leaf.what);
      query = options_.counts != nullptr
                  ? claim_query(phrase, leaf.scale)
                  : XQuery((new PhraseSource(phrase.words, phrase.field))->release());
    }
    query = XQuery(XQuery::OP_SCALE_WEIGHT, query, leaf.scale);
    only_leaves_ = only_leaves_ && leaf.scale > 0;  // no weight, and yet a match
    leaf.group = group_;
    leaves_.push_back(std::move(leaf));
    return query;
  }

  const Ranking& ranking_;
  const MatchOptions& options_;
  bool strict_;
  std::vector<MatchLeaf> leaves_;
  std::uint32_t group_ = 0;  ///< of the leaves to come
  bool only_leaves_ = true;
  const All* root_ = nullptr;  ///< whose operands are the groups
  std::vector<PhraseClaim>& claims_;
};

std::string_view prefix_of(FilterField field) {
  switch (field) {
    case FilterField::source:
      return index::prefix::kSource;
    case FilterField::section:
      return index::prefix::kSection;
    case FilterField::author:
      return index::prefix::kAuthor;
    case FilterField::tag:
      return index::prefix::kTag;
    case FilterField::language:
      return index::prefix::kLanguage;
    case FilterField::site:
      break;
  }
  return index::prefix::kSite;
}

XQuery any_value(FilterField field, const std::vector<std::string>& values) {
  Queries terms;
  for (const std::string& value : values) {
    terms.emplace_back(index::filter_term(prefix_of(field), value));
  }
  return joined(XQuery::OP_OR, terms);
}

XQuery within(const Period& published) {
  // The end is exclusive, times are whole seconds.
  using std::chrono::seconds;
  if (published.since && published.until) {
    return {XQuery::OP_VALUE_RANGE, index::slot::kPublished, index::encode_time(*published.since),
            index::encode_time(*published.until - seconds{1})};
  }
  if (published.since) {
    return {XQuery::OP_VALUE_GE, index::slot::kPublished, index::encode_time(*published.since)};
  }
  // An article without a time has an empty value, which sorts before every time.
  return {XQuery::OP_VALUE_RANGE, index::slot::kPublished,
          index::encode_time(Moment{seconds{INT64_MIN}}),
          index::encode_time(*published.until - seconds{1})};
}

XQuery filtered(XQuery query, const Filters& filters) {
  for (std::size_t i = 0; i < kFilterFields; ++i) {
    const auto field = static_cast<FilterField>(i);
    const ValueFilter& values = filters[field];
    if (!values.include.empty()) {
      query = XQuery(XQuery::OP_FILTER, query, any_value(field, values.include));
    }
    if (!values.exclude.empty()) {
      query = XQuery(XQuery::OP_AND_NOT, query, any_value(field, values.exclude));
    }
  }
  if (filters.published.since || filters.published.until) {
    query = XQuery(XQuery::OP_FILTER, query, within(filters.published));
  }
  return query;
}

/// Whether an article must or may have a phrase or a NEAR.
bool wants_order(const Node& node) {
  return std::visit(
      [](const auto& value) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, Near> || std::is_same_v<Value, Phrase>) {
          return true;
        } else if constexpr (requires { value.operands; }) {
          return std::ranges::any_of(value.operands, wants_order);
        } else {
          return false;
        }
      },
      node.as);
}

/// Whether some matches of the relaxed query may not be as it wants them: that of words alone is
/// exact, and of the words of a phrase any will do.
bool relaxed_is_inexact(const Node& node) {
  return std::visit(
      [](const auto& value) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, All>) {
          return !std::ranges::all_of(value.excluded, index_tells) ||
                 std::ranges::any_of(value.operands, relaxed_is_inexact);
        } else if constexpr (requires { value.operands; }) {
          return std::ranges::any_of(value.operands, relaxed_is_inexact);
        } else {
          return std::is_same_v<Value, Prefix>;
        }
      },
      node.as);
}

/// Whether less than all of it can be found.
bool has_parts(const Node& root) {
  if (const All* all = std::get_if<All>(&root.as)) {
    return all->operands.size() > 1 || std::ranges::any_of(all->operands, has_parts);
  }
  if (const Any* any = std::get_if<Any>(&root.as)) {
    return std::ranges::any_of(any->operands, has_parts);
  }
  // Of a phrase of one word, that may be another form of it.
  return std::holds_alternative<Phrase>(root.as) || std::holds_alternative<Near>(root.as);
}

}  // namespace

MatchPlan plan_match(const Query& query, const Ranking& ranking, const MatchOptions& options) {
  MatchPlan plan;
  Builder strict(ranking, options, true, plan.strict_claims);
  plan.strict = strict.build_root(query.root);
  Builder relaxed(ranking, options, false, plan.relaxed_claims);
  plan.relaxed = relaxed.build_root(query.root);
  if (query.filters.empty()) {
    plan.strict_leaves = strict.leaves();
    plan.relaxed_leaves = relaxed.leaves();
  }
  if (plan.strict.empty() && !query.filters.empty()) plan.strict = every_document();
  if (plan.strict.empty()) return plan;
  plan.strict = filtered(plan.strict, query.filters);
  plan.relaxed = plan.relaxed.empty() ? plan.strict : filtered(plan.relaxed, query.filters);
  const All* root = std::get_if<All>(&query.root.as);
  plan.needs_order = wants_order(query.root);
  plan.needs_verifying = !index_tells(query.root);
  plan.relaxed_needs_verifying = relaxed_is_inexact(query.root);
  plan.can_relax = has_parts(query.root) && (root == nullptr || !root->required);
  return plan;
}

Xapian::Query filter_query(const Filters& filters) {
  return filtered(every_document(), filters);
}

bool matches(const Xapian::Database& db, const Xapian::Query& query, std::string_view id,
             const Xapian::MatchDecider* decider) {
  if (query.empty()) return false;
  Xapian::Enquire enquire(db);
  enquire.set_query(XQuery(XQuery::OP_FILTER, query, XQuery(index::id_term(id))));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return !enquire.get_mset(0, 1, 0, nullptr, decider).empty();
}

}  // namespace telusur::search
