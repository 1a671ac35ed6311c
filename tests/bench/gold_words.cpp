// SPDX-License-Identifier: GPL-2.0-or-later
#include "gold_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

#include "shared_data.hpp"
#include "support/file.hpp"

namespace telusur::bench {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);)
    parts.push_back(part);
  return parts;
}

template <class Use>
void each_line(const std::filesystem::path& path, Use&& use) {
  std::istringstream lines(must(read_file(path)));
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && !line.starts_with('#')) use(line);
  }
}

/// Pairs within groups of these sizes.
template <class Counts>
double pairs(const Counts& counts) {
  double sum = 0;
  for (const auto& [key, count] : counts)
    sum += count * (count - 1) / 2;
  return sum;
}

double share(double part, double whole, double of_nothing) {
  return whole > 0 ? part / whole : of_nothing;
}

}  // namespace

std::vector<GoldWord> read_gold(const std::filesystem::path& path) {
  std::vector<GoldWord> gold;
  each_line(path, [&](const std::string& line) {
    const std::vector<std::string> fields = split(line, '\t');
    if (fields.size() < 2) throw std::runtime_error(path.string() + ": a line without a lemma");
    GoldWord word{.word = fields[0], .lemma = fields[1], .frequency = 1, .accepted = {fields[1]}};
    if (fields.size() > 2) word.frequency = std::stoull(fields[2]);
    if (fields.size() > 4 && fields[4] != "-") {
      for (std::string& other : split(fields[4], '|'))
        word.accepted.push_back(std::move(other));
    }
    gold.push_back(std::move(word));
  });
  return gold;
}

std::vector<std::vector<std::string>> read_families(const std::filesystem::path& path) {
  std::vector<std::vector<std::string>> families;
  each_line(path, [&](const std::string& line) {
    std::istringstream in(line);
    auto& family = families.emplace_back();
    for (std::string word; in >> word;)
      family.push_back(word);
  });
  return families;
}

StemScore score_stems(std::span<const GoldWord> gold, std::span<const std::string> stems) {
  double right = 0;
  double inflected = 0;
  double inflected_right = 0;
  double tokens = 0;
  double tokens_right = 0;
  std::map<std::string_view, double> by_lemma;
  std::map<std::string_view, double> by_stem;
  std::map<std::pair<std::string_view, std::string_view>, double> by_both;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    const GoldWord& word = gold[i];
    const auto accepts = [&](const std::string& stem) {
      return std::ranges::find(word.accepted, stem) != word.accepted.end();
    };
    const auto frequency = static_cast<double>(word.frequency);
    const double good = accepts(stems[i]) ? 1 : 0;
    right += good;
    tokens += frequency;
    tokens_right += good * frequency;
    if (!accepts(word.word)) {
      inflected += 1;
      inflected_right += good;
    }
    by_lemma[word.lemma] += 1;
    by_stem[stems[i]] += 1;
    by_both[{word.lemma, stems[i]}] += 1;
  }
  const auto count = static_cast<double>(gold.size());
  StemScore score;
  score.types = share(right, count, 0);
  score.inflected = share(inflected_right, inflected, 0);
  score.uninflected = share(right - inflected_right, count - inflected, 0);
  score.tokens = share(tokens_right, tokens, 0);
  score.precision = share(pairs(by_both), pairs(by_stem), 1);
  score.recall = share(pairs(by_both), pairs(by_lemma), 1);
  score.f1 = share(2 * score.precision * score.recall, score.precision + score.recall, 0);
  return score;
}

FamilyScore score_families(std::span<const std::vector<std::string>> families,
                           const StemFunction& stem) {
  FamilyScore score;
  score.families = families.size();
  std::map<std::string, std::set<std::string>> roots_of;  // by stem
  for (const auto& family : families) {
    std::set<std::string> stems;
    for (const std::string& word : family) {
      const std::string given = stem(word);
      stems.insert(given);
      roots_of[given].insert(family.front());
    }
    if (stems.size() == 1) {
      ++score.merged;
    } else {
      score.split.push_back(fmt::format("{}: {}", family.front(), fmt::join(stems, " ")));
    }
  }
  for (const auto& [shared, roots] : roots_of) {
    if (roots.size() > 1) {
      score.clashes.push_back(fmt::format("{}: {}", shared, fmt::join(roots, " ")));
    }
  }
  return score;
}

}  // namespace telusur::bench
