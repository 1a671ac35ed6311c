// SPDX-License-Identifier: GPL-2.0-or-later
//
// bench_analysis [--retrieval] [--errors] [--work DIR]
// The stemmer against adjudicated lemmas and word families, beside Xapian's; its speed, memory and
// load time; with --retrieval, what it gains in ranking.
#include <fmt/format.h>
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <set>
#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "analysis/characters.hpp"
#include "analysis/indonesian_stemmer.hpp"
#include "gold_words.hpp"
#include "shared_data.hpp"
#include "stemmer_retrieval.hpp"
#include "stemmer_speed.hpp"
#include "stripped_lexicon.hpp"
#include "workspace.hpp"

namespace {

using namespace telusur;
using namespace telusur::bench;

constexpr std::size_t kSpeedTextBytes = 20'000'000;

/// A stemmer as `telusur stem` applies it: to the folded word.
StemFunction function_of(const analysis::Stemmer& stemmer) {
  return [&stemmer](std::string_view word) {
    std::string folded;
    std::string scratch;
    analysis::append_folded(folded, word);
    return std::string(stemmer.stem(folded, scratch));
  };
}

std::vector<std::string> stems_of(std::span<const GoldWord> gold, const StemFunction& stem) {
  std::vector<std::string> stems;
  for (const GoldWord& word : gold)
    stems.push_back(stem(word.word));
  return stems;
}

void print(const char* name, const StemScore& score) {
  fmt::print("{:<34} {:.4f} {:>9.4f} {:>11.4f} {:>7.4f} {:>9.4f} {:>7.4f} {:>7.4f}\n", name,
             score.types, score.inflected, score.uninflected, score.tokens, score.precision,
             score.recall, score.f1);
}

void print(const char* name, const FamilyScore& score) {
  fmt::print("{:<34} {} of {} families merged, {} stems shared by two families\n", name,
             score.merged, score.families, score.clashes.size());
}

void print_errors(std::span<const GoldWord> gold, std::span<const std::string> stems,
                  const FamilyScore& families) {
  for (std::size_t i = 0; i < gold.size(); ++i) {
    if (std::ranges::find(gold[i].accepted, stems[i]) != gold[i].accepted.end()) continue;
    fmt::print("  {} {}: {} instead of {}\n", gold[i].frequency, gold[i].word, stems[i],
               gold[i].lemma);
  }
  for (const std::string& family : families.split)
    fmt::print("  not merged: {}\n", family);
  for (const std::string& clash : families.clashes)
    fmt::print("  shared: {}\n", clash);
}

/// Accuracy on the gold words and the families.
void print_accuracy(const Workspace& workspace, bool errors) {
  const std::vector<GoldWord> gold = read_gold(shared_file("lemmas.tsv"));
  const auto families = read_families(shared_file("word_families.txt"));
  const Xapian::Stem xapians("indonesian");
  const StemFunction xapian = [&](std::string_view word) { return xapians(std::string(word)); };
  const analysis::Analyzer analyzer = analysis::make_default_analyzer();
  const StemFunction ours = function_of(analyzer.stemmer());

  std::set<std::string> words;
  for (const GoldWord& word : gold)
    words.insert(word.word);
  const StrippedLexicon lexicon(workspace, words);
  const analysis::IndonesianStemmer stripped(
      {.base = must(analysis::Lexicon::open(lexicon.bytes())), .overlay = {}});

  fmt::print("{:<34} {:>6} {:>9} {:>11} {:>7} {:>9} {:>7} {:>7}\n",
             fmt::format("{} word types", gold.size()), "types", "inflected", "uninflected",
             "tokens", "precision", "recall", "F1");
  const std::vector<std::string> stems = stems_of(gold, ours);
  print("xapian", score_stems(gold, stems_of(gold, xapian)));
  print("telusur", score_stems(gold, stems));
  print(fmt::format("telusur, {} gold words unlisted", lexicon.removed()).c_str(),
        score_stems(gold, stems_of(gold, function_of(stripped))));
  const FamilyScore families_score = score_families(families, ours);
  fmt::print("\n");
  print("xapian", score_families(families, xapian));
  print("telusur", families_score);
  if (errors) print_errors(gold, stems, families_score);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"bench_analysis: the stemmer beside Xapian's"};
  std::string folder;
  bool errors = false;
  bool retrieval = false;
  app.add_option("--work", folder, "Folder to keep the indexes in; a temporary one otherwise");
  app.add_flag("--errors", errors, "List the words stemmed otherwise than the gold has it");
  app.add_flag("--retrieval", retrieval, "Measure what stemming gains in ranking: takes minutes");
  CLI11_PARSE(app, argc, argv);
  try {
    const Workspace workspace(folder);
    print_accuracy(workspace, errors);
    print_stemmer_speed(news_text(kSpeedTextBytes));
    if (retrieval) print_stemmer_retrieval(workspace);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_analysis: {}\n", error.what());
    return 2;
  }
}
