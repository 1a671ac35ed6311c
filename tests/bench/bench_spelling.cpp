// SPDX-License-Identifier: GPL-2.0-or-later
//
// bench_spelling [--work DIR] [--words N] [--seed N] [--show]
// How often the best correction of a seeded typo is the word meant, and how long it takes, beside
// Xapian's own spelling suggestions (edit distance 2) over the same words and frequencies. Words
// are those of titles, of five letters or more, that three articles have; a typo that is itself a
// word of three articles is drawn again. Then the time of suggestions for every beginning of 500
// titles.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "latencies.hpp"
#include "search/spelling/spelling_model.hpp"
#include "search/suggest/suggester.hpp"
#include "shared_data.hpp"
#include "support/utf8.hpp"
#include "typos.hpp"
#include "workspace.hpp"

namespace {

using namespace telusur;
using namespace telusur::bench;

constexpr std::size_t kMinLetters = 5;
constexpr std::uint32_t kRealWord = 3;  ///< articles that make a word one

struct Slip {
  std::string meant;
  std::string typed;
  TypoKind kind = TypoKind::insertion;
};

std::vector<std::string> title_words(const std::filesystem::path& db,
                                     const search::SpellingModel& model, std::size_t count,
                                     std::mt19937& random) {
  std::set<std::string> all;
  analysis::TokenBuffer buffer;
  each_article(db, [&](const article::Article& article) {
    analyze(model.analyzer(), article.title, buffer);
    for (const analysis::Token& token : buffer.tokens()) {
      if (token.kind == analysis::TokenKind::word && token.surface.size() >= kMinLetters &&
          search::Vocabulary::holds(token.surface) &&
          model.words().articles(token.surface) >= kRealWord) {
        all.emplace(token.surface);
      }
    }
  });
  std::vector<std::string> words(all.begin(), all.end());
  for (std::size_t i = words.size(); i > 1; --i)
    std::swap(words[i - 1], words[random() % i]);
  if (words.size() > count) words.resize(count);
  return words;
}

std::vector<Slip> slips_of(const std::vector<std::string>& words,
                           const search::SpellingModel& model, std::mt19937& random) {
  constexpr int kTries = 20;
  std::vector<Slip> slips;
  for (const std::string& word : words) {
    for (const TypoKind kind : kTypoKinds) {
      for (int i = 0; i < kTries; ++i) {
        std::string typed = with_typo(word, kind, random);
        if (typed == word || model.words().articles(typed) >= kRealWord) continue;
        slips.push_back({word, std::move(typed), kind});
        break;
      }
    }
  }
  return slips;
}

/// Xapian's spelling dictionary of the same words.
Xapian::WritableDatabase xapian_spelling(const std::filesystem::path& folder,
                                         const search::Vocabulary& words) {
  Xapian::WritableDatabase db(folder.string(), Xapian::DB_CREATE_OR_OVERWRITE);
  for (std::size_t i = 0; i < words.size(); ++i)
    db.add_spelling(std::string(words.word(i)), words.articles(i));
  db.commit();
  return db;
}

struct Score {
  std::size_t asked = 0;
  std::size_t right = 0;
  std::size_t same_stem = 0;
  std::size_t silent = 0;
  [[nodiscard]] double share(std::size_t count) const {
    return asked == 0 ? 0 : double(count) / double(asked);
  }
  void add(const Slip& slip, const std::string& answer, const analysis::Stemmer& stemmer) {
    std::string a;
    std::string b;
    ++asked;
    right += answer == slip.meant ? 1 : 0;
    silent += answer.empty() ? 1 : 0;
    same_stem += stemmer.stem(answer, a) == stemmer.stem(slip.meant, b) ? 1 : 0;
  }
};

struct Speller {
  std::string name;
  std::function<std::string(const std::string&)> answer;
  std::array<Score, kTypoKinds.size()> scores{};
  Score total{};
  Latencies times{};
};

void ask(Speller& speller, const std::vector<Slip>& slips, const analysis::Stemmer& stemmer,
         bool show) {
  for (const Slip& slip : slips) {
    std::string answer;
    speller.times.add(seconds_of([&] { answer = speller.answer(slip.typed); }));
    speller.scores[static_cast<std::size_t>(slip.kind)].add(slip, answer, stemmer);
    speller.total.add(slip, answer, stemmer);
    if (show && answer != slip.meant) {
      fmt::print("{}\t{}\t{}\t{}\n", name(slip.kind), slip.typed, slip.meant, answer);
    }
  }
}

void print(std::string_view kind, const Score& ours, const Score& xapians) {
  fmt::print("{:<22} {:>6} {:>9.3f} {:>10.3f} {:>8.3f} {:>14.3f}\n", kind, ours.asked,
             ours.share(ours.right), ours.share(ours.same_stem), ours.share(ours.silent),
             xapians.share(xapians.right));
}

void measure(const Workspace& workspace, const std::filesystem::path& db, std::size_t count,
             std::uint32_t seed, bool show) {
  const analysis::Analyzer analyzer = analysis::make_default_analyzer();
  auto reader = must(index::IndexReader::open(db, analyzer));
  std::shared_ptr<const search::SpellingModel> model;
  Latencies builds;
  for (int i = 0; i < 5; ++i)
    builds.add(seconds_of([&] { model = must(search::SpellingModel::build(reader, analyzer)); }));
  fmt::print("{} words of {} articles; model of {:.1f} MB, built in {:.0f} ms (median of 5)\n",
             model->words().size(), model->articles(), double(model->memory_bytes()) / 1e6,
             builds.quantile_ms(0.5));

  std::mt19937 random(seed);
  const std::vector<std::string> words = title_words(db, *model, count, random);
  const std::vector<Slip> slips = slips_of(words, *model, random);
  Xapian::WritableDatabase xapian =
      xapian_spelling(workspace.file("xapian-spelling"), model->words());
  Speller ours{"telusur", [&](const std::string& typed) {
                 const auto found = model->candidates(typed);
                 return found.empty() ? std::string() : found.front().text;
               }};
  Speller xapians{
      "xapian", [&](const std::string& typed) { return xapian.get_spelling_suggestion(typed, 2); }};
  ask(ours, slips, analyzer.stemmer(), show);
  ask(xapians, slips, analyzer.stemmer(), false);
  fmt::print("{:<22} {:>6} {:>9} {:>10} {:>8} {:>14}\n", "slip", "words", "top-1", "same stem",
             "silent", "xapian's top-1");
  for (const TypoKind kind : kTypoKinds) {
    const auto at = static_cast<std::size_t>(kind);
    print(name(kind), ours.scores[at], xapians.scores[at]);
  }
  print("all", ours.total, xapians.total);
  for (const Speller* speller : {&ours, &xapians}) {
    fmt::print("{:<8} p50 {:.3f} ms, p99 {:.3f} ms a word\n", speller->name,
               speller->times.quantile_ms(0.5), speller->times.quantile_ms(0.99));
  }
}

/// Every beginning of every so many titles, as they are typed.
std::vector<std::string> beginnings(const search::SuggestionIndex& titles, std::size_t count) {
  std::vector<std::string> typed;
  const std::size_t stride = std::max<std::size_t>(1, titles.titles() / count);
  for (std::size_t i = 0; i < count && i * stride < titles.titles(); ++i) {
    const auto title = titles.text(static_cast<std::uint32_t>(titles.phrases() + i * stride));
    for (std::size_t at = 0; at < title.size();) {
      at += utf8::decode(title, at).length;
      typed.emplace_back(title.substr(0, at));
    }
  }
  return typed;
}

void measure_suggestions(const std::filesystem::path& db) {
  constexpr std::size_t kTitles = 500;
  const analysis::Analyzer analyzer = analysis::make_default_analyzer();
  auto reader = must(index::IndexReader::open(db, analyzer));
  const auto spelling = must(search::SpellingModel::build(reader, analyzer));
  std::shared_ptr<const search::Suggester> suggester;
  Latencies builds;
  for (int i = 0; i < 3; ++i)
    builds.add(seconds_of([&] { suggester = must(search::Suggester::build(reader, analyzer)); }));
  const search::SuggestionIndex& index = suggester->index();
  fmt::print("suggestions: {} titles, {} phrases; {:.1f} MB, built in {:.0f} ms (median of 3)\n",
             index.titles(), index.phrases(), double(index.memory_bytes()) / 1e6,
             builds.quantile_ms(0.5));
  Latencies times;
  std::size_t silent = 0;
  const std::vector<std::string> all = beginnings(index, kTitles);
  for (const std::string& typed : all) {
    times.add(seconds_of([&] {
      silent += suggester->suggest(typed, search::Suggester::kDefaultLimit, spelling.get()).empty()
                    ? 1
                    : 0;
    }));
  }
  fmt::print(
      "{} beginnings of {} titles: p50 {:.3f} ms, p99 {:.3f} ms, worst {:.3f} ms; {} without "
      "a suggestion\n",
      all.size(), kTitles, times.quantile_ms(0.5), times.quantile_ms(0.99), times.quantile_ms(1),
      silent);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"bench_spelling: corrections of seeded typos, beside Xapian's"};
  std::string folder;
  std::size_t words = 1000;
  std::uint32_t seed = 20260101;
  bool show = false;
  app.add_option("--work", folder, "Folder to keep the indexes in; a temporary one otherwise");
  app.add_option("--words", words, "Words to misspell, in five ways each")->capture_default_str();
  app.add_option("--seed", seed, "Of the words and slips")->capture_default_str();
  app.add_flag("--show", show, "List the slips that were not put right");
  CLI11_PARSE(app, argc, argv);
  try {
    const Workspace workspace(folder);
    const IndexingReport index = make_index(workspace, "news", {shared_file("news.ndjson.gz")});
    measure(workspace, index.db, words, seed, show);
    measure_suggestions(index.db);
    return 0;
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "bench_spelling: {}\n", error.get_description());
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_spelling: {}\n", error.what());
  }
  return 2;
}
