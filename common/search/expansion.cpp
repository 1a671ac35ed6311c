// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/expansion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "index/acronym_store.hpp"

namespace telusur::search {
namespace {

using Entries = std::span<const ExpansionTable::Entry>;

/// What stands at a place of a list of operands and can be said otherwise.
struct Match {
  std::size_t span = 0;  ///< operands covered
  Entries entries;
};

bool typed_in_capitals(const Query& query, const Word& word) {
  const std::string_view typed =
      std::string_view(query.text).substr(word.range.begin, word.range.end - word.range.begin);
  return std::ranges::any_of(typed, [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// The content words of an expansion.
std::vector<std::string_view> content_of(const std::vector<ExpansionWord>& words) {
  std::vector<std::string_view> stems;
  for (const ExpansionWord& word : words) {
    if (!word.optional) stems.push_back(word.stem);
  }
  return stems;
}

/// Whether an expansion of `word` has the same content words: tables may agree.
bool has(const Word& word, const std::vector<ExpansionWord>& words) {
  return std::ranges::any_of(word.expansions, [&](const Expansion& expansion) {
    return content_of(expansion.words) == content_of(words);
  });
}

/// Goes through one query with one table.
class Pass {
 public:
  Pass(const Query& query, const analysis::Analyzer& analyzer, const ExpansionTable& table)
      : query_(query), analyzer_(analyzer), table_(table) {}

  void run(Node& node) const {
    if (auto* all = std::get_if<All>(&node.as)) {
      run(all->operands);
    } else if (auto* any = std::get_if<Any>(&node.as)) {
      // Alternatives are no neighbours: one word at a time.
      for (Node& operand : any->operands)
        run(std::span(&operand, 1));
    } else if (std::holds_alternative<Word>(node.as)) {
      run(std::span(&node, 1));
    }
  }

 private:
  void run(std::span<Node> operands) const {
    for (std::size_t at = 0; at < operands.size();) {
      if (!std::holds_alternative<Word>(operands[at].as)) {
        run(operands[at++]);
        continue;
      }
      const Match match = longest_at(operands.subspan(at));
      if (match.span > 0) apply(match, std::get<Word>(operands[at].as));
      at += std::max<std::size_t>(match.span, 1);
    }
  }

  [[nodiscard]] Match longest_at(std::span<const Node> operands) const {
    const Word& first = std::get<Word>(operands.front().as);
    Match best;
    const auto consider = [&](std::size_t span, const std::string& key) {
      const Entries entries = span > best.span ? table_.find(key) : Entries{};
      if (!entries.empty() && may_expand(first, span, entries)) best = {span, entries};
    };
    for (const Overlay& overlay : first.overlays)
      consider(overlay.span, overlay.stem);
    if (!table_.begins(first.stem)) return best;
    std::string key;
    std::size_t words = 0;
    for (std::size_t i = 0; i < operands.size() && words < kMaxExpandedWords; ++i) {
      const Word* word = std::get_if<Word>(&operands[i].as);
      if (word == nullptr || word->field != first.field || word->position != first.position + i) {
        break;
      }
      if (word->stopword) {
        if (i == 0) break;
        continue;
      }
      key += (key.empty() ? "" : " ") + word->stem;
      ++words;
      consider(i + 1, key);
    }
    return best;
  }

  [[nodiscard]] bool may_expand(const Word& first, std::size_t span, Entries entries) const {
    const bool acronym = entries.front().kind == ExpansionKind::acronym;
    if (!acronym || span > 1 || typed_in_capitals(query_, first)) return true;
    return !analyzer_.stemmer().explain(first.surface).chosen.known;
  }

  void apply(const Match& match, Word& word) const {
    for (const ExpansionTable::Entry& entry : match.entries) {
      if (entry.words.empty()) {
        word.stopword = match.span == 1;
      } else if (word.expansions.size() < kMaxExpansions && !has(word, entry.words)) {
        word.expansions.push_back(
            {entry.text, entry.words, entry.kind, static_cast<std::uint16_t>(match.span)});
      }
    }
  }

  const Query& query_;
  const analysis::Analyzer& analyzer_;
  const ExpansionTable& table_;
};

void mark(Node& node, const analysis::StopwordChanges& changes) {
  if (auto* word = std::get_if<Word>(&node.as)) {
    word->stopword = changes.find(word->surface).value_or(word->stopword);
  } else if (auto* all = std::get_if<All>(&node.as)) {
    for (Node& operand : all->operands)
      mark(operand, changes);
  } else if (auto* any = std::get_if<Any>(&node.as)) {
    for (Node& operand : any->operands)
      mark(operand, changes);
  }
}

/// The usable acronyms of the index, in both directions.
Result<std::shared_ptr<const ExpansionTable>> read_acronyms(
    index::IndexReader& reader, const analysis::Analyzer& analyzer,
    const analysis::AcronymApprovals& approvals) {
  const auto counted = reader.read([&](const Xapian::Database& /*db*/) {
    return Result<analysis::AcronymTable>(index::read_acronyms(reader.lists()));
  });
  if (!counted) return counted.error();
  auto table = std::make_shared<ExpansionTable>();
  for (const analysis::Acronym& acronym : judge(*counted, approvals)) {
    if (!is_usable(acronym.status)) continue;
    table->add(analyzer, acronym.short_form, acronym.long_form, ExpansionKind::acronym);
    table->add(analyzer, acronym.long_form, acronym.short_form, ExpansionKind::acronym);
  }
  return std::shared_ptr<const ExpansionTable>(std::move(table));
}

}  // namespace

Result<Expand> parse_expand(std::string_view text) {
  if (text.empty()) return Expand{};
  Expand expand{false, false, false};
  for (;;) {
    const std::size_t comma = text.find(',');
    std::string_view one = text.substr(0, comma);
    one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
    one = one.substr(0, one.find_last_not_of(' ') + 1);
    if (one == "all") {
      expand = {};
    } else if (one == "synonym" || one == "synonyms") {
      expand.synonyms = true;
    } else if (one == "acronym" || one == "acronyms") {
      expand.acronyms = true;
    } else if (one == "slang") {
      expand.slang = true;
    } else if (one != "none") {
      return Error{ErrorCode::invalid_parameter, "expand", fmt::format("\"{}\" is unknown", one),
                   "all, none, or some of synonym, acronym, slang, separated by commas"};
    }
    if (comma == std::string_view::npos) return expand;
    text.remove_prefix(comma + 1);
  }
}

std::string name(const Expand& expand) {
  if (expand == Expand{}) return "all";
  std::string names;
  const auto add = [&](bool wanted, std::string_view one) {
    if (!wanted) return;
    if (!names.empty()) names += ',';
    names += one;
  };
  add(expand.synonyms, "synonym");
  add(expand.acronyms, "acronym");
  add(expand.slang, "slang");
  return names.empty() ? "none" : names;
}

void expand(Query& query, const analysis::Analyzer& analyzer, const ExpansionTable& table) {
  Pass(query, analyzer, table).run(query.root);
}

void mark_stopwords(Query& query, const analysis::StopwordChanges& changes) {
  mark(query.root, changes);
}

Expander::Expander(const analysis::Analyzer& analyzer, const analysis::Synonyms& synonyms,
                   analysis::AcronymApprovals approvals, analysis::StopwordChanges stopwords)
    : analyzer_(analyzer),
      stopwords_(std::move(stopwords)),
      acronyms_(analyzer, [approvals = std::move(approvals)](auto& reader, const auto& own) {
        return read_acronyms(reader, own, approvals);
      }) {
  for (const analysis::SynonymRule& rule : synonyms.rules()) {
    ExpansionTable& table = rule.one_way ? slang_ : synonyms_;
    const auto kind = rule.one_way ? ExpansionKind::slang : ExpansionKind::synonym;
    for (const std::string& from : rule.from) {
      for (const std::string& to : rule.to)
        table.add(analyzer_, from, to, kind);
    }
  }
}

Result<bool> Expander::expand(Query& query, const Expand& which, index::IndexReader& reader) const {
  if (stopwords_.size() > 0) mark_stopwords(query, stopwords_);
  // First, as it tells function words, which synonyms of several words pass over.
  if (which.slang) search::expand(query, analyzer_, slang_);
  if (which.synonyms) search::expand(query, analyzer_, synonyms_);
  if (!which.acronyms) return true;
  const auto acronyms = acronyms_.get(reader);
  if (!acronyms) return acronyms.error();
  search::expand(query, analyzer_, **acronyms);
  return acronyms_.current(reader) == *acronyms;
}

Result<std::shared_ptr<const Expander>> make_expander(const analysis::Analyzer& analyzer,
                                                      const ExpanderOptions& options,
                                                      const ExpanderOverlay& overlay) {
  analysis::Synonyms synonyms = analysis::Synonyms::built_in();
  if (!options.synonyms.empty()) {
    const auto own = analysis::Synonyms::load(options.synonyms);
    if (!own) return own.error();
    synonyms.overlay(*own);
  }
  synonyms.overlay(overlay.synonyms);
  analysis::AcronymApprovals approvals;
  if (!options.approvals.empty()) {
    auto loaded = analysis::AcronymApprovals::load(options.approvals, analyzer);
    if (!loaded) return loaded.error();
    approvals = std::move(*loaded);
  }
  return std::make_shared<const Expander>(analyzer, synonyms, std::move(approvals),
                                          overlay.stopwords);
}

}  // namespace telusur::search
